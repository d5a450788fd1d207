"""What family and carers noticed: behind their own door, and never the person's own answer."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.concern import Concern
from easyread.leaving import response, told
from easyread.response import Picked
from easyread.showing import screen
from easyread.stage import Visit
from easyread.survey import EitherOr, Survey
from easyread.visit import step
from tests import makers
from tests.makers import names, on_screen, play

FORM = makers.make_survey(
    "noticed",
    (
        makers.make_question(EitherOr, "ate", ("yes", "no"), factual=True),
        makers.make_question(EitherOr, "slept", ("yes", "no"), factual=True),
    ),
    by_proxy=True,
)
DOOR = a.OpenDoor("outside")


def at(*acts: a.Act, form: Survey | None = FORM) -> Visit:
    """A carer at the small door, and then these acts."""
    visit = makers.make_visit(makers.make_household(noticed=form))
    return play(visit, DOOR, a.Choose("carer"), *acts)


def asking() -> Visit:
    """The carer at the first question about Ali."""
    return at(a.Choose("noticed"), a.Choose("ali"), a.Next())


def test_it_stands_behind_the_small_door_alone() -> None:
    assert on_screen(at()) == ["tell", "noticed"]
    assert names(at(), a.Choose("noticed"), a.Back(), a.Back(), a.Back()) == [
        *("outside_what", "noticed_whom", "outside_what", "outside", "welcome")
    ]
    assert on_screen(at(a.Choose("noticed"))) == ["sam", "ali"]
    assert FORM.id not in on_screen(play(makers.make_visit(at().household), *makers.TO_SURVEYS))


def test_they_can_tell_instead() -> None:
    telling = at(a.Choose("tell")).telling
    assert telling is not None
    assert telling.by == "carer"


@pytest.mark.parametrize("form", [None, replace(FORM, languages=("cy",))])
def test_where_it_cannot_be_asked_they_can_tell_at_once(form: Survey | None) -> None:
    visit = at(form=form)
    assert visit.telling is not None
    assert (visit.telling.by, visit.stage) == ("carer", s.Outside())
    nobody = makers.make_household(noticed=FORM, people=())
    assert play(makers.make_visit(nobody), DOOR, a.Choose("family")).telling is not None


@pytest.mark.parametrize(("before", "card"), [((), "me"), ((), "family"), ((a.Back(),), "noticed")])
def test_a_card_of_another_screen_changes_nothing(before: tuple[a.Act, ...], card: str) -> None:
    visit = at(*before)
    assert step(visit, a.Choose(card), 0.0) == visit


def test_they_go_from_whom_it_is_about_to_the_questions_and_the_end() -> None:
    visit = at(a.Choose("noticed"), a.Choose("sam"), a.Choose("ali"))
    assert names(visit, a.Next(), a.Give("yes"), a.Next(), a.Give("no"), a.Next(), a.Next()) == [
        *("noticed_whom", "ask", "ask", "ask", "ask", "thanks", "welcome")
    ]
    ending = replace(FORM, opening=FORM.title, ending=FORM.title)
    visit = at(a.Choose("noticed"), a.Choose("ali"), form=ending)
    assert names(visit, a.Next(), a.Next(), a.Give("yes"), a.Next(), a.Give("no"), a.Next(), a.Next()) == [
        *("noticed_whom", "opening", "ask", "ask", "ask", "ask", "closing", "thanks")
    ]


def test_what_leaves_says_who_noticed_and_is_by_proxy() -> None:
    visit = play(asking(), a.Give("yes"), a.Next(), a.SayElse("dont-know"), a.Next())
    sent = response(visit, "")
    assert sent is not None
    assert (sent.by, sent.person, sent.survey, sent.ended) == ("carer", "ali", "noticed", "finished")
    assert [answer.by for answer in sent.answers] == ["proxy", "proxy"]
    assert (sent.consent, sent.here, sent.help, sent.on_own, sent.practice) == (None, None, None, None, ())


def test_a_proxy_answers_only_what_is_factual() -> None:
    feelings = makers.make_question(EitherOr, "sad", ("yes", "no"))
    visit = asking()
    assert visit.survey is not None
    asked = replace(visit, survey=replace(visit.survey, questions=(feelings,)), stage=s.Asking("sad"))
    assert step(asked, a.Give("yes"), 0.0) == asked
    assert step(replace(asked, by="self"), a.Give("yes"), 0.0).answers["sad"].by == "self"


def test_something_else_has_nothing_that_only_the_person_can_say() -> None:
    visit = step(asking(), a.Open("else"), 0.0)
    assert on_screen(visit) == ["dont-know", "explain", "skip"]
    assert step(visit, a.Open("visit"), 0.0) == visit


def test_once_answered_it_is_about_the_same_person() -> None:
    visit = play(asking(), a.Give("yes"), a.Back())
    assert on_screen(visit) == ["ali"]


def test_no_break_is_offered_and_no_bookmark_is_left_for_the_person() -> None:
    visit = step(replace(asking(), rested=(0, -9e9)), a.Give("yes"), 0.0)
    assert play(visit, a.Next()).stage == s.Asking("slept")
    hidden = play(visit, a.Hide())
    assert hidden.bookmark is None
    sent = response(hidden, "")
    assert sent is not None
    assert (sent.ended, sent.answers[0].value) == ("hidden", Picked(("yes",)))


def test_the_screens_are_not_as_the_person_likes_them() -> None:
    visit = asking()
    big = replace(makers.ALI, profile=replace(makers.ALI.profile, text=48))
    visit = replace(visit, household=replace(visit.household, people=(makers.SAM, big)))
    after = play(visit, a.Open("else"), a.OpenDoor("liking"))
    assert screen(after).name == "liking"
    changed = play(after, a.Choose("text"), a.Choose("bigger"))
    assert changed.household.profile.text == 36
    assert changed.household.people == visit.household.people


def test_tell_someone_from_here_is_not_told_as_the_person() -> None:
    visit = play(asking(), a.Tell(), a.Choose("talk"), a.Next())
    assert told(visit, "") == Concern(wish="alone", topic="talk", by="carer", person="ali")
    again = play(visit, a.Next(), a.Tell())
    assert again.telling is not None
    assert again.telling.by == "carer"
