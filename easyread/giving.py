"""Answers as they are given: a touch on a choice, or one of the answers that are no choice."""

from msgspec.structs import replace

from easyread import stage as s
from easyread.response import AskLater, DontKnow, Picked, RatherNot, Skipped, Value
from easyread.route import cards, given, picked, route
from easyread.stage import Visit
from easyread.survey import DONT_KNOW, AnyQuestion

ELSE: dict[str, Value] = {
    "dont-know": DontKnow(),
    "rather-not": RatherNot(),
    "ask-later": AskLater(),
    "skip": Skipped(),
}


def present(visit: Visit) -> AnyQuestion | None:
    """The question that stands on the screen, of the survey or the practice."""
    match visit.stage:
        case s.Asking(question) if visit.survey is not None:
            return visit.survey.question(question)
        case s.Practising(question) | s.Practised(question) if visit.household.practice is not None:
            return visit.household.practice.question(question)
        case _:
            return None


def value_of(visit: Visit) -> Value | None:
    """What has been given to the present question."""
    question = present(visit)
    if question is None:
        return None
    answers = visit.answers if isinstance(visit.stage, s.Asking) else visit.practice
    answer = answers.get(question.id)
    return answer.value if answer else None


def give(visit: Visit, choice: str, now: float) -> Visit:
    """A touch on a choice of the present question."""
    question = present(visit)
    if question is None or isinstance(visit.stage, s.Practised):
        return visit
    order = tuple(card.id for card in cards(visit, question))
    if choice not in order:
        return visit
    return _keep(visit, question, picked(question, choice, value_of(visit), order), now)


def say_else(visit: Visit, value: str, now: float) -> Visit:
    """I don't know, I don't want to say, ask me later, or skip."""
    question = present(visit)
    if question is None or value not in ELSE or isinstance(visit.stage, s.Practised):
        return visit
    return replace(_keep(visit, question, ELSE[value], now), panel="")


def _keep(visit: Visit, question: AnyQuestion, value: Value, now: float) -> Visit:
    practising = isinstance(visit.stage, s.Practising)
    answers = visit.practice if practising else visit.answers
    old = answers.get(question.id)
    if old is not None and old.value == value:
        return visit
    answers = {**answers, question.id: given(visit, question, value, now, old)}
    if practising:
        return replace(visit, practice=answers)
    assert visit.survey is not None
    asked = route(visit.survey, answers)
    return replace(visit, answers=answers, trail=tuple(id for id in visit.trail if id in asked))


def known(visit: Visit, question: str) -> bool:
    """The practice question was answered as its known answer says."""
    practice, answer = visit.household.practice, visit.practice.get(question)
    expected = practice.question(question).known if practice else None
    if expected is None or answer is None:
        return False
    if expected.answer == DONT_KNOW:
        return isinstance(answer.value, DontKnow)
    return answer.value == Picked((expected.answer,))


def practice_was_hard(visit: Visit) -> bool:
    """Two practice questions or more were not answered as known."""
    return sum(not known(visit, question) for question in visit.practice) >= 2
