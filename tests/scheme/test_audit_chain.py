"""The chain of the audit: the database keeps it from being changed, and whoever gets past that leaves a trace."""

import hashlib
import json
import random
from collections.abc import Callable
from datetime import UTC

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from scheme.audit import chain, triggers, witness
from scheme.audit.models import Entry
from scheme.schemes.models import Role, Scheme
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.speaking import Speaking
from tests.scheme.test_commands import Say, say

__all__ = ["say"]


@pytest.fixture
def five(willow: Cast) -> Scheme:
    """A chain of five rows, the third with its reason."""
    staff = willow.staff(Role.RESPONDER, "Alice")
    for number in range(1, 6):
        chain.note(willow.scheme, staff, "made", str(number), why="asked to" if number == 3 else "")
    return willow.scheme


@pytest.fixture
def bare(five: Scheme) -> Scheme:
    """The same, as for someone who owns the database's files and takes the triggers away."""
    triggers.drop(connection)
    return five


def test_a_whole_chain_holds(five: Scheme) -> None:
    assert chain.broken_at(five) is None
    assert chain.head(five) == f"5-{five.audit.get(number=5).digest}"
    assert chain.faults(five) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.filter(number=3).update(about="other"),
        lambda rows: rows.filter(number=5).delete(),
        lambda rows: rows.all()._raw_delete("default"),
        lambda rows: rows.create(
            scheme=rows.first().scheme,
            number=3,
            at=timezone.now(),
            what="x",
            about="",
            digest="d",
            previous="p",
        ),
        lambda rows: rows.create(
            scheme=rows.first().scheme,
            number=6,
            at=timezone.now(),
            what="x",
            about="",
            digest="d",
            previous="p",
        ),
    ],
    ids=["update", "delete", "delete all", "number again", "does not follow"],
)
def test_the_database_takes_no_change(five: Scheme, change: Callable[..., object]) -> None:
    with pytest.raises(IntegrityError, match="row of the audit"), transaction.atomic():
        change(Entry.objects)
    assert chain.broken_at(five) is None


def test_no_row_is_replaced_unheard(five: Scheme) -> None:
    last, two = five.audit.get(number=5), five.audit.get(number=2)
    columns = "id, scheme_id, number, at, what, about, why, previous, digest"
    verb, more = ("INSERT", " ON CONFLICT (id) DO UPDATE SET what = 'x'")
    if connection.vendor == "sqlite":
        verb, more = "INSERT OR REPLACE", ""
    line = f"{verb} INTO audit_entry ({columns}) VALUES (%s, %s, 6, '2026-01-01', '', '', '', %s, 'd'){more}"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(line, [two.pk.hex, five.pk.hex, last.digest])


def test_the_triggers_stand_after_every_migration(db: None) -> None:
    assert triggers.missing(connection) == []


@pytest.mark.parametrize("field", ["about", "what", "why", "who", "at", "digest", "previous"])
def test_an_edit_names_its_row(bare: Scheme, field: str) -> None:
    value = {"who": None, "at": timezone.now()}.get(field, "other")
    Entry.objects.filter(number=3).update(**{field: value})
    assert chain.broken_at(bare) == 3


def test_a_reason_taken_out_shows(bare: Scheme) -> None:
    Entry.objects.filter(number=3).update(why="")
    assert chain.broken_at(bare) == 3


def test_any_edit_deletion_or_swap_is_found(bare: Scheme) -> None:
    """A hundred changes chosen by chance, each in the chain as it was."""
    chance = random.Random(7)
    for _ in range(100):
        one, other = chance.sample(range(1, 6), 2)
        how = chance.choice(["edit", "delete", "swap"])
        place = transaction.savepoint()
        if how == "edit":
            Entry.objects.filter(number=one).update(what="other")
        elif how == "delete":
            Entry.objects.filter(number=one).delete()
        else:
            Entry.objects.filter(number=one).update(number=99)
            Entry.objects.filter(number=other).update(number=one)
            Entry.objects.filter(number=99).update(number=other)
        cut = how == "delete" and one == 5
        assert chain.broken_at(bare) == (None if cut else one if how != "swap" else min(one, other))
        transaction.savepoint_rollback(place)
    assert chain.broken_at(bare) is None


def test_a_cut_tail_is_found_by_what_a_device_saw(bare: Scheme, device: Speaking) -> None:
    _, delivery = device.round([])
    assert delivery and delivery.audit_head == chain.head(bare)
    device.head = delivery.audit_head
    device.round([])
    assert not bare.alarms.all()
    Entry.objects.filter(number__gt=3).delete()
    assert chain.broken_at(bare) is None
    assert "row 5 is not as the device of Oak Lane" in chain.faults(bare)[0]
    device.round([])
    assert [alarm.number for alarm in bare.alarms.all()] == [5]


def test_a_chain_written_anew_is_found_too(bare: Scheme, device: Speaking) -> None:
    device.head = chain.head(bare)
    device.round([])
    Entry.objects.filter(number__gt=3).delete()
    for _ in range(4):
        chain.note(bare, None, "written anew")
    device.round([])
    _, delivery = device.round([])
    assert delivery
    device.head = delivery.audit_head
    device.round([])
    # The device now holds the new head; what was seen stays written down.
    faults = chain.faults(bare)
    assert len(faults) == 1 + len(triggers.missing(connection))
    assert "a device held row 5, which the chain did not" in faults[0]


@pytest.mark.parametrize(
    "head", ["", "x", "5", "5-", "5-short", "0-" + "a" * 64, "5-" + "\0" * 63 + "\u0663"]
)
def test_a_head_that_says_nothing_is_left_aside(five: Scheme, device: Speaking, head: str) -> None:
    device.head = head
    assert device.round([])[0] == 200
    assert not five.alarms.all()


def test_one_device_that_lies_fills_no_table(willow: Cast, device: Speaking) -> None:
    row = willow.row(device)
    for number in range(1, 60):
        witness.heard(row.scheme, {row.pk: f"{number}-{number:064d}"})
    assert willow.scheme.alarms.count() == witness.MOST


def test_rows_from_before_there_were_reasons_hold(willow: Cast) -> None:
    """A digest as the first version made it, of six parts."""
    at = timezone.now()
    row = [chain.BEGIN, 1, at.astimezone(UTC).isoformat(), "", "made", "1"]
    digest = hashlib.sha256(json.dumps(row, separators=(",", ":")).encode()).hexdigest()
    willow.scheme.audit.create(number=1, at=at, what="made", about="1", previous=chain.BEGIN, digest=digest)
    assert chain.broken_at(willow.scheme) is None


def test_the_command_names_the_first_broken_row(say: Say, bare: Scheme) -> None:
    triggers.make(connection)
    assert say("audit", "verify")[:2] == (
        0,
        "Every row follows from the one before it, and devices saw no other.",
    )
    triggers.drop(connection)
    Entry.objects.filter(number=2).update(what="other")
    status, said, _ = say("audit", "verify")
    assert status == 1
    assert said.splitlines()[0] == "Willow: row 2 was changed."
    assert "Willow: the trigger audit_follows is not in the database." in said


def test_reading_a_page_costs_one_row_each(five: Scheme, willow: Cast) -> None:
    browser: Client = signed_in(willow.staff(Role.VIEWER, "Vera"))
    for _ in range(3):
        browser.get("/responses/")
    assert chain.head(five).startswith("8-")
