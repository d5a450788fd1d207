"""The neutral picture: what a hidden visit leaves, and where its person goes on when they come back soon."""

from typing import Literal

from msgspec.structs import replace

from easyread import stage as s
from easyread.bookmark import Bookmark
from easyread.route import route
from easyread.stage import Visit

AMID = s.Asking | s.OfferingBreak | s.Resting
"""Stages of which someone who comes back goes on."""
KEPT = 600.0
"""Seconds for which a bookmark holds."""


def hidden(visit: Visit, how: s.How | Literal["hidden", "idle"], now: float) -> Visit:
    """The neutral picture; the visit it covers is over, and what was given stays in it to be sealed."""
    covered: s.Hidden
    match visit.stage:
        case s.Ended(ending):
            covered = s.Hidden(ending)
        case s.Stopping():
            covered = s.Hidden("binned" if visit.bin else "stopped")
        case s.AtWelcome():
            covered = s.Hidden()
        case _:
            covered = s.Hidden(how)
    bare = replace(visit, panel="", listening=False, page=0, telling=None, needs_time=False)
    bare = replace(bare, making=None, held="", liking=None)
    return replace(bare, stage=covered, path=(), bookmark=bookmark(visit, now))


def bookmark(visit: Visit, now: float) -> Bookmark | None:
    """Where this visit would go on: at its first question without an answer; elsewhere what was marked before."""
    if visit.by != "self" or not visit.person or visit.survey is None or not isinstance(visit.stage, AMID):
        return visit.bookmark
    answers = {**visit.earlier, **visit.answers}
    for id in route(visit.survey, answers):
        if id not in answers:
            return Bookmark(
                person=visit.person, survey=visit.survey, question=id, answers=answers, until=now + KEPT
            )
    return None


def fits(visit: Visit, bookmark: Bookmark, now: float) -> bool:
    """The person who was hidden came back in time, and has consented."""
    mine = visit.person == bookmark.person and visit.language in bookmark.survey.languages
    return mine and now < bookmark.until and visit.consent is not None


def idled(visit: Visit, now: float) -> Visit:
    """First a silent question; the second time, and where there is nothing to lose, the neutral picture.

    Not while something is being recorded: that is not idle.
    """
    if visit.making is not None and visit.making.runs:
        return visit
    over = visit.telling.at == "told" if visit.telling else True
    if visit.needs_time or (over and isinstance(visit.stage, s.AtWelcome | s.Ended)):
        return hidden(visit, "idle", now)
    return replace(visit, needs_time=True)
