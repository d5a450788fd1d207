"""Stop, hide and idling: nothing is lost by them, nothing stays on the screen, and no one is hurried."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.leaving import ending, response
from easyread.screen import Neutral
from easyread.showing import screen
from easyread.stage import Visit
from easyread.visit import step
from tests import makers
from tests.makers import chosen, names, play


def answered() -> Visit:
    """One question answered."""
    return play(makers.make_asking(), a.Give("good"), began=5.0)


@pytest.mark.parametrize(
    ("card", "name", "ends", "answers"),
    [("keep", "thanks", "stopped", 1), ("bin", "binned", "binned", 0)],
)
def test_stop_asks_what_becomes_of_it(card: str, name: str, ends: str, answers: int) -> None:
    stopping = play(answered(), a.Stop())
    assert screen(stopping).name == "stopped"
    assert ending(stopping) == "stopped"
    assert step(stopping, a.Next(), 0.0) == stopping == step(stopping, a.Stop(), 0.0)
    marked = play(stopping, a.Choose(card))
    assert chosen(marked) == [card]
    for over in (play(marked, a.Next()), play(marked, a.Hide())):
        body = response(over, "")
        assert body is not None
        assert (body.ended, len(body.answers)) == (ends, answers)
    assert names(marked, a.Next(), a.Next()) == ["stopped", name, "welcome"]


def test_back_from_stop_goes_on_where_one_was_and_the_bin_is_forgotten() -> None:
    visit = answered()
    back = play(visit, a.Stop(), a.Choose("bin"), a.Back())
    assert screen(back) == screen(visit)
    body = response(play(back, a.Hide()), "")
    assert body is not None
    assert (body.ended, len(body.answers)) == ("hidden", 1)
    assert chosen(play(back, a.Stop())) == []


def test_stop_before_any_question_leaves_only_what_was_said_to_the_consent() -> None:
    visit = play(makers.make_visit(), *makers.TO_SURVEYS, a.Stop())
    assert screen(visit).name == "not_begun"
    for over in (visit, play(visit, a.Hide())):
        body = response(over, "")
        assert body is not None
        assert (body.ended, body.person, body.seen, body.here) == ("stopped", "sam", (), ("me",))
        assert [one.said for one in body.consents] == ["yes"]
    known = makers.make_household(consented=frozenset({"sam"}))
    before = play(makers.make_visit(known), *makers.TO_SURVEYS[:3], a.Stop())
    assert (screen(before).name, response(before, "")) == ("not_begun", None)


@pytest.mark.parametrize(
    "how", ["finished", "stopped", "binned", "not-now", "later-alone", "not-begun", "none-due"]
)
def test_every_ending_leads_only_to_welcome_and_names_help(how: s.How) -> None:
    over = replace(answered(), stage=s.Ended(how), path=())
    shown = screen(over)
    assert any("999" in line.words for line in shown.heading)
    assert step(over, a.Back(), 0.0) == over == step(over, a.Stop(), 0.0)
    assert step(over, a.Next(), 0.0) == replace(makers.make_visit(over.household), salt=over.salt)


def test_thanks_are_the_same_whatever_was_said() -> None:
    shown = {
        screen(makers.until(play(makers.make_asking(), act), "thanks", a.Next(), a.SayElse("skip")))
        for act in (a.Give("good"), a.Give("ok"), a.SayElse("rather-not"))
    }
    assert len(shown) == 1


def test_whoever_said_nothing_is_not_told_that_it_was_saved() -> None:
    visit = play(makers.make_asking(), a.Stop())
    assert screen(visit).name == "not_begun"
    for over in (visit, play(visit, a.Hide())):
        body = response(over, "")
        assert body is not None
        assert (body.ended, body.seen, body.answers) == ("stopped", ("food",), ())


def test_hide_shows_the_neutral_picture_at_once_and_a_touch_leads_to_a_silent_welcome() -> None:
    hidden = play(answered(), a.Open("else"), a.Hide())
    shown = screen(hidden)
    assert isinstance(shown, Neutral)
    assert shown.touch == a.Touch()
    assert ending(hidden) == "hidden"
    assert names(hidden, a.Back(), a.Next(), a.Idled(), a.Touch()) == [*["neutral"] * 4, "welcome"]
    woken = play(hidden, a.Touch())
    assert not screen(woken).aloud
    assert (woken.answers, woken.person, response(woken, "")) == ({}, None, None)
    assert names(woken, a.OpenDoor("questions"), a.Back()) == ["welcome", "who_are_you", "welcome"]


def test_hide_at_welcome_and_at_the_end_keeps_the_ending() -> None:
    assert ending(play(makers.make_visit(), a.Hide())) == ""
    over = makers.until(answered(), "thanks", a.Next(), a.SayElse("skip"))
    assert ending(play(over, a.Hide())) == ending(play(over, a.Idled())) == "finished"


def test_idling_asks_silently_before_it_hides_and_keeps_what_was_given() -> None:
    visit = play(answered(), a.Open("else"))
    asked = play(visit, a.Idled())
    shown = screen(asked)
    assert (shown.name, shown.aloud) == ("more_time", False)
    assert play(asked, a.Stay()) == play(asked, a.Back()) == visit
    for act in (a.Next(), a.Give("bad"), a.Open("explain"), a.TurnPage(1), a.Listen("slower")):
        assert step(asked, act, 0.0) == asked
    hidden = play(asked, a.Idled())
    body = response(hidden, "")
    assert body is not None
    assert (screen(hidden).name, body.ended, len(body.answers)) == ("neutral", "idle", 1)


@pytest.mark.parametrize("act", [a.Stop(), a.Tell()])
def test_stop_and_tell_work_on_the_question_for_time(act: a.Act) -> None:
    visit = answered()
    assert screen(play(visit, a.Idled(), act)) == screen(play(visit, act))
    telling = play(visit, a.Tell(), a.Choose("talk"))
    assert play(telling, a.Idled(), a.Tell()) == play(telling, a.Idled(), a.Stay()) == telling
    assert screen(play(telling, a.Idled(), a.Stop())).name == "stopped"


@pytest.mark.parametrize(
    ("acts", "name"),
    [
        ((), "neutral"),
        ((a.Tell(),), "more_time"),
        ((a.Tell(), a.Choose("numbers")), "more_time"),
        ((a.Tell(), a.Choose("talk"), a.Next()), "more_time"),
        ((a.Tell(), a.Choose("talk"), a.Next(), a.Next()), "neutral"),
    ],
    ids=["welcome", "topic", "numbers", "person", "told"],
)
def test_only_where_nothing_can_be_lost_idling_hides_at_once(acts: tuple[a.Act, ...], name: str) -> None:
    visit = play(makers.make_visit(), *acts)
    assert screen(play(visit, a.Idled())).name == name
    assert screen(play(visit, a.Idled(), a.Idled())).name == "neutral"


def test_the_question_what_becomes_of_it_is_not_hurried() -> None:
    stopping = play(answered(), a.Stop())
    assert names(stopping, a.Idled(), a.Stop()) == ["stopped", "more_time", "stopped"]
    body = response(play(stopping, a.Idled(), a.Idled()), "")
    assert body is not None
    assert (body.ended, len(body.answers)) == ("stopped", 1)


def test_back_to_welcome_forgets() -> None:
    visit = answered()
    while screen(visit).name != "welcome":
        visit = play(visit, a.Back())
    assert visit == replace(makers.make_visit(visit.household), salt=visit.salt)
