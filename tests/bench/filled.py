"""A scheme with eleven years of responses, for the pages that are timed on it."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

ANSWERS = 10
"""Answers of one response: as many as My life asks."""
PEOPLE = 700
ALIKE: dict[str, Any] = {
    "source": "paper",
    "person_said": "",
    "survey": "my-life",
    "version": 1,
    "known": True,
    "language": "en",
    "help": ["read"],
    "seen": [],
}
"""What every response has."""
_AT_ONCE = 5000

# Answers lie in the order of their responses' ids, and have ids like theirs, so that no index is written at random.
ANSWER = """INSERT INTO responses_answer
(id, scheme_id, response_id, place, practice, question, value, "by", "order", seconds, tries, explained, helped)
SELECT {id}, r.scheme_id, r.id, q.place, {false}, q.question, 'picked', 'self', q.shown, 5.0, 1, {false}, {false}
FROM responses_response r CROSS JOIN bench_question q ORDER BY r.id, q.place"""
PICK = """INSERT INTO responses_picked (id, scheme_id, answer_id, place, choice, score, watch)
SELECT a.id, a.scheme_id, a.id, 0, CASE {chance} WHEN 0 THEN q.one WHEN 1 THEN q.two ELSE q.three END, 2, {false}
FROM responses_answer a CROSS JOIN bench_question q WHERE q.question = a.question"""
SAYS = {
    "sqlite": {
        "id": "substr(r.id, 1, 28) || printf('%04x', q.place)",
        "false": "0",
        "chance": "abs(random()) % 3",
    },
    "postgresql": {
        "id": "overlay(r.id::text placing lpad(to_hex(q.place), 4, '0') from 33)::uuid",
        "false": "false",
        "chance": "floor(random() * 3)::int",
    },
}
HASTE = ("synchronous=OFF", "journal_mode=OFF", "cache_size=-1500000", "temp_store=MEMORY")
"""Of SQLite, while it is filled: nothing is lost that could not be made again."""


def fill(folder: Path, answers: int) -> None:
    """One scheme with so many answers; the tallies are counted by the hub's own command."""
    from django.core.management import call_command
    from django.db import connection

    from scheme.responses import tally
    from scheme.schemes.founding import found_scheme, make_hub

    make_hub(folder)
    call_command("migrate", verbosity=0)
    scheme, _ = found_scheme(folder, "Willow")
    began = time.perf_counter()
    with _hasty():
        rows = _responses(scheme, answers // ANSWERS)
        while some := list(islice(rows, _AT_ONCE)):
            scheme.responses.bulk_create(response for response, _ in some)
            scheme.steps.bulk_create(step for _, step in some if step)
        made = time.perf_counter()
        _answer_all()
        filled = time.perf_counter()
        tallies = tally.rebuild(scheme)
    counted = time.perf_counter()
    print(
        f"{connection.vendor}: {answers // ANSWERS} responses in {made - began:.0f} s, "
        f"{answers} answers in {filled - made:.0f} s, {tallies} tallies in {counted - filled:.0f} s",
        flush=True,
    )


@contextmanager
def _hasty() -> Iterator[None]:
    from django.db import connection

    from scheme import database

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for pragma in HASTE:
                cursor.execute(f"PRAGMA {pragma}")
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What its own housekeeping does in the night.
            cursor.execute("VACUUM ANALYZE")
    # The next connection is again as lasting as any.
    connection.close()
    database.measure()


def _answer_all() -> None:
    """An answer to each question of each response, made by the database itself."""
    from django.db import connection, transaction

    from scheme.surveys import shelf

    survey = shelf.survey("my-life", 1)
    assert survey
    says = SAYS[connection.vendor]
    kind = "jsonb" if connection.vendor == "postgresql" else "text"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE bench_question (place int, question text, shown {kind},"
            " one text, two text, three text)"
        )
        for place, question in enumerate(survey.questions):
            ids = [choice.id for choice in question.choices][:3]
            line = "INSERT INTO bench_question VALUES (%s, %s, %s, %s, %s, %s)"
            cursor.execute(line, [place, question.id, json.dumps(ids), *ids])
        cursor.execute(ANSWER.format(**says))
        cursor.execute(PICK.format(**says))


def _responses(scheme: Any, number: int) -> Iterator[tuple[Any, Any]]:
    """Responses as from paper, which need no envelope, as they arrive; nine in ten that need a look were seen."""
    from django.utils import timezone

    from scheme.concerns.models import Step
    from scheme.responses.models import Response
    from scheme.schemes.founding import add_staff
    from scheme.schemes.models import Role, Staff

    chance, now = Random(1), timezone.now()
    add_staff(scheme, Role.RESPONDER, "rosa@willow.example", "Rosa")
    rosa = Staff.objects.get()
    homes = [scheme.households.create(name=f"House {place}") for place in range(PEOPLE // 2)]
    people = [scheme.people.create(name=f"Person {place}", portrait="portrait_1") for place in range(PEOPLE)]
    between = timedelta(days=11 * 365) / number
    for left in range(number, 0, -1):
        at = timezone.localtime(now - left * between)
        place = chance.randrange(PEOPLE)
        watch = chance.random() < 0.1
        response = Response(
            scheme=scheme,
            entered_by=rosa,
            household=homes[place // 2],
            person=people[place],
            arrived_at=at,
            month=at.date().replace(day=1),
            ended=chance.choice(["finished", "finished", "stopped"]),
            watch=watch,
            look=watch,
            helped=chance.choice(["alone", "helped", "unsaid"]),
            here=chance.choice([["me"], ["carer"], ["carer", "live-with"], None]),
            **ALIKE,
        )
        seen = watch and (now - at).days > 7
        yield response, Step(scheme=scheme, response=response, what="seen", by=rosa) if seen else None
