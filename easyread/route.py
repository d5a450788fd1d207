"""Which questions are asked, in which order the cards stand, and what was given to each."""

import hashlib
from collections.abc import Mapping

from easyread.response import Answer, Picked, Skipped, Value
from easyread.stage import Visit
from easyread.survey import AnyQuestion, Choice, EitherOr, PickOne, PickSome, Survey, choices_for


def asked(question: AnyQuestion, answers: Mapping[str, Answer]) -> bool:
    """Every condition of the question holds for these answers."""
    for condition in question.asked_if:
        answer = answers.get(condition.question)
        if answer is None or not isinstance(answer.value, Picked):
            return False
        if not set(condition.picked) & set(answer.value.choices):
            return False
    return True


def route(survey: Survey, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Ids of the questions that are asked, in order; an answer to a dropped question opens no other."""
    counted: dict[str, Answer] = {}
    ids: list[str] = []
    for question in survey.questions:
        if asked(question, counted):
            ids.append(question.id)
            if question.id in answers:
                counted[question.id] = answers[question.id]
    return tuple(ids)


def after(survey: Survey, answers: Mapping[str, Answer], id: str) -> str | None:
    """The id of the question that follows ``id`` on the route, None after the last."""
    later = {question.id: place for place, question in enumerate(survey.questions)}
    for candidate in route(survey, answers):
        if later[candidate] > later[id]:
            return candidate
    return None


def trailed(visit: Visit) -> tuple[Answer, ...]:
    """The answers that leave: those to questions on the trail, in the survey's order."""
    if visit.survey is None:
        return ()
    return tuple(
        visit.answers[question.id]
        for question in visit.survey.questions
        if question.id in visit.trail and question.id in visit.answers
    )


def cards(visit: Visit, question: AnyQuestion) -> tuple[Choice, ...]:
    """The choices as this person always sees them.

    The order comes from a digest of the person's id, so it is drawn once, is
    the same for good on every device, and balances out across people. A scale
    is only ever turned round, and all scales the same way.
    """
    shown = choices_for(question, visit.household.choices)
    key = visit.person or visit.salt
    if isinstance(question, PickOne) and question.scale:
        return shown[::-1] if _draw(key, "scale") % 2 else shown
    return tuple(sorted(shown, key=lambda choice: _draw(key, question.id, choice.id)))


def _draw(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest()[:8], "big")


def given(visit: Visit, question: AnyQuestion, value: Value, now: float, old: Answer | None) -> Answer:
    """The answer to keep: ``value`` with the order of the cards, seconds and tries."""
    return Answer(
        question=question.id,
        value=value,
        order=tuple(choice.id for choice in cards(visit, question)),
        seconds=round(max(now - visit.shown_at, 0.0), 1),
        tries=old.tries + 1 if old else 1,
        explained=question.id in visit.explained,
    )


def picked(question: AnyQuestion, choice: str, old: Value | None, order: tuple[str, ...]) -> Value:
    """The value after a touch on ``choice``; taking back the last of a pick-some leaves a skip."""
    match question:
        case PickOne() | EitherOr():
            return Picked((choice,))
        case PickSome():
            before = set(old.choices) if isinstance(old, Picked) else set()
            now = before ^ {choice}
            return Picked(tuple(id for id in order if id in now)) if now else Skipped()
