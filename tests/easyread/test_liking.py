"""How do you like it: who, all that can be changed, each thing with its options, and back to where one was."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.frame import framed
from easyread.liking import TOPICS
from easyread.profile import Profile
from easyread.screen import speech
from easyread.showing import screen
from easyread.stage import SOMEONE_ELSE
from easyread.whose import person_of, profile_of
from tests import makers
from tests.makers import ALI, SAM, chosen, play

OPEN = a.OpenDoor("liking")
ALONE = makers.make_household(
    people=(SAM,), symbols=frozenset({"makaton", "photos"}), profile=Profile(symbols="makaton")
)


def test_who_it_is_is_asked_first_where_that_is_not_known() -> None:
    asked = play(makers.make_visit(), OPEN)
    assert screen(asked).name == "liking_who"
    assert play(asked, a.Next()) == asked
    assert play(asked, a.Choose("nobody")) == asked
    known = play(asked, a.Choose("ali"), a.Next())
    assert (screen(known).name, person_of(known)) == ("liking", ALI)
    assert play(known, a.Back()) == makers.make_visit()
    assert screen(play(makers.make_visit(ALONE), OPEN)).name == "liking"


@pytest.mark.parametrize("topic", TOPICS)
def test_each_option_is_taken_at_once_and_marked(topic: str) -> None:
    visit = play(makers.make_visit(ALONE), OPEN, a.Choose(topic))
    assert screen(visit).name == f"liking_{topic}"
    for option, changes in TOPICS[topic].items():
        visit = play(visit, a.Choose(option))
        assert chosen(visit) == [option]
        assert {name: getattr(profile_of(visit), name) for name in changes} == changes
    person = person_of(visit)
    assert person is not None and person.profile == profile_of(visit)
    assert play(visit, a.Choose("unheard-of")) == visit


def test_photos_are_offered_where_there_are_some_or_where_they_are_liked_already() -> None:
    here = makers.make_household(people=(SAM,), symbols=frozenset({"makaton"}))
    offered = play(makers.make_visit(here), OPEN, a.Choose("pictures"))
    assert [card.id for card in screen(offered).cards] == ["drawings", "none"]
    assert chosen(offered) == ["drawings"]
    assert play(offered, a.Choose("photos")) == play(offered, a.Choose("symbols")) == offered
    liked = makers.make_household(people=(SAM,), profile=Profile(pictures="photos"))
    assert chosen(play(makers.make_visit(liked), OPEN, a.Choose("pictures"))) == ["photos"]


def test_whoever_has_symbols_goes_over_to_our_drawings_and_back() -> None:
    visit = play(makers.make_visit(ALONE), OPEN, a.Choose("pictures"))
    assert chosen(visit) == ["symbols"] and profile_of(visit).drawn_by == "makaton"
    ours = play(visit, a.Choose("drawings"))
    assert profile_of(ours).drawn_by == ""
    assert profile_of(play(ours, a.Choose("symbols"))).drawn_by == "makaton"


def test_next_goes_through_all_of_them_and_ends_where_one_was() -> None:
    beneath = makers.make_asking(ALONE)
    visit = play(beneath, OPEN, a.Choose(next(iter(TOPICS))))
    for topic in TOPICS:
        assert screen(visit).name == f"liking_{topic}"
        visit = play(visit, a.Next())
    assert screen(visit).name == "liking"
    assert play(visit, a.Next()) == play(visit, a.Back()) == beneath
    assert play(visit, a.Choose("voice"), a.Back()) == visit


def test_back_takes_back_one_thing_and_nothing_that_was_chosen() -> None:
    visit = play(makers.make_visit(ALONE), OPEN, a.Choose("colours"), a.Choose("dark"))
    turned = play(visit, a.TurnPage(2))
    assert screen(turned).page == 2
    assert screen(play(turned, a.Back())).page == 1
    listening = play(visit, a.Open("listen"))
    assert listening.listening and play(listening, a.Back()) == play(listening, a.Open("")) == visit
    assert profile_of(play(visit, a.Back(), a.Back())).colours == "dark"
    assert play(visit, a.Open("else")) == visit


def test_someone_without_a_portrait_changes_what_this_visit_looks_like_and_no_more() -> None:
    visit = play(
        makers.make_visit(), OPEN, a.Choose(SOMEONE_ELSE), a.Next(), a.Choose("text"), a.Choose("biggest")
    )
    assert profile_of(visit).text == visit.household.profile.text == 48
    assert all(person.profile == Profile() for person in visit.household.people)


def test_tell_and_stop_and_hide_work_from_here_as_from_everywhere() -> None:
    visit = play(makers.make_asking(ALONE), OPEN)
    assert {tool.id for tool in screen(visit).tools if tool.works} == {
        "back",
        "listen",
        "tell",
        "stop",
        "next",
    }
    telling = play(visit, a.Tell())
    assert telling.telling is not None and play(telling, a.Back()) == visit
    assert play(telling, OPEN) == telling
    assert isinstance(play(visit, a.Hide()).stage, s.Hidden) and play(visit, a.Hide()).liking is None
    assert play(visit, a.Stop()).liking is None
    at_welcome = play(makers.make_visit(), OPEN)
    assert {tool.id for tool in screen(at_welcome).tools if tool.works} == {"back", "listen", "tell"}


def test_it_has_a_door_on_welcome_and_one_beside_each_question() -> None:
    assert screen(makers.make_visit()).tools[0].id == "liking"
    panel = play(makers.make_asking(), a.Open("else"))
    assert OPEN in [card.act for card in screen(panel).cards]
    assert play(panel, OPEN, a.Back()) == panel


def test_a_quiet_profile_speaks_when_it_is_asked_and_one_without_a_voice_has_no_listen() -> None:
    quiet = makers.make_visit(replace(ALONE, people=(replace(SAM, profile=Profile(quiet=True)),)))
    shown = screen(play(quiet, a.OpenDoor("questions")))
    assert not framed(quiet).aloud and speech(None, shown, a.OpenDoor("questions")) == ()
    assert speech(shown, shown, a.Open("listen"))
    silent = makers.make_visit(replace(ALONE, people=(replace(SAM, profile=Profile(voice=False)),)))
    assert "listen" not in {tool.id for tool in screen(silent).tools if tool.works}
    assert play(silent, a.Open("listen")) == silent
