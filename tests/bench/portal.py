"""Times the pages of the portal on a full database, through the real WSGI application: ``--answers 1000000``."""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from tests import postgres

PAGES = {
    "today": "/today/",
    "responses": "/responses/",
    "responses, page 40": "/responses/?page=40",
    "responses of one person": "/responses/?person={person}",
    "responses with a carer": "/responses/?here=carer",
    "responses of a month, stopped": "/responses/?since={since}&until={until}&ended=stopped",
    "one response": "/responses/{response}/",
    "questions": "/questions/",
    "bars and months of a survey": "/questions/my-life/1/",
    "ten years of months": "/questions/my-life/1/?since={ten}",
    "parts of life": "/areas/",
}
TIMES = 9
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


def main(arguments: list[str]) -> int:
    """Fill a database, then print the median and the slowest of each page, in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.portal", description=__doc__)
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--postgresql", action="store_true", help="on a server of its own, else on SQLite")
    parser.add_argument("--quick", action="store_true", help="a trial: 10,000 answers")
    chosen = parser.parse_args(arguments)
    with ExitStack() as after:
        folder = after.enter_context(tempfile.TemporaryDirectory(prefix="heard-bench-"))
        os.environ["HEARD_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "scheme.settings"
        if chosen.postgresql:
            os.environ["DATABASE_URL"] = after.enter_context(postgres.running())
        import django

        django.setup()
        after.callback(_close)
        scheme = fill(Path(folder), 10_000 if chosen.quick else chosen.answers)
        slowest = max(_timed(name, page, browser) for name, page, browser in _pages(scheme))
    print(f"slowest median: {slowest:.0f} ms")
    return 0 if slowest < 300 else 1


def fill(folder: Path, answers: int) -> Any:
    """One scheme with so many answers of eleven years; the tallies are counted by the hub's own command."""
    from django.core.management import call_command
    from django.db import connection

    from scheme.responses import tally
    from scheme.schemes.founding import found_scheme, make_hub

    make_hub(folder)
    call_command("migrate", verbosity=0)
    scheme, _ = found_scheme(folder, "Willow")
    began = time.perf_counter()
    rows = _responses(scheme, answers // ANSWERS)
    while some := list(islice(rows, _AT_ONCE)):
        scheme.responses.bulk_create(response for response, _ in some)
        scheme.steps.bulk_create(step for _, step in some if step)
    _answer_all()
    filled = time.perf_counter()
    tallies = tally.rebuild(scheme)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(
        f"{connection.vendor}: {answers} answers in {filled - began:.0f} s, "
        f"{tallies} tallies in {time.perf_counter() - filled:.0f} s"
    )
    return scheme


ANSWER = """INSERT INTO responses_answer
(id, scheme_id, response_id, place, practice, question, value, "by", "order", seconds, tries, explained, helped)
SELECT {id}, r.scheme_id, r.id, q.place, {false}, q.question, 'picked', 'self', q.shown, 5.0, 1, {false}, {false}
FROM responses_response r CROSS JOIN bench_question q"""
PICK = """INSERT INTO responses_picked (id, scheme_id, answer_id, place, choice, score, watch)
SELECT {id}, a.scheme_id, a.id, 0, CASE {chance} WHEN 0 THEN q.one WHEN 1 THEN q.two ELSE q.three END, 2, {false}
FROM responses_answer a JOIN bench_question q ON q.question = a.question"""
SAYS = {
    "sqlite": {"id": "lower(hex(randomblob(16)))", "false": "0", "chance": "abs(random()) % 3"},
    "postgresql": {"id": "gen_random_uuid()", "false": "false", "chance": "floor(random() * 3)::int"},
}


def _answer_all() -> None:
    """An answer to each question of each response, made by the database itself: it takes seconds, not an hour."""
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
    """Responses as from paper, which need no envelope; nine in ten that need a look were seen."""
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
    for _ in range(number):
        at = timezone.localtime(now - timedelta(minutes=chance.randrange(11 * 365 * 24 * 60)))
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


def _pages(scheme: Any) -> Iterator[tuple[str, str, Any]]:
    from django.utils import timezone

    from scheme.schemes.models import Role, Staff
    from tests.scheme.conftest import signed_in

    viewer = Staff(scheme=scheme, role=Role.RESPONDER, name="Vera", email="vera@willow.example")
    viewer.set_unusable_password()
    viewer.save()
    browser, today = signed_in(viewer), timezone.localdate()
    filled = {
        "person": scheme.people.first().pk,
        "response": scheme.responses.order_by("-arrived_at").first().pk,
        "since": today - timedelta(days=30),
        "until": today,
        "ten": today.replace(year=today.year - 10, day=1),
    }
    for name, page in PAGES.items():
        yield name, page.format(**filled), browser


def _timed(name: str, page: str, browser: Any) -> float:
    """The median in milliseconds."""
    taken, worked = [], []
    for _ in range(TIMES):
        began, before = time.perf_counter(), time.process_time()
        answer = browser.get(page, headers={"host": "localhost"})
        taken.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.process_time() - before))
        assert answer.status_code == 200, f"{page}: {answer.status_code}"
    median = statistics.median(taken)
    said = f"median {median:7.1f} ms   slowest {max(taken):7.1f} ms"
    print(f"{name:32} {said}   processor {statistics.median(worked):7.1f} ms", flush=True)
    return median


def _close() -> None:
    from django.db import connections

    connections.close_all()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
