"""Answers counted as they come: by month, question and value, in the transaction that keeps the response."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, QuerySet, Sum
from msgspec import Struct
from msgspec.structs import astuple

from scheme.concerns.models import Step
from scheme.responses.models import Answer, Picked, Response, Tally
from scheme.schemes.models import Scheme

NOT_OWN = "not-own"
"""The step that says a response is not this person's own: it stands, and is not counted."""
_SHARDS = 8
_ROWS = 400
"""Tallies of one statement: SQLite takes 32,766 values."""
_TABLE = Tally._meta.db_table


class Key(Struct, frozen=True, order=True):
    """What is counted alike; fields as in a tally."""

    survey: str
    version: int
    month: date
    question: str
    value: str
    choice: str
    by: str
    helped: str


Counts = Counter[Key]


def add(
    scheme: Scheme, responses: Iterable[Response], answers: Iterable[Answer], picks: Iterable[Picked]
) -> None:
    """Count what was kept a moment ago, in the open transaction."""
    of = {response.pk: response for response in responses}
    given = {answer.pk: answer for answer in answers if not answer.practice}
    counts: Counts = Counter()
    for answer in given.values():
        counts[_key(of[answer.response_id], answer, "")] += 1
    for pick in picks:
        if pick.answer_id in given:
            answer = given[pick.answer_id]
            counts[_key(of[answer.response_id], answer, pick.choice)] += 1
    _write(scheme, _shard(), counts)


def leave_out(response: Response) -> None:
    """Count a response no more, in the transaction that first marks it as not the person's own."""
    answers = response.answers.filter(practice=False)
    picks = response.scheme.picks.filter(answer__in=answers)
    counts = _counts(answers, "", "") + _counts(picks, "answer__", "choice")
    _write(response.scheme, _shard(), {key: -n for key, n in counts.items()})


def not_own(scheme: Scheme) -> QuerySet[Step]:
    """The steps that mark responses as not the person's own."""
    return scheme.steps.filter(what=NOT_OWN, response__isnull=False)


def scan(scheme: Scheme) -> Counts:
    """The same counts from every answer there is; slow, and what the tallies must equal."""
    responses = scheme.responses.exclude(pk__in=not_own(scheme).values("response"))
    answers = scheme.answers.filter(practice=False, response__in=responses)
    return _counts(answers, "", "") + _counts(scheme.picks.filter(answer__in=answers), "answer__", "choice")


def held(scheme: Scheme) -> Counts:
    """What the tallies say, without those that came to nothing."""
    columns = Key.__struct_fields__
    rows = scheme.tallies.values_list(*columns).order_by().annotate(total=Sum("n")).exclude(total=0)
    return Counter({Key(*row[:-1]): row[-1] for row in rows})


def rebuild(scheme: Scheme) -> int:
    """Count everything anew; how many tallies there are then. What arrives meanwhile waits."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {_TABLE} IN SHARE ROW EXCLUSIVE MODE")
        counts = scan(scheme)
        scheme.tallies.all().delete()
        _write(scheme, 0, counts)
    return len(counts)


def _counts(rows: Any, answer: str, choice: str) -> Counts:
    """Rows of answers, or of choices picked, counted by the database; ``answer`` leads from a row to its answer."""
    of_response = [f"{answer}response__{name}" for name in ("survey", "version", "month", "helped")]
    named = [
        *of_response,
        *(f"{answer}{name}" for name in ("question", "value", "by")),
        *filter(None, [choice]),
    ]
    counts: Counts = Counter()
    for survey, version, month, helped, question, value, by, *rest in (
        rows.order_by().values_list(*named).annotate(total=Count("pk"))
    ):
        picked = rest[0] if choice else ""
        counts[Key(survey, version, month, question, value, picked, _by(by), helped)] += rest[-1]
    return counts


def _key(response: Response, answer: Answer, choice: str) -> Key:
    return Key(
        response.survey,
        response.version,
        response.month,
        answer.question,
        answer.value,
        choice,
        _by(answer.by),
        response.helped,
    )


def _by(said: str) -> str:
    return "self" if said == "self" else "proxy"


def _shard() -> int:
    """By process, so that one waits for no other's commit; SQLite has one writer, and needs none."""
    return os.getpid() % _SHARDS if connection.vendor == "postgresql" else 0


def _write(scheme: Scheme, shard: int, counts: Mapping[Key, int]) -> None:
    """Add to each tally. All in one order, so that no two transactions wait for each other."""
    columns = ("scheme_id", *Key.__struct_fields__, "shard", "n")
    marks = f"({', '.join(['%s'] * len(columns))})"
    unique = ", ".join(columns[:-1])
    scheme_id = Tally._meta.get_field("scheme").get_db_prep_value(scheme.pk, connection)
    with connection.cursor() as cursor:
        for keys in _chunks(sorted(counts)):
            values = [value for key in keys for value in (scheme_id, *_prepared(key), shard, counts[key])]
            cursor.execute(
                f"INSERT INTO {_TABLE} ({', '.join(columns)}) VALUES {', '.join([marks] * len(keys))} "
                f"ON CONFLICT ({unique}) DO UPDATE SET n = {_TABLE}.n + excluded.n",
                values,
            )


def _prepared(key: Key) -> tuple[object, ...]:
    adapt = connection.ops.adapt_datefield_value
    return tuple(adapt(value) if isinstance(value, date) else value for value in astuple(key))


def _chunks(keys: list[Key]) -> Iterator[list[Key]]:
    return (keys[start : start + _ROWS] for start in range(0, len(keys), _ROWS))
