"""Which questions are asked, in which order the cards stand, and what was given to each."""

import hashlib
from collections.abc import Mapping

from easyread.response import Answer, Picked, Skipped, Value
from easyread.stage import Visit
from easyread.survey import AnyQuestion, Choice, PickOne, PickSome, Survey, choices_for
from easyread.whose import profile_of


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


def after(
    survey: Survey, answers: Mapping[str, Answer], id: str, earlier: Mapping[str, Answer]
) -> str | None:
    """The id of the question that follows ``id`` on the route, None after the last; not one answered ``earlier``."""
    later = {question.id: place for place, question in enumerate(survey.questions)}
    for candidate in route(survey, {**earlier, **answers}):
        if later[candidate] > later[id] and candidate not in earlier:
            return candidate
    return None


def offered(visit: Visit) -> tuple[Survey, ...]:
    """The surveys that can be asked in the language of the visit: all, or those due for whom it is."""
    due = visit.household.due
    mine = None if due is None or visit.person is None else due.get(visit.person, ())
    return tuple(
        survey
        for survey in visit.household.surveys
        if visit.language in survey.languages and (mine is None or survey.id in mine)
    )


def practice(visit: Visit) -> Survey | None:
    """The practice, where it can be had in the language of the visit."""
    survey = visit.household.practice
    return survey if survey is not None and visit.language in survey.languages else None


def noticed(visit: Visit) -> Survey | None:
    """What family and carers are asked, where it can be had in the language of the visit and there is anybody."""
    survey = visit.household.noticed
    there = survey is not None and visit.household.people and visit.language in survey.languages
    return survey if there else None


def seen(visit: Visit) -> tuple[str, ...]:
    """The questions on the trail, in the survey's order."""
    questions = visit.survey.questions if visit.survey else ()
    return tuple(question.id for question in questions if question.id in visit.trail)


def trailed(visit: Visit) -> tuple[Answer, ...]:
    """The answers that leave: those to questions on the trail, in the survey's order."""
    return tuple(visit.answers[id] for id in seen(visit) if id in visit.answers)


def practised(visit: Visit) -> tuple[Answer, ...]:
    """The answers of the practice that leave: those still on its route, in order."""
    survey = practice(visit)
    ids = route(survey, visit.practice) if survey else ()
    return tuple(visit.practice[id] for id in ids if id in visit.practice)


def cards(visit: Visit, question: AnyQuestion) -> tuple[Choice, ...]:
    """The choices as this person always sees them.

    The order comes from a digest of the person's id, so it is drawn once, is
    the same for good on every device, and balances out across people. A scale
    is only ever turned round, and all scales the same way.
    """
    shown = choices_for(question, profile_of(visit).choices)
    key = visit.person or visit.salt
    if isinstance(question, PickOne) and question.scale:
        return shown[::-1] if _draw(key, "scale") % 2 else shown
    return tuple(sorted(shown, key=lambda choice: _draw(key, question.id, choice.id)))


def _draw(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest()[:8], "big")


def picked(question: AnyQuestion, choice: str, old: Value | None, order: tuple[str, ...]) -> Value:
    """The value after a touch on ``choice``; taking back the last of a pick-some leaves a skip."""
    match question:
        case PickSome():
            before = set(old.choices) if isinstance(old, Picked) else set()
            now = before ^ {choice}
            return Picked(tuple(id for id in order if id in now)) if now else Skipped()
        case _:
            return Picked((choice,))
