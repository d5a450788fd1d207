"""The consent and "How I like it" from any screen: beside each question, behind Stop, and on Welcome."""

import pytest

from easyread import act as a
from easyread import stage as s
from easyread.leaving import response
from easyread.screen import touchable
from easyread.showing import screen
from easyread.stage import CONSENT_VERSION, SOMEONE_ELSE
from tests import makers
from tests.makers import names, on_screen, play

OPEN = a.OpenDoor("liking")
HEAR = (OPEN, a.Choose("consent"))
PAGES = (a.Next(), a.Next(), a.Next())


def test_it_stands_in_the_menu_once_it_is_known_who_it_is() -> None:
    assert on_screen(play(makers.make_visit(), OPEN)) == ["sam", "ali", ""]
    assert on_screen(play(makers.make_visit(), OPEN, a.Choose("ali"), a.Next()))[0] == "consent"
    reading = play(makers.make_visit(), *makers.TO_SURVEYS[:3], OPEN)
    assert HEAR[-1] not in [card.act for card in touchable(screen(reading))]
    assert play(reading, a.Choose("consent")) == reading


@pytest.mark.parametrize("who", ["ali", SOMEONE_ELSE])
def test_from_welcome_a_yes_begins_a_visit_of_that_person(who: str) -> None:
    asked = play(makers.make_visit(), OPEN, a.Choose(who), a.Next(), a.Choose("consent"))
    assert names(asked, *PAGES, a.Choose("yes"), a.Next()) == [
        *("consent_0", "consent_1", "consent_2", "consent_ask", "consent_ask", "who_is_here")
    ]
    agreed = play(asked, *PAGES, a.Choose("yes"), a.Next())
    assert agreed.person == who
    assert [(one.said, one.version) for one in agreed.consents] == [("yes", CONSENT_VERSION)]
    no = play(asked, *PAGES, a.Choose("not-now"), a.Next())
    assert screen(no).name == "not_now"
    body = response(no, "")
    assert body is not None
    assert (body.ended, body.person, body.consents[0].said) == ("not-now", who, "not-now")


def test_the_only_person_of_a_home_is_not_asked_who_and_without_questions_the_yes_is_kept() -> None:
    alone = makers.make_household(people=(makers.SAM,), due={"sam": ()})
    over = play(makers.make_visit(alone), *HEAR, *PAGES, a.Choose("yes"), a.Next())
    assert (screen(over).name, over.person) == ("none_due", "sam")
    body = response(over, "")
    assert body is not None
    assert (body.ended, body.consents[0].said) == ("stopped", "yes")


def test_behind_stop_a_yes_leads_back_and_what_was_said_stands() -> None:
    stopped = play(makers.make_asking(), a.Give("good"), a.Stop())
    again = play(stopped, *HEAR, *PAGES)
    for back in (play(again, a.Choose("yes"), a.Next()), play(again, *[a.Back()] * 4)):
        assert back.stage == s.Stopping()
        assert back.answers == stopped.answers
    assert play(again, a.Choose("yes"), a.Next(), a.Back()).stage == s.Asking("food")
    refused = response(play(again, a.Choose("not-now"), a.Next()), "")
    assert refused is not None
    assert (refused.ended, refused.answers, [one.said for one in refused.consents]) == (
        *("binned", ()),
        ["yes", "not-now"],
    )


def test_a_yes_from_before_that_is_only_heard_again_is_no_act() -> None:
    known = makers.make_household(consented=frozenset({"sam"}))
    visit = play(makers.make_visit(known), a.OpenDoor("questions"), a.Choose("sam"), a.Next())
    assert screen(visit).name == "who_is_here"
    heard = play(visit, *HEAR, *PAGES, a.Next())
    assert (heard.stage, heard.consents) == (visit.stage, ())
