"""Which screen a visit shows: one pure function from the visit to the value of its screen."""

from typing import assert_never

from easyread import act as a
from easyread import stage as s
from easyread.asking import ask, check, else_panel, explain_panel, offer_break, practised, visit_panel
from easyread.choosing import HELP, ON_OWN
from easyread.frame import Frame, card, framed
from easyread.hearing_screens import messages
from easyread.liking import like
from easyread.making_screens import make
from easyread.parting import ended, numbers, stopped
from easyread.screen import AnyScreen, Neutral, Pick, Read
from easyread.stage import Visit
from easyread.telling_screens import outside, tell
from easyread.welcoming import (
    between,
    consent,
    one,
    several,
    welcome,
    which_language,
    which_questions,
    who_are_you,
    who_is_here,
)


def screen(visit: Visit) -> AnyScreen:
    """The screen of this visit. Pure, and the same for the same visit."""
    frame = framed(visit)
    match visit.stage:
        case s.Hidden():
            return neutral(frame)
        case _ if visit.needs_time:
            return more_time(frame)
        case _ if visit.making is not None:
            return make(frame, visit, visit.making)
        case _ if visit.telling is not None:
            return tell(frame, visit, visit.telling)
        case _ if visit.liking is not None:
            return like(frame, visit, visit.liking)
        case s.AtWelcome() | s.ChoosingLanguage() | s.Outside() | s.InMessages():
            return _at_welcome(frame, visit, visit.stage)
        case s.ChoosingPerson() | s.Consenting() | s.SayingWhoIsHere() | s.OnOwn() | s.ChoosingSurvey():
            return _before_questions(frame, visit, visit.stage)
        case s.Asking() | s.Practising():
            return _question(frame, visit)
        case s.OfferingPractice():
            return one(frame, "offer_practice", "practice", ("yes", "no"), visit.wants_practice)
        case s.Practised():
            return practised(frame, visit)
        case s.Opening() | s.PracticeOver() | s.Closing():
            return between(frame, visit, visit.stage)
        case s.OfferingBreak():
            return offer_break(frame)
        case s.Resting():
            return Read(**frame.read("resting"))
        case s.SayingHelp():
            return several(frame, "help_given", "help", HELP, visit.help)
        case s.Checking(question):
            return check(frame, visit, question)
        case s.Stopping():
            return stopped(frame, visit)
        case s.Ended(how):
            return numbers(frame, visit) if visit.panel else ended(frame, visit, how)
        case _:
            assert_never(visit.stage)


def _at_welcome(
    frame: Frame, visit: Visit, stage: s.AtWelcome | s.ChoosingLanguage | s.Outside | s.InMessages
) -> AnyScreen:
    match stage:
        case s.InMessages(hearing):
            return messages(frame, visit, hearing)
        case s.AtWelcome():
            return welcome(frame, visit)
        case s.ChoosingLanguage():
            return which_language(frame, visit)
        case s.Outside(known):
            return outside(frame, visit, known)
        case _:
            assert_never(stage)


def _before_questions(
    frame: Frame,
    visit: Visit,
    stage: s.ChoosingPerson | s.Consenting | s.SayingWhoIsHere | s.OnOwn | s.ChoosingSurvey,
) -> AnyScreen:
    match stage:
        case s.ChoosingPerson():
            return who_are_you(frame, visit)
        case s.Consenting(page):
            return consent(frame, visit, page)
        case s.SayingWhoIsHere():
            return who_is_here(frame, visit)
        case s.OnOwn():
            return one(frame, "on_own", "own", ON_OWN, visit.on_own)
        case s.ChoosingSurvey():
            return which_questions(frame, visit)
        case _:
            assert_never(stage)


def _question(frame: Frame, visit: Visit) -> AnyScreen:
    """The question, or what was opened over it."""
    match visit.panel:
        case "else":
            return else_panel(frame, visit)
        case "explain":
            return explain_panel(frame, visit)
        case "visit":
            return visit_panel(frame, visit)
        case _:
            return ask(frame, visit)


def neutral(frame: Frame) -> Neutral:
    """A picture that tells nothing of a visit, not even that there was one."""
    return Neutral(
        name="neutral",
        language=frame.words.language,
        heading=(frame.line("neutral"),),
        hide=frame.hide,
        aloud=False,
        touch=a.Touch(),
    )


def more_time(frame: Frame) -> Pick:
    """A soft, silent question before the neutral picture."""
    cards = (
        card("stay", frame.line("more_time_yes"), a.Stay()),
        card("stop", frame.line("more_time_stop"), a.Stop()),
    )
    return Pick(**frame.read("more_time"), cards=cards)
