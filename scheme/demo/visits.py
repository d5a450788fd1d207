"""What somebody might say in a year: the same for the same name, and never the same from visit to visit."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from easyread import response as said
from easyread.body import Body
from easyread.concern import Concern
from easyread.response import Answer, Consent, Response
from easyread.survey import AnyQuestion, PickSome, Survey, choices_for

YEAR = timedelta(days=365)
HALF = timedelta(days=182)
SPARED: tuple[tuple[float, said.Value], ...] = (
    (0.03, said.Skipped()),
    (0.05, said.DontKnow()),
    (0.065, said.RatherNot()),
    (0.075, said.AskLater()),
)
"""How often a question is not answered, adding up."""


class Life(Struct, frozen=True, kw_only=True):
    """A person: ``then`` and ``now``, how well it goes from 0.0 to 1.0; ``beside``: never answers alone."""

    person: str
    name: str
    language: str
    then: float
    now: float
    beside: bool

    def mood(self, part: float) -> float:
        """After this part of the year, from 0.0 to 1.0."""
        return self.then + (self.now - self.then) * part


def year(life: Life, surveys: dict[str, Survey], now: datetime) -> Iterator[tuple[datetime, Body]]:
    """Each visit with the time it began, oldest first: my life at the start and after six months, the week monthly."""
    chance = Random(life.name)
    start = now - YEAR + timedelta(days=chance.uniform(1, 12))
    days = [("my-life", start), ("my-life", start + HALF + timedelta(days=chance.uniform(0, 9)))]
    for month in range(12):
        if chance.random() < 0.85:
            days.append(("this-week", start + timedelta(days=30 * month + chance.uniform(2, 26))))
    for survey, day in sorted(days, key=lambda one: one[1]):
        begun = day.replace(hour=chance.choice((9, 11, 14, 16, 18)), minute=chance.randrange(60))
        if begun < now - timedelta(hours=1):
            mood = life.mood((begun - start) / YEAR)
            yield begun, visit(life, surveys[survey], mood, begun, chance)
            if chance.random() > 0.93 + 0.06 * mood:
                later = begun + timedelta(minutes=chance.randrange(3, 40))
                yield later, wish(life, later, chance)


def visit(life: Life, survey: Survey, mood: float, begun: datetime, chance: Random) -> Response:
    """One visit; one in twenty is stopped on the way."""
    alone = not life.beside and chance.random() < 0.55
    answers: dict[str, Answer] = {}
    for question in survey.questions:
        if not _asked(question, answers):
            continue
        answers[question.id] = _answer(question, mood, chance)
    seen = tuple(answers)
    stopped = chance.random() < 0.05
    if stopped:
        seen = seen[: max(1, len(seen) // 2)]
    return Response(
        ended="stopped" if stopped else "finished",
        person=life.person,
        survey=survey.id,
        version=survey.version,
        language=life.language,
        begun=begun.isoformat(),
        consent=Consent(said="before", version=1),
        here=("me",) if alone else ("carer",),
        on_own=None if alone else "fine",
        help=None if stopped else _help(alone, chance),
        seen=seen,
        answers=tuple(answers[id] for id in seen),
    )


def noticed(life: Life, survey: Survey, now: datetime) -> Iterator[tuple[datetime, Body]]:
    """What a carer saw of someone who uses no words, by and by."""
    chance = Random(life.name)
    for days in (160, 95, 12):
        begun = (now - timedelta(days=days)).replace(hour=19, minute=chance.randrange(60))
        answers = tuple(
            replace(_answer(question, life.now, chance), by="proxy") for question in survey.questions
        )
        yield (
            begun,
            Response(
                ended="finished",
                by="carer",
                person=life.person,
                survey=survey.id,
                version=survey.version,
                begun=begun.isoformat(),
                seen=tuple(question.id for question in survey.questions),
                answers=answers,
            ),
        )


def wish(life: Life, begun: datetime, chance: Random) -> Concern:
    """Someone of the scheme should come and talk."""
    return Concern(
        wish=chance.choice(("alone", "with-someone")),
        person=life.person,
        language=life.language,
        begun=begun.isoformat(),
        here=("me",),
    )


def _asked(question: AnyQuestion, answers: dict[str, Answer]) -> bool:
    return all(
        condition.question in answers
        and isinstance(value := answers[condition.question].value, said.Picked)
        and not set(condition.picked).isdisjoint(value.choices)
        for condition in question.asked_if
    )


def _answer(question: AnyQuestion, mood: float, chance: Random) -> Answer:
    order = [choice.id for choice in choices_for(question, 3)]
    shown = order[::-1] if chance.random() < 0.5 else order
    return Answer(
        question=question.id,
        value=_value(question, order, shown, mood, chance),
        order=tuple(shown),
        seconds=round(chance.uniform(2.5, 22.0), 1),
        tries=1 + (chance.random() < 0.15),
        explained=chance.random() < 0.08,
    )


def _value(
    question: AnyQuestion, order: list[str], shown: list[str], mood: float, chance: Random
) -> said.Value:
    spare = chance.random()
    for limit, value in SPARED:
        if spare < limit:
            return value
    if isinstance(question, PickSome):
        liked = {id for id in order if chance.random() < 0.25 + 0.4 * mood} or {order[0]}
        return said.Picked(tuple(id for id in shown if id in liked))
    choices = [choice for choice in question.choices if choice.id in order]
    good = sorted(choices, key=lambda choice: (choice.watch, -(choice.value or 0)))
    # Without a score the calm choice is the usual one: few ask for a talk each month.
    ease = mood if any(choice.value is not None for choice in choices) else 0.9 + 0.08 * mood
    place = 0
    while place < len(good) - 1 and chance.random() > ease:
        place += 1
    return said.Picked((good[place].id,))


def _help(alone: bool, chance: Random) -> tuple[str, ...]:
    if alone:
        return ("nobody",)
    return ("chose",) if chance.random() < 0.08 else (chance.choice(("read", "explained")),)
