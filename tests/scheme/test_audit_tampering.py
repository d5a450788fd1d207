"""Whoever owns the files edits, deletes, swaps, inserts or cuts off rows of the audit: it is found every time."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from scheme.audit import chain, triggers, witness
from scheme.audit.models import Entry
from scheme.schemes.models import Role, Scheme
from tests.scheme.conftest import Cast
from tests.scheme.speaking import Speaking
from tests.scheme.test_commands import Say, say

__all__ = ["say"]

ROWS = 12
TRIES = 25
AWAY = 1_000_000
Tampering = Callable[[Scheme, random.Random], None]


@pytest.fixture
def seen(willow: Cast, device: Speaking) -> Scheme:
    """A chain of some rows, whose head a device has seen."""
    staff = willow.staff(Role.RESPONDER, "Alice")
    while willow.scheme.audit.count() < ROWS:
        chain.note(willow.scheme, staff, "opened", str(willow.scheme.audit.count()), why="asked to")
    witness.heard(willow.scheme, {willow.row(device).pk: chain.head(willow.scheme)})
    return willow.scheme


def edit(scheme: Scheme, chance: random.Random) -> None:
    """One column of one row."""
    row = chance.choice(list(scheme.audit.all()))
    columns = ["at", "what", "about", "why", "previous", "digest", "number", *(["who"] if row.who else [])]
    column = chance.choice(columns)
    changed = {
        "at": row.at + timedelta(microseconds=1 + chance.randrange(10**9)),
        "who": None,
        "number": AWAY,
        "previous": f"{chance.getrandbits(256):064x}",
        "digest": f"{chance.getrandbits(256):064x}",
    }
    scheme.audit.filter(pk=row.pk).update(**{column: changed.get(column, "other")})


def delete(scheme: Scheme, chance: random.Random) -> None:
    """Some rows that follow each other, and the rest moved up or not."""
    first = chance.randrange(1, ROWS)
    last = chance.randrange(first, ROWS)
    scheme.audit.filter(number__range=(first, last)).delete()
    if chance.random() < 0.5:
        move(scheme, last, first - last - 1)


def swap(scheme: Scheme, chance: random.Random) -> None:
    """Two rows change places."""
    one, other = chance.sample(range(1, ROWS + 1), 2)
    scheme.audit.filter(number=one).update(number=AWAY)
    scheme.audit.filter(number=other).update(number=one)
    scheme.audit.filter(number=AWAY).update(number=other)


def insert(scheme: Scheme, chance: random.Random) -> None:
    """A row that follows from the one before it; those after it are moved."""
    place = chance.randrange(1, ROWS + 1)
    before = scheme.audit.filter(number=place - 1).first()
    move(scheme, place - 1, 1)
    row = Entry(scheme=scheme, number=place, at=timezone.now(), what="opened", about="other")
    row.previous = before.digest if before else chain.BEGIN
    row.digest = chain._of(row)
    row.save(force_insert=True)


def cut(scheme: Scheme, chance: random.Random) -> None:
    """The last rows are gone; others may stand in their place, that follow as they should."""
    scheme.audit.filter(number__gt=chance.randrange(ROWS)).delete()
    for _ in range(chance.choice((0, 0, 1, ROWS))):
        chain.note(scheme, None, "opened", "other")


def write_anew(scheme: Scheme, chance: random.Random) -> None:
    """One row is edited, and every digest from there on is made to fit."""
    place = chance.randrange(1, ROWS + 1)
    scheme.audit.filter(number=place).update(about="other")
    before = scheme.audit.filter(number=place - 1).first()
    previous = before.digest if before else chain.BEGIN
    for row in scheme.audit.filter(number__gte=place):
        row.previous = previous
        previous = row.digest = chain._of(row)
        row.save()


def move(scheme: Scheme, after: int, by: int) -> None:
    """The numbers of all rows after this one change."""
    scheme.audit.filter(number__gt=after).update(number=F("number") + AWAY + by)
    scheme.audit.filter(number__gt=AWAY).update(number=F("number") - AWAY)


@pytest.mark.parametrize("tampering", [edit, delete, swap, insert, cut, write_anew])
def test_verify_finds_it_wherever_it_was_done(
    seen: Scheme, say: Say, tampering: Tampering, record_property: Callable[[str, object], None]
) -> None:
    """By what the command prints, and once by the command itself."""
    assert chain.faults(seen) == []
    for seed in range(TRIES):
        place = transaction.savepoint()
        triggers.drop(connection)
        tampering(seen, random.Random(seed))
        triggers.make(connection)
        assert chain.faults(seen), f"seed {seed}"
        if seed == TRIES - 1:
            assert say("audit", "verify")[0] == 1
        transaction.savepoint_rollback(place)
    assert chain.faults(seen) == [], "the chain as it was holds"
    record_property("said", f"{tampering.__name__}: found {TRIES} times of {TRIES}")
