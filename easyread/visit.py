"""One visit, one state machine: what each act does to a visit; an act that means nothing here changes nothing."""

from typing import Literal, assert_never

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.bar import can_open
from easyread.choosing import choose
from easyread.giving import explain, give, open_question, say_else
from easyread.hiding import hidden, idled
from easyread.liking import liking_step
from easyread.liking import opened as open_liking
from easyread.making_steps import came, make_step
from easyread.making_steps import closed as closed_making
from easyread.making_steps import opened as open_making
from easyread.onward import leave, onward, to
from easyread.profile import Profile
from easyread.route import practice, route
from easyread.sorting import sort
from easyread.stage import Stage, Visit
from easyread.telling import Telling
from easyread.telling_steps import silent, tell_step
from easyread.whose import profile_of, voice_of

SLOWER = (140, 120, 100)
"""Words a minute, each step of Listen."""
LOUDEST = 1.0


def step(visit: Visit, act: a.Act, now: float) -> Visit:
    """The visit after ``act``; ``now``: seconds on a monotonic clock. Pure."""
    if isinstance(act, a.Told):
        pending = visit.pending if act.pending is None else act.pending
        return replace(visit, road=act.road, pending=pending)
    if isinstance(act, a.Plugged):
        return replace(visit, headphones=act.headphones)
    if isinstance(act, a.Begun | a.Recorded | a.Unmade):
        return came(visit, act, now)
    if isinstance(visit.stage, s.Hidden):
        return leave(visit, woken=True) if isinstance(act, a.Touch) else visit
    if isinstance(act, a.Hide):
        return hidden(visit, "hidden", now)
    if isinstance(act, a.Idled):
        return idled(visit, now)
    if visit.needs_time:
        return answer_time(visit, act, now)
    if act == a.Open("listen") and not profile_of(visit).voice:
        return visit
    if isinstance(act, a.Listen):
        return visit if silent(visit) else listened(visit, act)
    if visit.making is not None and not isinstance(act, a.Tell | a.Stop):
        return make_step(visit, visit.making, act, now)
    if visit.telling is not None:
        return tell_step(visit, visit.telling, act, now)
    if visit.liking is not None and not isinstance(act, a.Tell | a.Stop):
        return liking_step(visit, visit.liking, act, now)
    return stage_step(visit, act, now)


def answer_time(visit: Visit, act: a.Act, now: float) -> Visit:
    """More time, stop, or tell someone; nothing else."""
    stayed = replace(visit, needs_time=False)
    match act:
        case a.Stay() | a.Back():
            return stayed
        case a.Tell():
            return stayed if visit.telling and not visit.telling.can_tell else stage_step(stayed, act, now)
        case a.Stop():
            return stage_step(replace(stayed, telling=None), act, now)
        case _:
            return visit


def listened(visit: Visit, act: a.Listen) -> Visit:
    """The voice after "slower" or "louder"; past the slowest or loudest it begins again at the person's own."""
    if visit.telling is not None:
        open = visit.telling.listening and act.how != "again"
        visit = replace(visit, telling=replace(visit.telling, listening=open))
    speed, loudness = voice_of(visit)
    match act.how:
        case "slower":
            again = None if profile_of(visit).speed > SLOWER[-1] else SLOWER[0]
            return replace(visit, speed=next((slower for slower in SLOWER if slower < speed), again))
        case "louder":
            louder = min(round(loudness + 0.15, 2), LOUDEST)
            from_start = None if profile_of(visit).loudness < LOUDEST else Profile().loudness
            return replace(visit, loudness=louder if loudness < LOUDEST else from_start)
        case "again":
            return visit if visit.telling else replace(visit, listening=False)
        case _:
            assert_never(act.how)


