"""What picked choices are worth, each question in its outcome area by itself; there is never a total."""

from collections.abc import Sequence

from msgspec import Struct

from easyread.areas import AREAS
from easyread.response import Answer, Picked
from easyread.survey import AnyQuestion, Survey

ValueTable = dict[str, dict[str, dict[str, int]]]
"""Outcome area, question, choice: value, higher is better."""


class Score(Struct, frozen=True, kw_only=True):
    """One answer in one outcome area.

    ``value`` is None where nothing was picked: skipped, "I don't know" and the
    like count as asked and not as low. ``least`` and ``most`` bound the choices
    this question can show. ``by`` is self or proxy; the two are never mixed.
    """

    area: str
    question: str
    value: int | None
    least: int
    most: int
    by: str


def value_table(survey: Survey) -> ValueTable:
    """The values of a survey, in the order of the outcome areas; what is not measured is not in it."""
    table: ValueTable = {}
    for area in AREAS:
        questions = {
            question.id: _values(question) for question in survey.questions if question.about == area
        }
        if measured := {id: values for id, values in questions.items() if values}:
            table[area] = measured
    return table


def scores(survey: Survey, answers: Sequence[Answer]) -> tuple[Score, ...]:
    """A score for each answer to a measured question, in their order (``KeyError``: not of this survey)."""
    found = []
    for answer in answers:
        question = survey.question(answer.question)
        values = _values(question)
        if question.about in AREAS and values:
            picked = next(iter(answer.value.choices), None) if isinstance(answer.value, Picked) else None
            found.append(
                Score(
                    area=question.about,
                    question=question.id,
                    value=None if picked is None else values[picked],
                    least=min(values.values()),
                    most=max(values.values()),
                    by=answer.by,
                )
            )
    return tuple(found)


def _values(question: AnyQuestion) -> dict[str, int]:
    return {choice.id: choice.value for choice in question.choices if choice.value is not None}
