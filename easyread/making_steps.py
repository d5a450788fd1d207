"""What each act does while something is said, written or shown, and who is handed what was made."""

from typing import assert_never

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.attachment import Attachment
from easyread.giving import give_made, open_question
from easyread.making import LONGEST, Making
from easyread.response import Said, Shown, Value, Written
from easyread.stage import Visit
from easyread.survey import AnyQuestion, SayIt, ShowIt, WriteIt
from easyread.telling import handed, whole

KINDS: dict[type[AnyQuestion], a.Kind] = {SayIt: "say", ShowIt: "show", WriteIt: "write"}
"""How the answer to each kind of question is made."""


def opened(visit: Visit, kind: a.Kind) -> Visit:
    """The screens that make an answer, over the question that asks for it; what was made before can be changed."""
    asked = open_question(visit)
    if asked is None or not isinstance(visit.stage, s.Asking) or KINDS.get(type(asked.question)) != kind:
        return visit
    value = asked.answer.value if asked.answer else None
    making = Making(kind, words=value.words if isinstance(value, Written) else "")
    return replace(visit, making=making, panel="", listening=False, page=0)


def make_step(visit: Visit, making: Making, act: a.Act, now: float) -> Visit:
    """The visit after an act on one of these screens; what is beneath stays as it was but for what was made."""
    match act:
        case a.Next() | a.Back() | a.Halt() if making.runs:
            return _with(visit, replace(making, at="ending" if making.at == "going" else making.at))
        case a.Open("listen") if not making.runs:
            return replace(visit, listening=True)
        case a.Open(""):
            return replace(visit, listening=False)
        case a.TurnPage(page) if not making.runs:
            return replace(visit, page=max(page, 0))
        case a.Back() if visit.listening:
            return replace(visit, listening=False)
        case a.Back() if visit.page:
            return replace(visit, page=visit.page - 1)
        case a.Next() | a.Back():
            return closed(visit)
        case _:
            return _made(visit, making, act, now)


def closed(visit: Visit) -> Visit:
    """What was beneath again, with what was made; as it is where nothing is being made."""
    return replace(visit, making=None, listening=False, page=0) if visit.making else visit


def _made(visit: Visit, making: Making, act: a.Act, now: float) -> Visit:
    match act:
        case a.Record() if making.kind != "write" and not making.runs:
            return _with(visit, replace(making, at="starting"))
        case a.Bin() if making.at == "made":
            return _handed(_with(visit, Making(making.kind)), None, now)
        case a.Type(letter) if making.kind == "write":
            return _written(visit, making, (making.words + letter)[:LONGEST], now)
        case a.Erase() if making.words:
            return _written(visit, making, making.words[:-1], now)
        case a.Arrange(keys) if making.kind == "write":
            return _with(visit, replace(making, keys=keys))
        case a.Spell(on) if making.kind == "write":
            return _with(visit, replace(making, spells=on))
        case _:
            return visit


def _written(visit: Visit, making: Making, words: str, now: float) -> Visit:
    value = Written(words.strip()) if words.strip() else None
    return _handed(_with(visit, replace(making, words=words)), value, now)


def came(visit: Visit, act: a.Begun | a.Recorded | a.Unmade, now: float) -> Visit:
    """What the recorder says; it may come when its screens are closed already."""
    making = visit.making
    match act:
        case a.Unmade():
            return (
                _with(visit, replace(making, at="missing")) if making is not None and making.runs else visit
            )
        case a.Begun(made):
            if making is None or making.kind != "say" or making.at != "starting":
                return visit
            return _handed(_with(visit, replace(making, at="going", made=made)), Said(made), now)
        case a.Recorded(made, jpeg) if (
            making is not None and making.kind == "show" and making.at == "starting"
        ):
            return _handed(_with(visit, replace(making, at="made", made=made, jpeg=jpeg)), Shown(made), now)
        case a.Recorded(made):
            visit = finished(visit, made)
            if making is None or making.made is None or making.made.id != made.id:
                return visit
            return _with(visit, replace(making, at="made", made=made))
        case _:
            assert_never(act)


def finished(visit: Visit, made: Attachment) -> Visit:
    """The visit in which what was being recorded is whole, wherever it was handed to."""
    answers = dict(visit.answers)
    for id, answer in answers.items():
        value = answer.value
        if isinstance(value, Said | Shown) and value.attachment.id == made.id:
            answers[id] = replace(answer, value=replace(value, attachment=made))
    telling = visit.telling and whole(visit.telling, made)
    return replace(visit, answers=answers, telling=telling)


def _with(visit: Visit, making: Making) -> Visit:
    return replace(visit, making=making, listening=False, page=0)


def _handed(visit: Visit, value: Value | None, now: float) -> Visit:
    """To whoever opened these screens: what is being told, or the question."""
    if visit.telling is not None and visit.making is not None:
        assert value is None or isinstance(value, Said | Shown | Written)
        return replace(visit, telling=handed(visit.telling, visit.making.kind, value))
    asked = open_question(visit)
    assert asked is not None
    return give_made(visit, asked, value, now)
