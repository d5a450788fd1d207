"""At any question: who is here, help with this one, the consent and the practice again; Next leads back to it."""

import pytest

from easyread import act as a
from easyread import stage as s
from easyread.leaving import response
from easyread.response import Consent, Picked
from easyread.showing import screen
from easyread.stage import CONSENT_VERSION, Visit
from easyread.visit import step
from tests import makers


def at(*acts: a.Act) -> Visit:
    """At the first question, with its panel open."""
    return makers.play(makers.make_asking(), *acts, a.Open("else"), a.Open("visit"))


def test_it_stands_behind_something_else_and_not_in_practice() -> None:
    asking = makers.make_asking()
    assert "visit" in makers.on_screen(step(asking, a.Open("else"), 0.0))
    assert makers.on_screen(at()) == ["here", "helped", "practise", "consent"]
    assert step(at(), a.Back(), 0.0).stage == asking.stage
    practising = makers.until(
        makers.play(makers.make_visit(), *makers.TO_SURVEYS, a.Choose("life"), a.Next()),
        "practice",
        a.Choose("yes"),
    )
    assert "visit" not in makers.on_screen(step(practising, a.Open("else"), 0.0))
    assert step(practising, a.Open("visit"), 0.0) == practising


def test_without_practice_there_is_none_to_do_again() -> None:
    visit = makers.make_asking(makers.make_household(practice=None))
    visit = makers.play(visit, a.Open("else"), a.Open("visit"))
    assert makers.on_screen(visit) == ["here", "helped", "consent"]
    assert step(visit, a.Choose("practise"), 0.0) == visit


def test_who_is_here_can_change_at_any_time() -> None:
    visit = makers.play(at(a.Give("ok")), a.Choose("here"), a.Choose("carer"), a.Next())
    assert (visit.stage, visit.here) == (s.Asking("food"), ("carer",))
    assert visit.answers["food"].value == Picked(("ok",))
    assert step(visit, a.Back(), 0.0).stage != s.SayingWhoIsHere()


def test_someone_helped_with_this_one_and_it_can_be_taken_back() -> None:
    before = makers.play(at(), a.Choose("helped"), a.Back(), a.Give("ok"))
    assert before.answers["food"].helped
    after = makers.play(at(a.Give("ok")), a.Choose("helped"))
    assert after.answers["food"].helped
    assert makers.chosen(after) == ["helped"]
    assert not step(after, a.Choose("helped"), 0.0).answers["food"].helped


def test_practice_again_begins_anew_and_comes_back() -> None:
    visit = makers.play(at(), a.Choose("practise"))
    assert screen(visit).name == "practice_opening"
    visit = makers.until(
        makers.play(visit, a.Next(), a.Give("no"), a.Next(), a.Next()), "practised", a.SayElse("dont-know")
    )
    assert makers.names(visit, a.Next(), a.Next()) == ["practised", "practice_over", "ask"]


@pytest.mark.parametrize(("said", "left"), [("not-now", "binned"), ("later-alone", "later-alone")])
def test_the_consent_can_be_heard_again_and_taken_back(said: str, left: str) -> None:
    again = makers.until(step(at(a.Give("ok")), a.Choose("consent"), 0.0), "consent_ask")
    assert step(again, a.Next(), 0.0).stage == s.Asking("food")
    yes = makers.play(again, a.Choose("yes"), a.Next())
    assert yes.consent == Consent(said="yes", version=CONSENT_VERSION)
    assert len(yes.answers) == 1
    no = makers.play(again, a.Choose(said), a.Next())
    body = response(no, "")
    assert body is not None
    assert (body.ended, body.answers) == (left, ())


def test_a_card_that_is_not_there_changes_nothing() -> None:
    assert step(at(), a.Choose("tea"), 0.0) == at()
