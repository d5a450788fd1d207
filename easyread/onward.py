"""Where Next leads from each stage, and the ways in and out of a visit."""

from collections.abc import Mapping
from typing import assert_never

from msgspec.structs import replace

from easyread import stage as s
from easyread.bookmark import Bookmark
from easyread.breaks import begun_at, next_or_break, rested
from easyread.consenting import CONSENT_PAGES, after_consent, confirmed
from easyread.giving import open_question, practice_was_hard
from easyread.hearing import Hearing
from easyread.hearing_steps import heard, left, onward_from
from easyread.hiding import fits
from easyread.response import GIVEN, Answer
from easyread.route import after, offered, practice, route, trailed
from easyread.stage import Stage, Visit
from easyread.survey import Survey
from easyread.whose import at_welcome, profile_of


def to(visit: Visit, stage: Stage, now: float) -> Visit:
    """The visit on ``stage``, with the stage before it kept for Back."""
    trail, begun = visit.trail, visit.begun
    if isinstance(stage, s.Asking):
        trail, begun = (trail if stage.question in trail else (*trail, stage.question)), True
    path = () if isinstance(stage, s.Ended) else (*visit.path, visit.stage)
    there = replace(visit, stage=stage, path=path, shown_at=now, trail=trail, begun=begun)
    there = begun_at(there, now) if isinstance(stage, s.Asking) else there
    return replace(there, panel="", liking=None, listening=False, page=0, held="")


def _came_from(visit: Visit) -> Stage | None:
    """From where someone went aside: of a question to practise, of any stage to say who is here or hear the consent."""
    if visit.stage == s.Consenting(CONSENT_PAGES - 1, aside=True):
        given = visit.consent is not None and visit.consent.said in GIVEN
        return (
            next(stage for stage in reversed(visit.path) if not isinstance(stage, s.Consenting))
            if given
            else None
        )
    if visit.stage == s.SayingWhoIsHere(aside=True):
        return next(stage for stage in reversed(visit.path) if not isinstance(stage, s.SayingWhoIsHere))
    if not isinstance(visit.stage, s.PracticeOver):
        return None
    return next((stage for stage in reversed(visit.path) if isinstance(stage, s.Asking)), None)


def _returned(visit: Visit, before: Stage, now: float) -> Visit:
    """There again, as if nothing had been between."""
    place = len(visit.path) - 1 - visit.path[::-1].index(before)
    there = replace(visit, stage=before, path=visit.path[:place], shown_at=now)
    return replace(there, panel="", listening=False, page=0, held="")


def leave(visit: Visit, woken: bool = False) -> Visit:
    """Welcome again, with nothing left of the visit but the household, the bookmark and what comes from outside."""
    welcome = at_welcome(visit.household, visit.salt, visit.road, woken)
    return replace(welcome, bookmark=visit.bookmark, pending=visit.pending, headphones=visit.headphones)


def ready(visit: Visit) -> bool:
    """Next has somewhere to go: the present stage has what it needs."""
    match visit.stage:
        case s.InMessages(hearing):
            return heard(visit, hearing)
        case s.ChoosingPerson():
            return visit.person is not None
        case s.Consenting(page):
            return page < CONSENT_PAGES - 1 or visit.consent is not None
        case s.OnOwn():
            return visit.on_own is not None
        case s.ChoosingSurvey():
            return visit.survey is not None
        case s.OfferingPractice():
            return bool(visit.wants_practice)
        case s.Asking() | s.Practising():
            asked = open_question(visit)
            return asked is not None and asked.answer is not None
        case s.Stopping():
            return visit.bin is not None
        case s.AtWelcome() | s.Outside() | s.Hidden():
            return False
        case _:
            return True


def onward(visit: Visit, now: float) -> Visit:
    """The visit after Next; the same visit where something is still to be chosen."""
    visit = confirmed(visit)
    match visit.stage:
        case s.AtWelcome() | s.Outside() | s.Hidden():
            return visit
        case _ if not ready(visit):
            return visit
        case s.OfferingBreak(question) | s.Resting(question):
            return to(visit, s.Asking(question), now)
        case s.InMessages(hearing):
            return _through_messages(visit, hearing, now)
        case s.ChoosingLanguage():
            return replace(leave(visit), language=visit.language)
        case s.Ended():
            return leave(visit)
        case s.ChoosingPerson() if visit.bookmark is not None and fits(visit, visit.bookmark, now):
            return resumed(visit, visit.bookmark, now)
        case _ if before := _came_from(visit):
            return _returned(visit, before, now)
        case s.ChoosingPerson() | s.Consenting() | s.SayingWhoIsHere() | s.OnOwn():
            return to(visit, _before_questions(visit, visit.stage), now)
        case s.ChoosingSurvey() | s.OfferingPractice() | s.Opening() | s.PracticeOver():
            return to(visit, _into_questions(visit, visit.stage), now)
        case s.Practising(question):
            return to(visit, s.Practised(question), now)
        case s.Practised(question):
            return to(visit, _after_practice(visit, question), now)
        case s.Asking() | s.Closing() | s.SayingHelp() | s.Checking():
            following = _through_questions(visit, visit.stage, now)
            there = to(visit, following, now)
            return rested(there, now) if isinstance(following, s.OfferingBreak) else there
        case s.Stopping():
            return to(visit, s.Ended("binned" if visit.bin else "stopped"), now)
        case _:
            assert_never(visit.stage)


