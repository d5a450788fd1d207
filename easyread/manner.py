"""How a visit was answered: what staff may weigh, never a penalty, never shown to the person."""

from collections.abc import Mapping, Sequence
from statistics import median

from msgspec import Struct

from easyread.giving import known
from easyread.response import Answer, Picked
from easyread.survey import Survey

FEW = 4
"""With fewer answers nothing is said of their places."""


class Manner(Struct, frozen=True, kw_only=True):
    """``known``: practice answers as known, of so many. ``pair``: two opposite questions whose answers differ.

    ``place``: every answer stood in this place of its cards, counted from 1; 0 is "not so".
    ``seconds``: half of the answers took less.
    """

    known: tuple[int, int] = (0, 0)
    pair: tuple[str, str] | None = None
    place: int = 0
    seconds: float = 0.0


def manner(
    survey: Survey | None, answers: Sequence[Answer], practice: Survey | None, practised: Sequence[Answer]
) -> Manner:
    """The manner of these answers, as far as the survey is there to tell."""
    ids = {question.id: question for question in practice.questions} if practice else {}
    tried = [answer for answer in practised if answer.question in ids]
    given = [answer for answer in answers if isinstance(answer.value, Picked)]
    return Manner(
        known=(sum(known(ids[answer.question], answer) for answer in tried), len(tried)),
        pair=_pair(survey, {answer.question: answer for answer in given}) if survey else None,
        place=_place(given),
        seconds=median(answer.seconds for answer in given) if given else 0.0,
    )


def _place(given: Sequence[Answer]) -> int:
    """The place in which all of them stood; not said of few, nor where several were picked."""
    places = set()
    for answer in given:
        picked = answer.value.choices if isinstance(answer.value, Picked) else ()
        if len(picked) == 1 and picked[0] in answer.order:
            places.add(answer.order.index(picked[0]) + 1)
    return places.pop() if len(places) == 1 and len(given) >= FEW else 0


def _pair(survey: Survey, given: Mapping[str, Answer]) -> tuple[str, str] | None:
    """Two opposite questions whose values lie further apart than half of what they can."""
    for question in survey.questions:
        if question.opposite_of in given and question.id in given:
            one, other = _value(survey, given[question.opposite_of]), _value(survey, given[question.id])
            most = max(choice.value or 0 for choice in question.choices)
            if one is not None and other is not None and abs(one - other) * 2 > most:
                return question.opposite_of, question.id
    return None


def _value(survey: Survey, answer: Answer) -> int | None:
    picked = answer.value.choices if isinstance(answer.value, Picked) else ()
    values = (choice.value for choice in survey.question(answer.question).choices if choice.id in picked)
    return next(values, None)
