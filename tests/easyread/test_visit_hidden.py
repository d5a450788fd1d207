"""A hidden visit goes on for ten minutes at the next question, and nothing leads back past it."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread.hiding import KEPT
from easyread.leaving import response
from easyread.profile import Profile
from easyread.screen import Pick
from easyread.showing import screen
from easyread.stage import SOMEONE_ELSE, Visit
from easyread.visit import step
from tests import makers
from tests.easyread.hidden_walk import after_hide, answered, onward
from tests.makers import names, offered_acts, play

COME_BACK = (a.Touch(), a.OpenDoor("questions"), a.Choose("sam"), a.Next())


def known(*acts: a.Act) -> Visit:
    """Sam, who has consented before, at a question after these acts."""
    household = makers.make_household(consented=frozenset({"sam"}), profile=Profile(check=True))
    return play(replace(makers.make_asking(), household=household), *acts)


def asked(visit: Visit) -> str:
    """The words of the question on the screen."""
    return screen(visit).heading[0].words


def test_the_same_portrait_goes_on_at_the_next_question() -> None:
    visit = known(a.Give("bad"), a.Next(), a.Give("yes"), a.Hide())
    on = play(visit, *COME_BACK)
    assert asked(on) == "How is whom?", "what was answered before decides what is asked"
    shown = screen(on)
    assert isinstance(shown, Pick) and shown.stones is not None
    assert (shown.stones.done, shown.stones.total) == (2, 4)
    assert [tool.works for tool in shown.tools if tool.id == "back"] == [False]
    assert play(on, a.Back()) == on
    on = play(on, a.Give("staff"), a.Next(), a.Give("music"))
    assert names(on, a.Back(), a.Back())[1:] == ["ask", "ask"]
    over = makers.until(on, "thanks")
    body = response(over, "")
    assert body is not None
    assert (body.ended, body.seen) == ("finished", ("whom", "liked"))
    assert [answer.question for answer in body.answers] == ["whom", "liked"]
    assert body.here is None, "who is here may have changed, and is not asked again"


def test_a_question_without_an_answer_is_asked_again() -> None:
    for acts in ((), (a.Open("else"),), (a.Tell(), a.Choose("alone")), (a.Idled(), a.Idled())):
        visit = play(known(a.Give("good"), a.Next()), *acts, a.Hide(), *COME_BACK)
        assert asked(visit) == "How is liked?", acts


def test_what_was_answered_already_is_not_asked_a_second_time() -> None:
    """Back, and another answer, which opens a question; the one after that has its answer."""
    visit = known(a.Give("good"), a.Next(), a.Give("music"), a.Back(), a.Give("bad"), a.Hide(), *COME_BACK)
    assert asked(visit) == "How is told?"
    assert names(play(visit, a.Give("no")), a.Next())[-1] == "help_given"


def test_a_change_at_the_check_does_not_ask_it_either() -> None:
    visit = known(a.Give("good"), a.Next(), a.Give("music"), a.Back(), a.Give("bad"), a.Hide(), *COME_BACK)
    visit = makers.until(play(visit, a.Give("no")), "check")
    assert asked(visit) == "How is told?"
    visit = play(visit, a.Choose("change"), a.Give("yes"), a.Next())
    assert asked(visit) == "How is whom?"
    visit = play(visit, a.Give("staff"), a.Next())
    assert (screen(visit).name, asked(visit)) == ("check", "How is told?")


def test_hidden_twice_it_goes_on_from_there() -> None:
    visit = known(a.Give("bad"), a.Hide(), *COME_BACK)
    visit = play(visit, a.Give("no"), a.Hide(), *COME_BACK)
    assert asked(visit) == "How is liked?"


def test_it_begins_anew_after_ten_minutes() -> None:
    hidden = step(known(a.Give("bad")), a.Hide(), 100.0)
    there = play(hidden, *COME_BACK[:-1])
    assert screen(step(there, a.Next(), 99.9 + KEPT)).name == "ask"
    assert screen(step(there, a.Next(), 100.0 + KEPT)).name == "who_is_here"


@pytest.mark.parametrize("person", ["ali", SOMEONE_ELSE])
def test_another_portrait_begins_anew_and_the_first_can_still_go_on(person: str) -> None:
    hidden = known(a.Give("bad"), a.Hide())
    other = play(hidden, a.Touch(), a.OpenDoor("questions"), a.Choose(person), a.Next())
    assert screen(other).name == "consent_0"
    assert asked(play(other, a.Hide(), *COME_BACK)) == "How is told?"


def test_someone_without_a_portrait_is_never_taken_for_who_was_here() -> None:
    visit = replace(known(a.Give("bad")), person=SOMEONE_ELSE)
    again = play(visit, a.Hide(), a.Touch(), a.OpenDoor("questions"), a.Choose(SOMEONE_ELSE), a.Next())
    assert screen(again).name == "consent_0"


def test_whoever_has_not_consented_is_asked() -> None:
    visit = play(makers.make_asking(), a.Give("bad"), a.Hide(), *COME_BACK)
    assert screen(visit).name == "consent_0"


def test_a_visit_that_was_over_begins_anew() -> None:
    for visit in (
        known(a.Give("bad"), a.Stop()),
        known(a.Give("good"), a.Next(), a.Give("music")),
        makers.until(known(a.Give("good"), a.Next(), a.Give("music")), "check"),
    ):
        assert screen(play(visit, a.Hide(), *COME_BACK)).name == "who_is_here"


def test_5000_acts_after_hide_tell_nothing_of_what_was_answered() -> None:
    met: set[str] = set()
    for seed in range(10):
        first, second = answered(0), answered(1)
        assert first.answers != second.answers
        for act, one, other in after_hide(first, second, 500, seed):
            assert one == other, act
            met.add(one.name)
    assert {"neutral", "welcome", "ask", "check", "thanks", "tell_topic"} <= met


def test_the_walk_sees_a_way_back() -> None:
    """Were the visit only covered, Back would tell the one from the other."""
    first, second = answered(0), answered(1)
    assert asked(onward(play(first, a.Hide()))) == asked(onward(play(second, a.Hide())))
    assert play(first, a.Back()) != play(second, a.Back())
    assert screen(play(first, a.Back())) != screen(play(second, a.Back()))
    assert offered_acts(screen(first)) == offered_acts(screen(second))
