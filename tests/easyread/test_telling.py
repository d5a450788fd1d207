"""Tell someone: from any screen, quietly, sent with one confirmation, and back to the very same screen."""

import pytest

from easyread import act as a
from easyread.concern import Concern
from easyread.leaving import concern, response
from easyread.screen import Pick
from easyread.showing import screen
from easyread.stage import SOMEONE_ELSE
from easyread.visit import step
from tests import makers
from tests.makers import chosen, names, on_screen, play

SCREENS = {
    "welcome": makers.make_visit(),
    "listening at welcome": play(makers.make_visit(), a.Open("listen")),
    "who are you": play(makers.make_visit(), a.OpenDoor("questions")),
    "a question": makers.make_asking(),
    "a second page": play(makers.make_asking(), a.Give("ok"), a.TurnPage(1)),
    "something else": play(makers.make_asking(), a.Open("else")),
    "listening to an explanation": play(makers.make_asking(), a.Open("explain"), a.Open("listen")),
    "stopped": play(makers.make_asking(), a.Give("ok"), a.Stop(), a.Choose("bin")),
    "thanks": makers.until(play(makers.make_asking(), a.Give("ok"), a.Next(), a.Give("home")), "thanks"),
}


@pytest.mark.parametrize("where", SCREENS)
def test_it_opens_from_every_screen_and_leads_back_to_the_very_same(where: str) -> None:
    visit = SCREENS[where]
    telling = play(visit, a.Tell())
    assert screen(telling).name == "tell_ask"
    assert play(telling, a.Back()) == visit
    assert play(telling, a.Choose("not-now"), a.Next()) == visit
    whole = play(telling, a.Choose("alone"), a.Next())
    assert makers.until(whole, screen(visit).name) == visit


def test_the_door_of_welcome_is_the_same_as_the_tool() -> None:
    assert play(makers.make_visit(), a.OpenDoor("tell")) == play(makers.make_visit(), a.Tell())


@pytest.mark.parametrize("wish", ["alone", "with-someone"])
def test_one_press_and_one_confirm_and_it_goes(wish: str) -> None:
    telling = play(makers.make_visit(), a.Tell())
    assert step(telling, a.Next(), 0.0) == telling
    marked = play(telling, a.Choose(wish))
    assert (chosen(marked), concern(marked, "")) == ([wish], None)
    sent = play(marked, a.Next())
    assert screen(sent).name == "tell_who"
    assert concern(sent, "then") == Concern(wish=wish, person=None, begun="then")
    named = play(sent, a.Choose("ali"))
    assert chosen(named) == ["ali"]
    assert concern(named, "then") == Concern(wish=wish, person="ali", begun="then")
    assert names(named, a.Next(), a.Next()) == ["tell_who", "tell_told", "welcome"]
    assert concern(play(named, a.Next(), a.Next()), "then") is None


def test_whoever_is_known_is_not_asked_who_they_are() -> None:
    told = play(makers.make_asking(), a.Tell(), a.Choose("alone"), a.Next())
    assert screen(told).name == "tell_told"
    assert concern(told, "") == Concern(wish="alone", person="sam", here=("me",))


def test_who_you_are_need_not_be_said_and_going_back_does_not_unsend() -> None:
    sent = play(makers.make_visit(), a.Tell(), a.Choose("alone"), a.Next())
    assert on_screen(sent) == ["sam", "ali", SOMEONE_ELSE]
    assert step(sent, a.Choose("nobody we know"), 0.0) == sent
    for act in (a.Next(), a.Back()):
        told = play(sent, act)
        assert screen(told).name == "tell_told"
        assert concern(told, "") == Concern(wish="alone")
    someone_else = play(sent, a.Choose(SOMEONE_ELSE))
    assert concern(someone_else, "") == Concern(wish="alone", person=SOMEONE_ELSE)


