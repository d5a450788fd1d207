"""A scheme with eleven years of responses, made by the database itself, for the pages that are timed on it."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

ANSWERS = 10
"""Answers of one response: as many as My life asks."""
PEOPLE = 700
YEARS = timedelta(days=11 * 365)

# As from paper, which needs no envelope. What differs is drawn from the running number by primes.
RESPONSE = """INSERT INTO responses_response
(id, scheme_id, source, entered_by_id, household_id, person_id, arrived_at, month, "by", person_said, ended,
 survey, version, known, watch, look, waits, helped, language, begun, here, there, help, seen)
WITH RECURSIVE
 series(n) AS (SELECT CAST(0 AS bigint) UNION ALL SELECT n + 1 FROM series WHERE n + 1 < {number}),
 drawn(n, seconds, watch) AS (
  SELECT n, {begun} + {between} * n, CASE WHEN n * 104729 % 1000003 % 10 = 0 THEN {true} ELSE {false} END
  FROM series)
SELECT {random_id}, {scheme}, 'paper', {staff}, p.household, p.person, {arrived_at}, {month}, 'self', '',
 CASE n % 3 WHEN 0 THEN 'stopped' ELSE 'finished' END, 'my-life', 1, {true}, watch, watch,
 CASE WHEN watch THEN seconds > {week_ago} ELSE {false} END,
 CASE n / 3 % 3 WHEN 0 THEN 'alone' WHEN 1 THEN 'helped' ELSE 'unsaid' END, 'en', '',
 CASE n / 9 % 4 WHEN 0 THEN '["me"]' WHEN 1 THEN '["carer"]' WHEN 2 THEN '["carer", "live-with"]' END{json},
 CASE n / 9 % 4 WHEN 0 THEN ' me ' WHEN 1 THEN ' carer ' WHEN 2 THEN ' carer live-with ' ELSE ' ' END,
 '["read"]'{json}, '[]'{json}
FROM drawn JOIN bench_person p ON p.place = n * 7919 % 1000003 % {people}"""
STEP = """INSERT INTO concerns_step (id, scheme_id, response_id, what, facts, by_id, at)
SELECT id, scheme_id, id, 'seen', '{{}}'{json}, entered_by_id, arrived_at
FROM responses_response WHERE look AND NOT waits"""
# Answers lie in the order of their responses' ids, and have ids like theirs, so that no index is written at random.
ANSWER = """INSERT INTO responses_answer
(id, scheme_id, response_id, place, practice, question, value, "by", "order", seconds, tries, explained, helped)
SELECT {answer_id}, r.scheme_id, r.id, q.place, {false}, q.question, 'picked', 'self', q.shown{json}, 5.0, 1,
 {false}, {false}