def stage_step(visit: Visit, act: a.Act, now: float) -> Visit:
    """Acts on the stage itself, with nothing over it but a panel."""
    match act:
        case a.Tell():
            return replace(closed_making(visit), telling=Telling(by=visit.by))
        case a.Stop():
            return stopped(closed_making(visit), now)
        case a.Make(kind):
            return open_making(visit, kind)
        case a.Hold() | a.Put():
            return sort(visit, act, now)
        case a.Open(panel):
            return opened(visit, panel)
        case a.TurnPage(page):
            return replace(visit, page=max(page, 0))
        case a.Back():
            return back(visit, now)
        case a.Next():
            return closed(visit) if visit.panel else onward(visit, now)
        case a.Give(choice):
            return give(visit, choice, now)
        case a.SayElse(value):
            return say_else(visit, value, now)
        case a.Choose(card):
            return choose(visit, card, now)
        case a.OpenDoor("liking"):
            return open_liking(visit) if can_open(visit) else visit
        case a.OpenDoor(door):
            return open_door(visit, door, now)
        case _:
            return visit


def open_door(visit: Visit, door: a.Door, now: float) -> Visit:
    """Welcome's doors; the one for staff leads out of the visit, and is no step of it."""
    match visit.stage, door:
        case s.AtWelcome(), "questions":
            return to(replace(visit, woken=False), s.ChoosingPerson(), now)
        case s.AtWelcome(), "languages":
            return to(visit, s.ChoosingLanguage(), now)
        case s.AtWelcome(), "tell":
            return replace(visit, telling=Telling())
        case s.AtWelcome(), "say":
            return replace(visit, telling=Telling(kind="message"))
        case s.AtWelcome(), "messages":
            return to(replace(visit, woken=False), s.InMessages(), now)
        case s.AtWelcome(), "outside":
            return to(replace(visit, woken=False), s.Outside(), now)
        case _:
            return visit


def stopped(visit: Visit, now: float) -> Visit:
    """Stop: the person decides what becomes of what they said; who said nothing is not asked."""
    match visit.stage:
        case s.AtWelcome() | s.Ended() | s.Stopping():
            return visit
        case _ if visit.begun and (visit.answers or visit.practice):
            return to(replace(visit, bin=None), s.Stopping(), now)
        case _:
            return to(visit, s.Ended("not-begun"), now)


def opened(visit: Visit, panel: a.Panel | Literal["listen"]) -> Visit:
    """The tools of Listen stand in the bar of any stage, a panel opens over a question; an empty name closes."""
    match panel:
        case "listen":
            return replace(visit, listening=True)
        case "":
            return replace(visit, listening=False) if visit.listening else closed(visit)
        case "else" | "explain" | "visit":
            return _over_question(visit, panel)
        case _:
            assert_never(panel)


def _over_question(visit: Visit, panel: Literal["else", "explain", "visit"]) -> Visit:
    asked = open_question(visit)
    own = isinstance(visit.stage, s.Asking) and visit.by == "self"
    if asked is None or (panel == "visit" and not own):
        return visit
    over = replace(visit, panel=panel, listening=False, page=0)
    return explain(over, asked) if panel == "explain" else over


def closed(visit: Visit) -> Visit:
    """The question again, with nothing over it."""
    return replace(visit, panel="", listening=False, page=0) if visit.panel else visit


def back(visit: Visit, now: float) -> Visit:
    """One thing back: the tools of Listen, a further page, a panel, else the screen before."""
    if visit.listening:
        return replace(visit, listening=False)
    if visit.page:
        return replace(visit, page=visit.page - 1)
    if visit.panel:
        return closed(visit)
    if isinstance(visit.stage, s.ChoosingLanguage):
        return onward(visit, now)
    path = list(visit.path)
    while path:
        stage = path.pop()
        if isinstance(stage, s.AtWelcome):
            return leave(visit)
        if counts(visit, stage):
            return replace(visit, stage=stage, path=tuple(path), shown_at=now, held="")
    return visit


def counts(visit: Visit, stage: Stage) -> bool:
    """The stage can be gone back to: its question, if it has one, is still asked."""
    match stage:
        case s.OfferingBreak() | s.Resting():
            return False
        case s.Asking(question) | s.Checking(question):
            return question in visit.trail
        case s.Practising(question) | s.Practised(question):
            survey = practice(visit)
            return survey is not None and question in route(survey, visit.practice)
        case _:
            return True
