"""Breaks: when one is offered, and on from it to the question that was to come."""

from msgspec.structs import replace

from easyread import stage as s
from easyread.route import route
from easyread.stage import Stage, Visit
from easyread.whose import profile_of

QUESTIONS = 5
"""A break is offered after so many questions (Talking Mats pilot: a sitting is short)."""
SECONDS = 600.0
"""Or after so long."""


def begun_at(visit: Visit, now: float) -> Visit:
    """The visit at its first question, from which the time to a break counts."""
    return visit if visit.rested is not None else replace(visit, rested=(0, now))


def next_or_break(visit: Visit, question: str, now: float) -> Stage:
    """The next question, or first a break: not before the last question alone, and not where none is wanted."""
    wanted = profile_of(visit).breaks and visit.by == "self"
    if visit.survey is None or visit.rested is None or not wanted:
        return s.Asking(question)
    count, since = visit.rested
    ids = route(visit.survey, {**visit.earlier, **visit.answers})
    due = len(visit.trail) - count >= QUESTIONS or now - since >= SECONDS
    return s.OfferingBreak(question) if due and question != ids[-1] else s.Asking(question)


def rested(visit: Visit, now: float) -> Visit:
    """A break was offered now."""
    return replace(visit, rested=(len(visit.trail), now))