def test_told_stays_until_it_was_read() -> None:
    told = play(makers.make_asking(), a.Tell(), a.Choose("alone"), a.Next())
    for act in (a.Back(), a.Stop(), a.Tell(), a.Choose("alone"), a.Give("ok")):
        assert step(told, act, 0.0) == told


def test_hide_covers_what_was_sent_as_well() -> None:
    sent = play(makers.make_visit(), a.Tell(), a.Choose("alone"), a.Next())
    hidden = play(sent, a.Hide())
    assert (screen(hidden).name, hidden.telling) == ("neutral", None)
    assert names(hidden, a.Touch(), a.Tell()) == ["neutral", "welcome", "tell_ask"]
    assert chosen(play(hidden, a.Touch(), a.Tell())) == []


def test_not_now_and_a_look_at_the_numbers_send_nothing() -> None:
    telling = play(makers.make_visit(), a.Tell())
    for acts in ((a.Choose("not-now"),), (a.Choose("numbers"),), (a.Choose("alone"), a.Back())):
        assert concern(play(telling, *acts), "") is None
    assert step(telling, a.Choose("no such wish"), 0.0) == telling


def test_the_numbers_are_said_digit_by_digit() -> None:
    numbers = play(makers.make_visit(), a.Tell(), a.Choose("numbers"))
    line = screen(numbers).heading[1]
    assert line.words == "Our office\n01632 960 001"
    assert line.spoken == "Our office\n0 1 6 3 2, 9 6 0, 0 0 1"
    assert step(numbers, a.Next(), 0.0) == numbers
    assert names(numbers, a.Back()) == ["numbers", "tell_ask"]


def test_the_numbers_stand_after_telling_too_and_keep_what_was_sent() -> None:
    told = play(makers.make_asking(), a.Tell(), a.Choose("alone"), a.Next())
    numbers = play(told, a.Choose("numbers"))
    assert screen(numbers).name == "numbers"
    assert concern(numbers, "") == concern(told, "")
    assert play(numbers, a.Back()) == told


def test_without_numbers_there_is_no_card_for_them() -> None:
    telling = play(makers.make_visit(makers.make_household(numbers=())), a.Tell())
    shown = screen(telling)
    assert isinstance(shown, Pick)
    assert shown.beside is None
    assert step(telling, a.Choose("numbers"), 0.0) == telling
    assert on_screen(play(telling, a.Choose("alone"), a.Next(), a.Next())) == []


def test_listen_and_pages_are_its_own() -> None:
    below = play(makers.make_asking(), a.TurnPage(1))
    telling = play(below, a.Tell())
    assert screen(telling).page == 0
    listening = play(telling, a.Open("listen"))
    assert [tool.id for tool in screen(listening).tools] == ["back", "again", "tell", "slower", "louder"]
    for act in (a.Open(""), a.Back(), a.Listen("again")):
        assert [tool.id for tool in screen(play(listening, act)).tools][1] == "listen"
    turned = play(telling, a.TurnPage(2))
    assert [
        screen(visit).page for visit in (turned, play(turned, a.Back()), play(telling, a.TurnPage(-1)))
    ] == [2, 1, 0]
    assert screen(play(turned, a.Choose("numbers"))).page == 0
    assert play(turned, a.Back(), a.Back(), a.Back()) == below


def test_a_wish_changes_nothing_of_the_response() -> None:
    visit = play(makers.make_asking(), a.Give("bad"))
    assert response(play(visit, a.Tell(), a.Choose("alone"), a.Next()), "") == response(visit, "")


def test_the_last_screen_can_be_turned_back_where_it_has_pages() -> None:
    told = play(makers.make_asking(), a.Tell(), a.Choose("alone"), a.Next())
    works = [
        {tool.id for tool in screen(visit).tools if tool.works} for visit in (told, play(told, a.TurnPage(1)))
    ]
    assert works == [{"listen", "next"}, {"back", "listen", "next"}]
    assert play(told, a.TurnPage(1), a.Back()) == told
