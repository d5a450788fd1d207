"""Answers as they are given: a touch on a choice, or one of the answers that are no choice."""

from msgspec import Struct
from msgspec.structs import replace

from easyread import stage as s
from easyread.act import Else
from easyread.response import (
    Answer,
    AskLater,
    DontKnow,
    Picked,
    RatherNot,
    Skipped,
    Sorted,
    Value,
    Written,
)
from easyread.route import cards, picked, practice, practised, route
from easyread.stage import Visit
from easyread.survey import DONT_KNOW, AnyQuestion, Sort, Survey

ELSE: dict[Else, Value] = {
    "dont-know": DontKnow(),
    "rather-not": RatherNot(),
    "ask-later": AskLater(),
    "skip": Skipped(),
}
"""Each can be given to every question, and is as good an answer as any choice."""


ALONE = "me"
"""Who is here when nobody else is."""


class Asked(Struct, frozen=True):
    """A question that stands on the screen, the survey or practice it is of, and what was given to that so far.

    ``earlier``: what was given before the visit was hidden.
    """

    survey: Survey
    question: AnyQuestion
    answers: dict[str, Answer]
    earlier: dict[str, Answer]

    @property
    def answer(self) -> Answer | None:
        """What has been given to the question."""
        return self.answers.get(self.question.id)

    @property
    def key(self) -> str:
        """The question among all questions of all surveys."""
        return f"{self.survey.id}/{self.question.id}"


def asking(visit: Visit) -> Asked | None:
    """What is asked now, or what a practice answer was just said about."""
    match visit.stage:
        case s.Asking(id) if visit.survey is not None:
            return Asked(visit.survey, visit.survey.question(id), visit.answers, visit.earlier)
        case s.Practising(id) | s.Practised(id):
            survey = practice(visit)
            return Asked(survey, survey.question(id), visit.practice, {}) if survey is not None else None
        case _:
            return None


def present(visit: Visit) -> AnyQuestion | None:
    """The question that stands on the screen, of the survey or the practice."""
    asked = asking(visit)
    return asked.question if asked else None


def open_question(visit: Visit) -> Asked | None:
    """What is asked now, while it can be answered."""
    return None if isinstance(visit.stage, s.Practised) else asking(visit)


def give(visit: Visit, choice: str, now: float) -> Visit:
    """A touch on a choice of the present question."""
    asked = open_question(visit)
    if asked is None:
        return visit
    order = tuple(card.id for card in cards(visit, asked.question))
    if choice not in order or isinstance(asked.question, Sort):
        return visit
    old = asked.answer.value if asked.answer else None
    return _keep(visit, asked, picked(asked.question, choice, old, order), now)


def say_else(visit: Visit, value: Else, now: float) -> Visit:
    """I don't know, I don't want to say, ask me later, or skip; the panel they stand on closes."""
    asked = open_question(visit)
    if asked is None:
        return visit
    return replace(_keep(visit, asked, ELSE[value], now), panel="", listening=False, page=0)


def give_made(visit: Visit, asked: Asked, value: Value | None, now: float) -> Visit:
    """What was made for a question; None: it was binned, and the question has no answer."""
    if value is not None:
        return _keep(visit, asked, value, now)
    return replace(visit, answers={id: old for id, old in asked.answers.items() if id != asked.question.id})


def explain(visit: Visit, asked: Asked) -> Visit:
    """The visit that remembers that this question was explained, before or after its answer."""
    visit = replace(visit, explained=visit.explained | {asked.key})
    return _with(visit, asked, replace(asked.answer, explained=True)) if asked.answer else visit


def help_with(visit: Visit, asked: Asked) -> Visit:
    """Someone helped with this one, or it is taken back: a touch of its own, never asked for."""
    helped = visit.helped ^ {asked.key}
    visit = replace(visit, helped=helped)
    return _with(visit, asked, replace(asked.answer, helped=asked.key in helped)) if asked.answer else visit


def beside(visit: Visit) -> tuple[str, ...] | None:
    """Who was here at any of the answers, and who is now; alone only who was so all the time. None is "not asked"."""
    all_of_them = dict.fromkeys((*visit.were, *(visit.here or ())))
    others = tuple(one for one in all_of_them if one != ALONE)
    return others or tuple(all_of_them) or None


def _keep(visit: Visit, asked: Asked, value: Value, now: float) -> Visit:
    old, own = asked.answer, visit.by == "self"
    if (old is not None and old.value == value) or not (own or asked.question.factual):
        return visit
    answer = Answer(
        question=asked.question.id,
        value=value,
        by="self" if own else "proxy",
        order=tuple(choice.id for choice in cards(visit, asked.question)),
        seconds=round(max(now - visit.shown_at, 0.0), 1),
        tries=_tries(old, value),
        explained=asked.key in visit.explained,
        helped=asked.key in visit.helped,
    )
    return _with(replace(visit, were=beside(visit) or ()), asked, answer)


def _tries(old: Answer | None, value: Value) -> int:
    """A change more; letters, and the cards of a sort, come one by one and are one try."""
    if old is None:
        return 1
    grows = isinstance(value, Written | Sorted) and type(old.value) is type(value)
    return old.tries if grows else old.tries + 1


def _with(visit: Visit, asked: Asked, answer: Answer) -> Visit:
    """The visit with this answer; questions that are no longer asked leave the trail."""
    answers = {**asked.answers, answer.question: answer}
    if isinstance(visit.stage, s.Practising):
        return replace(visit, practice=answers)
    still = route(asked.survey, {**asked.earlier, **answers})
    return replace(visit, answers=answers, trail=tuple(id for id in visit.trail if id in still))


def known(question: AnyQuestion, answer: Answer | None) -> bool:
    """The practice question was answered as its known answer says; one without that can only be right."""
    expected, value = question.known, answer.value if answer else None
    if expected is None:
        return True
    return (
        isinstance(value, DontKnow) if expected.answer == DONT_KNOW else value == Picked((expected.answer,))
    )


def practice_was_hard(visit: Visit) -> bool:
    """Two practice questions or more were not answered as known."""
    survey = practice(visit)
    if survey is None:
        return False
    return sum(not known(survey.question(answer.question), answer) for answer in practised(visit)) >= 2
