"""Where Next leads from each stage, and the ways in and out of a visit."""

from typing import assert_never

from msgspec.structs import replace

from easyread import stage as s
from easyread.giving import known, practice_was_hard, value_of
from easyread.response import Consent
from easyread.route import after, route, trailed
from easyread.stage import CONSENT_VERSION, Stage, Visit
from easyread.survey import Survey

CONSENT_PAGES = 4
"""The last of them asks."""


def to(visit: Visit, stage: Stage, now: float) -> Visit:
    """The visit on ``stage``, with the stage before it kept for Back."""
    trail = visit.trail
    if isinstance(stage, s.Asking) and stage.question not in trail:
        trail = (*trail, stage.question)
    over = isinstance(stage, s.Ended)
    path = () if over else (*visit.path, visit.stage)
    return replace(visit, stage=stage, path=path, page=0, panel="", shown_at=now, trail=trail)


def leave(visit: Visit, woken: bool = False) -> Visit:
    """Welcome again, with nothing left of the visit but the household and the language."""
    return Visit(
        household=visit.household, language=visit.language, salt=visit.salt, road=visit.road, woken=woken
    )


def ready(visit: Visit) -> bool:
    """Next has somewhere to go: the present stage has what it needs."""
    match visit.stage:
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
            return value_of(visit) is not None
        case s.Stopping():
            return visit.bin is not None
        case s.AtWelcome() | s.Hidden():
            return False
        case _:
            return True


def onward(visit: Visit, now: float) -> Visit:
    """The visit after Next; the same visit where something is still to be chosen."""
    if not ready(visit):
        return visit
    match visit.stage:
        case s.Ended():
            return leave(visit)
        case s.ChoosingPerson() | s.Consenting() | s.SayingWhoIsHere() | s.OnOwn():
            return to(visit, _before_questions(visit, visit.stage), now)
        case s.ChoosingSurvey() | s.OfferingPractice() | s.Opening() | s.PracticeOver():
            return to(visit, _into_questions(visit, visit.stage), now)
        case s.Practising(question):
            return to(replace(visit, right=known(visit, question)), s.Practised(question), now)
        case s.Practised() | s.Asking() | s.SayingHelp() | s.Checking():
            return to(visit, _through_questions(visit, visit.stage), now)
        case s.Stopping():
            return to(visit, s.Ended("binned" if visit.bin else "stopped"), now)
        case s.AtWelcome() | s.Hidden():
            return visit
        case _:
            assert_never(visit.stage)


def choose_person(visit: Visit, person: str) -> Visit:
    """The visit of this person; whoever said yes before is not asked again."""
    before = person in visit.household.consented
    return replace(
        visit, person=person, consent=Consent(said="before", version=CONSENT_VERSION) if before else None
    )


def _before_questions(
    visit: Visit, stage: s.ChoosingPerson | s.Consenting | s.SayingWhoIsHere | s.OnOwn
) -> Stage:
    match stage:
        case s.ChoosingPerson():
            return s.SayingWhoIsHere() if visit.consent else s.Consenting()
        case s.Consenting(page) if page < CONSENT_PAGES - 1:
            return s.Consenting(page + 1)
        case s.Consenting():
            assert visit.consent is not None
            return s.SayingWhoIsHere() if visit.consent.said == "yes" else s.Ended(visit.consent.said)
        case s.SayingWhoIsHere():
            return s.ChoosingSurvey() if visit.here == ("me",) else s.OnOwn()
        case s.OnOwn():
            return s.Ended("later-alone") if visit.on_own == "later" else s.ChoosingSurvey()
        case _:
            assert_never(stage)


def _into_questions(
    visit: Visit, stage: s.ChoosingSurvey | s.OfferingPractice | s.Opening | s.PracticeOver
) -> Stage:
    practice, survey = visit.household.practice, visit.survey
    assert survey is not None
    match stage:
        case s.ChoosingSurvey() if practice is not None:
            return s.OfferingPractice()
        case s.OfferingPractice() if practice is not None and visit.wants_practice == "yes":
            return s.Opening(practice=True) if practice.opening else s.Practising(practice.questions[0].id)
        case s.Opening(True) if practice is not None:
            return s.Practising(practice.questions[0].id)
        case s.Opening():
            return _first(visit, survey)
        case _:
            return s.Opening() if survey.opening else _first(visit, survey)


def _first(visit: Visit, survey: Survey) -> s.Asking:
    return s.Asking(route(survey, visit.answers)[0])


def _through_questions(
    visit: Visit, stage: s.Practised | s.Asking | s.SayingHelp | s.Checking
) -> Stage:
    match stage:
        case s.Practised(question):
            return _after_practice(visit, question)
        case s.Asking(question, again):
            return _after_question(visit, question, again)
        case s.SayingHelp():
            return _next_check(visit, "") if _checks(visit) else s.Ended("finished")
        case s.Checking(question):
            return _next_check(visit, question)
        case _:
            assert_never(stage)


def _after_practice(visit: Visit, question: str) -> Stage:
    practice = visit.household.practice
    assert practice is not None
    following = after(practice, visit.practice, question)
    return s.Practising(following) if following else s.PracticeOver()


def _after_question(visit: Visit, question: str, again: bool) -> Stage:
    assert visit.survey is not None
    following = after(visit.survey, visit.answers, question)
    if again:
        return s.Checking(question) if following is None or following in visit.trail else s.Asking(following, True)
    return s.Asking(following) if following else s.SayingHelp()


def _checks(visit: Visit) -> bool:
    return visit.household.check or practice_was_hard(visit)


def _next_check(visit: Visit, question: str) -> Stage:
    ids = [answer.question for answer in trailed(visit)]
    place = ids.index(question) + 1 if question in ids else 0
    return s.Checking(ids[place]) if place < len(ids) else s.Ended("finished")
