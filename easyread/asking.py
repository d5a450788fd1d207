"""The screens of a question: itself, Something else, the explanation, after practice, and the check."""

from typing import Any

from easyread import act as a
from easyread import stage as s
from easyread.areas import WISH
from easyread.frame import Frame, card
from easyread.giving import ELSE, Asked, asking, known
from easyread.line import Line
from easyread.making_screens import DONE
from easyread.making_steps import KINDS
from easyread.response import DontKnow, Picked, Said, Shown, Sorted, Value, Written
from easyread.route import cards as shown_cards
from easyread.route import practice, route
from easyread.screen import AnyScreen, Card, Mat, Pick, Read, Stones
from easyread.sorting import PLACES, mat
from easyread.stage import Visit
from easyread.survey import DONT_KNOW, AnyQuestion, PickSome, Sort


def _asked(visit: Visit) -> Asked:
    asked = asking(visit)
    assert asked is not None
    return asked


def ask(frame: Frame, visit: Visit) -> AnyScreen:
    """A question with what answers it, and Something else beside that."""
    asked = _asked(visit)
    question, value = asked.question, asked.answer.value if asked.answer else None
    ids = route(asked.survey, {**asked.earlier, **asked.answers})
    around: dict[str, Any] = {
        **frame.lines(
            "ask" if isinstance(visit.stage, s.Asking) else "practice", question.line(visit.language)
        ),
        "stones": Stones(ids.index(question.id), len(ids)),
    }
    if isinstance(question, Sort):
        shown, spots = mat(frame, visit, asked)
        return Mat(**around, cards=shown, spots=spots, beside=_beside(frame, value))
    if kind := KINDS.get(type(question)):
        done = isinstance(value, Said | Shown | Written)
        making = card(kind, frame.line(f"make_{kind}"), a.Make(kind), done)
        return Pick(**around, cards=(making,), beside=_beside(frame, value))
    return _pick(frame, visit, question, value, around)


def _pick(
    frame: Frame, visit: Visit, question: AnyQuestion, value: Value | None, around: dict[str, Any]
) -> Pick:
    """A question with its cards in this person's order."""
    picked = value.choices if isinstance(value, Picked) else ()
    shown = tuple(
        card(choice.id, choice.line(visit.language), a.Give(choice.id), choice.id in picked)
        for choice in shown_cards(visit, question)
    )
    if question.known is not None and question.known.answer == DONT_KNOW:
        unsure = card(
            "dont-know", frame.line("dont_know"), a.SayElse("dont-know"), isinstance(value, DontKnow)
        )
        shown = (*shown, unsure)
        value = None if unsure.chosen else value
    return Pick(
        **around,
        cards=shown,
        many=isinstance(question, PickSome),
        echo=question.about != WISH,
        beside=_beside(frame, value),
    )


def _beside(frame: Frame, value: Value | None) -> Card:
    """Something else; once one of its answers was given, that answer, chosen."""
    for id, answer in ELSE.items():
        if value == answer:
            return card("else", frame.line(id), a.Open("else"), True)
    return card("else", frame.line("something_else"), a.Open("else"))


def else_panel(frame: Frame, visit: Visit) -> Pick:
    """I don't know, I don't want to say, I don't understand, ask me later, skip: as big as any answer.

    And how the person likes it, for whom it is the screen that stands in the way.
    """
    answer = _asked(visit).answer
    first, second, *others = (
        card(id, frame.line(id), a.SayElse(id), answer is not None and answer.value == value)
        for id, value in ELSE.items()
    )
    explain = card("explain", frame.line("dont_understand"), a.Open("explain"))
    if visit.by != "self":
        return Pick(
            **frame.lines("something_else", frame.line("else_ask")), cards=(first, explain, others[-1])
        )
    cards = (first, second, explain, *others, card("liking", frame.line("tool_liking"), a.OpenDoor("liking")))
    if isinstance(visit.stage, s.Asking):
        cards = (*cards, card("visit", frame.line("visit"), a.Open("visit")))
    return Pick(**frame.lines("something_else", frame.line("else_ask")), cards=cards)


def visit_panel(frame: Frame, visit: Visit) -> Pick:
    """Who is here, help with this one question, the consent and the practice again: at any question, never asked."""
    helped = _asked(visit).key in visit.helped
    ids = ("here", "helped", *(("practise",) if practice(visit) else ()), "consent")
    cards = tuple(card(id, frame.line(f"visit_{id}"), a.Choose(id), id == "helped" and helped) for id in ids)
    return Pick(**frame.lines("this_visit", frame.line("else_ask")), cards=cards)


def offer_break(frame: Frame) -> Pick:
    """Go on, have a break, or stop here and keep what was said."""
    cards = (
        card("go-on", frame.line("break_go_on"), a.Next()),
        card("break", frame.line("break_have"), a.Choose("break")),
        card("stop", frame.line("break_stop"), a.Choose("stop")),
    )
    return Pick(**frame.read("break", "break_ask"), cards=cards)


def explain_panel(frame: Frame, visit: Visit) -> Read:
    """The explanation under its question; Next and Back lead to the question."""
    question = _asked(visit).question
    return Read(
        **frame.lines("explain", question.line(visit.language), question.explain.line(visit.language))
    )


def practised(frame: Frame, visit: Visit) -> Read:
    """What the known answer is; after another answer the two look together, and the right card stands there."""
    asked = _asked(visit)
    question = asked.question
    if question.known is None:
        return Read(**frame.lines("practised", question.line(visit.language)))
    said = question.known.line(visit.language)
    if known(question, asked.answer):
        return Read(**frame.lines("practised", said))
    right = _line_of(frame, visit, question, question.known.answer)
    shown = card("known", right, a.Next(), True)
    return Read(**frame.lines("practised", frame.line("look_together"), said), cards=(shown,))


def check(frame: Frame, visit: Visit, id: str) -> Read:
    """You said: ... read as its parts, so that nothing is composed from an answer."""
    assert visit.survey is not None
    question, value = visit.survey.question(id), visit.answers[id].value
    said = (_line_of(frame, visit, question, one) for one in _given(value))
    cards = (
        card("right", frame.line("check_right"), a.Next()),
        card("change", frame.line("check_change"), a.Choose("change")),
    )
    return Read(
        **frame.lines("check", question.line(visit.language), frame.line("check"), *said), cards=cards
    )


def _given(value: Value) -> tuple[str, ...]:
    """What was given, as ids of choices and keys of lines; of what was made only how, never what."""
    match value:
        case Picked(choices):
            return choices
        case Sorted():
            put = ((place, getattr(value, place)) for place in PLACES)
            return tuple(one for place, ids in put if ids for one in (f"sort_{place}", *ids))
        case Said():
            return (DONE["say"],)
        case Shown():
            return (DONE["show"],)
        case Written():
            return (DONE["write"],)
        case _:
            return tuple(key for key in ELSE if ELSE[key] == value)


def _line_of(frame: Frame, visit: Visit, question: AnyQuestion, answer: str) -> Line:
    """The line of a choice, or of an answer that is no choice."""
    for choice in question.choices:
        if choice.id == answer:
            return choice.line(visit.language)
    return frame.line(answer)
