"""One visit, one state machine: what each act does to a visit; an act that means nothing here changes nothing."""

from typing import assert_never

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.choosing import choose
from easyread.giving import give, present, say_else
from easyread.onward import leave, onward, to
from easyread.stage import Telling, Visit
from easyread.telling import tell_step

USUAL_SPEED, SLOWEST = 140, 100
USUAL_LOUDNESS, LOUDEST = 0.7, 1.0


def step(visit: Visit, act: a.Act, now: float) -> Visit:
    """The visit after ``act``; ``now``: seconds on a monotonic clock. Pure."""
    if isinstance(act, a.Told):
        return replace(visit, road=act.road)
    if isinstance(visit.stage, s.Hidden):
        return leave(visit, woken=True) if isinstance(act, a.Touch) else visit
    if isinstance(act, a.Hide):
        return hidden(visit, "hidden")
    if isinstance(act, a.Idled):
        return idled(visit)
    if visit.needs_time:
        return answer_time(visit, act, now)
    if isinstance(act, a.TurnPage):
        return replace(visit, page=max(act.page, 0))
    if isinstance(act, a.Listen):
        return listened(visit, act.how)
    if visit.telling is not None:
        return tell_step(visit, visit.telling, act)
    return stage_step(visit, act, now)


def hidden(visit: Visit, how: str) -> Visit:
    """The neutral picture; the visit it covers is over, and what was given stays in it to be sealed."""
    match visit.stage:
        case s.Ended(ending):
            how = ending
        case s.Stopping():
            how = "binned" if visit.bin else "stopped"
        case s.AtWelcome():
            how = ""
        case _:
            pass
    return replace(visit, stage=s.Hidden(how), path=(), panel="", page=0, telling=None, needs_time=False)


def idled(visit: Visit) -> Visit:
    """First a silent question; the second time, and where there is nothing to lose, the neutral picture."""
    if visit.needs_time or isinstance(visit.stage, s.AtWelcome | s.Ended | s.Stopping):
        return hidden(visit, "idle")
    return replace(visit, needs_time=True)


def answer_time(visit: Visit, act: a.Act, now: float) -> Visit:
    """More time, or stop; nothing else."""
    if isinstance(act, a.Stay | a.Back):
        return replace(visit, needs_time=False)
    if isinstance(act, a.Stop):
        return stage_step(replace(visit, needs_time=False, telling=None), act, now)
    return visit


def listened(visit: Visit, how: str) -> Visit:
    """The voice after "slower" or "louder"; past the slowest or loudest it begins again at the usual."""
    telling = replace(visit.telling, aloud=True) if visit.telling else None
    visit = replace(visit, telling=telling, panel="" if how == "again" else visit.panel)
    if how == "slower":
        return replace(visit, speed=visit.speed - 20 if visit.speed > SLOWEST else USUAL_SPEED)
    if how == "louder":
        louder = min(round(visit.loudness + 0.15, 2), LOUDEST)
        return replace(visit, loudness=louder if visit.loudness < LOUDEST else USUAL_LOUDNESS)
    return visit


def stage_step(visit: Visit, act: a.Act, now: float) -> Visit:
    """Acts on the stage itself, with no panel of "Tell someone" over it."""
    match act:
        case a.Tell():
            return replace(visit, telling=Telling(), panel="", page=0)
        case a.Stop():
            return stopped(visit, now)
        case a.Open(panel):
            return opened(visit, panel)
        case a.Back():
            return back(visit, now)
        case a.Next():
            return replace(visit, panel="") if visit.panel else onward(visit, now)
        case a.Give(choice):
            return give(visit, choice, now)
        case a.SayElse(value):
            return say_else(visit, value, now)
        case a.Choose(card):
            return choose(visit, card, now)
        case a.OpenDoor(door):
            return open_door(visit, door, now)
        case a.Touch() | a.Stay() | a.Listen() | a.TurnPage() | a.Hide() | a.Idled() | a.Told():
            return visit
        case _:
            assert_never(act)


def open_door(visit: Visit, door: str, now: float) -> Visit:
    """Welcome's doors."""
    match visit.stage, door:
        case s.AtWelcome(), "questions":
            return to(replace(visit, woken=False), s.ChoosingPerson(), now)
        case s.AtWelcome(), "tell":
            return replace(visit, telling=Telling())
        case _:
            return visit


def stopped(visit: Visit, now: float) -> Visit:
    """Stop: with a question shown the person decides what becomes of it; before that there is nothing to keep."""
    match visit.stage:
        case s.AtWelcome() | s.Ended() | s.Stopping():
            return visit
        case _ if visit.begun:
            return to(replace(visit, bin=None), s.Stopping(), now)
        case _:
            return to(visit, s.Ended("not-begun"), now)


def opened(visit: Visit, panel: str) -> Visit:
    """The listen panel opens over any stage, the others over a question; an empty name closes."""
    if panel in ("", "listen"):
        return replace(visit, panel=panel)
    question = present(visit)
    if question is None or panel not in ("else", "explain"):
        return visit
    explained = visit.explained | {question.id} if panel == "explain" else visit.explained
    return replace(visit, panel=panel, explained=explained)


def back(visit: Visit, now: float) -> Visit:
    """One screen back: a panel closes first; a question that no longer counts is passed over."""
    if visit.panel:
        return replace(visit, panel="")
    path = list(visit.path)
    while path:
        stage = path.pop()
        if isinstance(stage, s.Asking | s.Checking) and stage.question not in visit.trail:
            continue
        if isinstance(stage, s.AtWelcome):
            return leave(visit)
        return replace(visit, stage=stage, path=tuple(path), page=0, shown_at=now)
    return visit
