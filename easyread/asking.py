"""The screens of a question: the question itself, Something else, the explanation, and after practice."""

from easyread import act as a
from easyread import stage as s
from easyread.frame import Frame, card
from easyread.giving import present, value_of
from easyread.response import AskLater, DontKnow, Picked, RatherNot, Skipped, Value
from easyread.route import cards, route
from easyread.screen import Card, Pick, Read, Stones
from easyread.stage import Visit
from easyread.survey import DONT_KNOW, AnyQuestion, PickSome

ELSE = (
    ("dont-know", "dont_know", DontKnow),
    ("rather-not", "rather_not", RatherNot),
    ("ask-later", "ask_later", AskLater),
    ("skip", "skip", Skipped),
)


def _question(visit: Visit) -> AnyQuestion:
    question = present(visit)
    assert question is not None
    return question


def ask(frame: Frame, visit: Visit) -> Pick:
    """A question with its cards in this person's order, and Something else beside them."""
    question, value = _question(visit), value_of(visit)
    picked = value.choices if isinstance(value, Picked) else ()
    shown = tuple(
        card(choice.id, choice.line(visit.language), a.Give(choice.id), choice.id in picked)
        for choice in cards(visit, question)
    )
    unknowable = question.known is not None and question.known.answer == DONT_KNOW
    if unknowable:
        shown = (*shown, _dont_know(frame, value))
    practising = isinstance(visit.stage, s.Practising)
    return Pick(
        **frame.lines("practice" if practising else "ask", (question.line(visit.language),)),
        cards=shown,
        many=isinstance(question, PickSome),
        beside=_beside(frame, None if unknowable else value),
        stones=_stones(visit, question),
    )


def _dont_know(frame: Frame, value: Value | None) -> Card:
    return card("dont-know", frame.line("dont_know"), a.SayElse("dont-know"), isinstance(value, DontKnow))


def _beside(frame: Frame, value: Value | None) -> Card:
    """Something else; once one of its answers was given, that answer, chosen."""
    for _, key, kind in ELSE:
        if isinstance(value, kind):
            return card("else", frame.line(key), a.Open("else"), True)
    return card("else", frame.line("something_else"), a.Open("else"))


def _stones(visit: Visit, question: AnyQuestion) -> Stones:
    survey = visit.survey if isinstance(visit.stage, s.Asking) else visit.household.practice
    assert survey is not None
    answers = visit.answers if isinstance(visit.stage, s.Asking) else visit.practice
    ids = route(survey, answers)
    return Stones(ids.index(question.id), len(ids))


def else_panel(frame: Frame, visit: Visit) -> Pick:
    """I don't know, I don't want to say, I don't understand, ask me later, skip: as big as any answer."""
    value = value_of(visit)
    answers = [
        card(id, frame.line(key), a.SayElse(id), isinstance(value, kind)) for id, key, kind in ELSE
    ]
    explain = card("explain", frame.line("dont_understand"), a.Open("explain"))
    return Pick(
        **frame.lines("something_else", (frame.line("else_ask"),)),
        cards=(*answers[:2], explain, *answers[2:]),
    )


def explain_panel(frame: Frame, visit: Visit) -> Read:
    """The explanation under its question; Next and Back lead to the question."""
    question = _question(visit)
    lines = (question.line(visit.language), question.explain.line(visit.language))
    return Read(**frame.lines("explain", lines))


def practised(frame: Frame, visit: Visit) -> Read:
    """What the known answer is; after another answer the two look together, and the right card stands there."""
    question = _question(visit)
    known = question.known
    if known is None:
        return Read(**frame.lines("practised", (question.line(visit.language),)))
    said = known.line(visit.language)
    if visit.right:
        return Read(**frame.lines("practised", (said,)))
    right = next(
        (choice.line(visit.language) for choice in question.choices if choice.id == known.answer),
        frame.line("dont_know"),
    )
    shown = card("known", right, a.Next(), True)
    return Read(**frame.lines("practised", (frame.line("look_together"), said)), cards=(shown,))