FROM responses_response r CROSS JOIN bench_question q ORDER BY r.id, q.place"""
PICK = """INSERT INTO responses_picked (id, scheme_id, answer_id, place, choice, score, watch)
SELECT a.id, a.scheme_id, a.id, 0, CASE {third} WHEN 0 THEN q.one WHEN 1 THEN q.two ELSE q.three END, 2, {false}
FROM responses_answer a CROSS JOIN bench_question q WHERE q.question = a.question"""
COUNT = """SELECT month, helped, {third}, count(*) FROM responses_response a GROUP BY 1, 2, 3"""
SAYS = {
    "sqlite": {
        "random_id": "lower(hex(randomblob(16)))",
        "answer_id": "substr(r.id, 1, 28) || printf('%04x', q.place)",
        "third": "unicode(a.id) % 3",
        "arrived_at": "strftime('%Y-%m-%d %H:%M:%f', seconds, 'unixepoch')",
        "month": "strftime('%Y-%m-01', seconds, 'unixepoch')",
        "true": "1",
        "false": "0",
        "json": "",
    },
    "postgresql": {
        "random_id": "gen_random_uuid()",
        "answer_id": "overlay(r.id::text placing lpad(to_hex(q.place), 4, '0') from 33)::uuid",
        "third": "ascii(a.id::text) % 3",
        "arrived_at": "to_timestamp(seconds)",
        "month": "date_trunc('month', to_timestamp(seconds) AT TIME ZONE 'UTC')::date",
        "true": "true",
        "false": "false",
        "json": "::jsonb",
    },
}
HASTE = {
    "sqlite": (
        "PRAGMA synchronous=OFF",
        "PRAGMA journal_mode=OFF",
        "PRAGMA cache_size=-1500000",
        "PRAGMA foreign_keys=OFF",
    ),
    "postgresql": ("SET session_replication_role = replica", "SET synchronous_commit = off"),
}
"""While it is filled: nothing is lost that could not be made again, and every row points to one that is there."""


def fill(folder: Path, answers: int) -> None:
    """One scheme with so many answers, and what the hub counts as they come."""
    from django.core.management import call_command
    from django.db import connection

    from scheme.responses import tally
    from scheme.schemes.founding import found_scheme, make_hub

    make_hub(folder)
    call_command("migrate", verbosity=0)
    scheme, _ = found_scheme(folder, "Willow")
    began = time.perf_counter()
    with _hasty():
        staff = _people(scheme)
        chosen = _questions()
        _rows(scheme, staff, answers // ANSWERS)
        _count(scheme, chosen)
    print(f"{connection.vendor}: {answers} answers in {time.perf_counter() - began:.0f} s", flush=True)
    if answers <= 10_000:
        assert tally.held(scheme) == tally.scan(scheme), "the tallies are not those of the answers"


@contextmanager
def _hasty() -> Iterator[None]:
    from django.db import connection

    with connection.cursor() as cursor:
        for one in HASTE[connection.vendor]:
            cursor.execute(one)
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What its own housekeeping does in the night.
            cursor.execute("VACUUM ANALYZE")
    # The next connection is again as lasting as any.
    connection.close()


def _people(scheme: Any) -> Any:
    """People, two in a house, beside the database's own table of them; who typed all the paper."""
    from django.db import connection

    from scheme.schemes.founding import add_staff
    from scheme.schemes.models import Role

    add_staff(scheme, Role.RESPONDER, "rosa@willow.example", "Rosa")
    with connection.cursor() as cursor:
        kind = "uuid" if connection.vendor == "postgresql" else "text"
        cursor.execute(
            f"CREATE TEMPORARY TABLE bench_person (place int PRIMARY KEY, person {kind}, household {kind})"
        )
        homes = [scheme.households.create(name=f"House {place}") for place in range(PEOPLE // 2)]
        for place in range(PEOPLE):
            one = scheme.people.create(name=f"Person {place}", portrait="portrait_1")
            row = [place, _id(one), _id(homes[place // 2])]
            cursor.execute("INSERT INTO bench_person VALUES (%s, %s, %s)", row)
    return scheme.staff.get()


def _questions() -> dict[str, list[str]]:
    """The questions of My life and three choices of each, beside the database's own table of them."""
    from django.db import connection

    from scheme.surveys import shelf

    survey = shelf.survey("my-life", 1)
    assert survey
    chosen = {question.id: [choice.id for choice in question.choices][:3] for question in survey.questions}
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE bench_question"
            " (place int, question text, shown text, one text, two text, three text)"
        )
        for place, (question, ids) in enumerate(chosen.items()):
            line = "INSERT INTO bench_question VALUES (%s, %s, %s, %s, %s, %s)"
            cursor.execute(line, [place, question, json.dumps(ids), *ids])
    return chosen


def _rows(scheme: Any, staff: Any, number: int) -> None:
    """Responses as they arrive, the step of each that was seen, an answer to each question, and what was picked."""
    from django.db import connection
    from django.utils import timezone

    now = timezone.now()
    begun = now - YEARS
    says = {
        **SAYS[connection.vendor],
        "number": number,
        "people": PEOPLE,
        "begun": int(begun.timestamp()),
        "week_ago": int((now - timedelta(days=7)).timestamp()),
        "between": YEARS.total_seconds() / number,
        "scheme": f"'{_id(scheme)}'",
        "staff": f"'{_id(staff)}'",
    }
    for made in (RESPONSE, STEP, ANSWER, PICK):
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(made.format(**says))
        print(f"{made.split()[2]}: {time.perf_counter() - began:.0f} s", flush=True)


def _count(scheme: Any, chosen: dict[str, list[str]]) -> None:
    """The tallies, from responses alone: each has one answer to each question, and all its picks stand alike."""
    from django.db import connection

    from scheme.responses.models import Tally

    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(**SAYS[connection.vendor]))
        found = cursor.fetchall()
    counts: dict[tuple[Any, ...], int] = {}
    for month, helped, third, n in found:
        for question, ids in chosen.items():
            for choice in ("", ids[third]):
                key = (month, helped, question, choice)
                counts[key] = counts.get(key, 0) + n
    alike = {"scheme": scheme, "survey": "my-life", "version": 1, "value": "picked", "by": "self", "shard": 0}
    scheme.tallies.bulk_create(
        Tally(month=month, helped=helped, question=question, choice=choice, n=n, **alike)
        for (month, helped, question, choice), n in counts.items()
    )


def _id(row: Any) -> Any:
    """As the database writes it."""
    from django.db import connection

    return row._meta.pk.get_db_prep_value(row.pk, connection)