def _through_messages(visit: Visit, hearing: Hearing, now: float) -> Visit:
    """The next screen of Messages; from their list Back leads to who it is for, whatever was between."""
    following = onward_from(visit.household, visit.person or "", hearing)
    there = to(replace(visit, stage=s.InMessages(left(hearing))), s.InMessages(following), now)
    return replace(there, path=there.path[:2]) if following.at == "list" else there


def resumed(visit: Visit, bookmark: Bookmark, now: float) -> Visit:
    """On at the question of the bookmark, with no way back to what was before it; who is here may have changed."""
    on = replace(visit, survey=bookmark.survey, earlier=bookmark.answers, bookmark=None)
    return replace(to(on, s.Asking(bookmark.question), now), path=())


def _before_questions(
    visit: Visit, stage: s.ChoosingPerson | s.Consenting | s.SayingWhoIsHere | s.OnOwn
) -> Stage:
    match stage:
        case s.ChoosingPerson() if visit.by != "self":
            return _into_questions(visit, s.PracticeOver())
        case s.ChoosingPerson() if not offered(visit):
            return s.Ended("none-due")
        case s.ChoosingPerson():
            before = visit.consent is not None and visit.consent.said == "before"
            return s.SayingWhoIsHere() if before else s.Consenting()
        case s.Consenting(page) if page < CONSENT_PAGES - 1:
            return replace(stage, page=page + 1)
        case s.Consenting():
            return after_consent(visit)
        case s.SayingWhoIsHere():
            return s.ChoosingSurvey() if visit.here == ("me",) else s.OnOwn()
        case s.OnOwn():
            return s.Ended("later-alone") if visit.on_own == "later" else s.ChoosingSurvey()
        case _:
            assert_never(stage)


def _into_questions(
    visit: Visit, stage: s.ChoosingSurvey | s.OfferingPractice | s.Opening | s.PracticeOver
) -> Stage:
    first, survey = practice(visit), visit.survey
    assert survey is not None
    match stage:
        case s.ChoosingSurvey() if first is not None:
            return s.OfferingPractice()
        case s.OfferingPractice() if first is not None and visit.wants_practice == "yes":
            return s.Opening(practice=True) if first.opening else s.Practising(_first(first, visit.practice))
        case s.Opening(True) if first is not None:
            return s.Practising(_first(first, visit.practice))
        case s.Opening():
            return s.Asking(_first(survey, visit.answers))
        case _:
            return s.Opening() if survey.opening else s.Asking(_first(survey, visit.answers))


def _first(survey: Survey, answers: Mapping[str, Answer]) -> str:
    return route(survey, answers)[0]


def _after_practice(visit: Visit, question: str) -> Stage:
    survey = practice(visit)
    following = after(survey, visit.practice, question, {}) if survey else None
    return s.Practising(following) if following else s.PracticeOver()


def _through_questions(
    visit: Visit, stage: s.Asking | s.Closing | s.SayingHelp | s.Checking, now: float
) -> Stage:
    match stage:
        case s.Asking(question, again):
            return _after_change(visit, question) if again else _after_question(visit, question, now)
        case s.Closing():
            return _after_last(visit)
        case s.SayingHelp():
            return _next_check(visit, "") if _checks(visit) else s.Ended("finished")
        case s.Checking(question):
            return _next_check(visit, question)
        case _:
            assert_never(stage)


def _after_question(visit: Visit, question: str, now: float) -> Stage:
    assert visit.survey is not None
    following = after(visit.survey, visit.answers, question, visit.earlier)
    if following:
        return next_or_break(visit, following, now)
    return s.Closing() if visit.survey.ending else _after_last(visit)


def _after_last(visit: Visit) -> Stage:
    """Family and carers were not helped, and are not checked."""
    return s.SayingHelp() if visit.by == "self" else s.Ended("finished")


def _after_change(visit: Visit, question: str) -> Stage:
    """From the check: the questions that the change opened, then the check of what was changed."""
    assert visit.survey is not None
    for id in route(visit.survey, {**visit.earlier, **visit.answers}):
        if id not in visit.trail and id not in visit.earlier:
            return s.Asking(id, again=True)
    checks = (stage.question for stage in reversed(visit.path) if isinstance(stage, s.Checking))
    return s.Checking(next(checks, question))


def _checks(visit: Visit) -> bool:
    return profile_of(visit).check or practice_was_hard(visit)


def _next_check(visit: Visit, question: str) -> Stage:
    ids = [answer.question for answer in trailed(visit)]
    place = ids.index(question) + 1 if question in ids else 0
    return s.Checking(ids[place]) if place < len(ids) else s.Ended("finished")
