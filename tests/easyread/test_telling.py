"""Tell someone: from any screen, quietly, kept from one confirmation on, and back to the very same screen."""

import pytest

from easyread import act as a
from easyread.concern import TOPICS, Concern
from easyread.leaving import response, told
from easyread.screen import Pick
from easyread.showing import screen
from easyread.stage import SOMEONE_ELSE, Visit
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
TALK = (a.Tell(), a.Choose("talk"), a.Next())
BAD = (a.Tell(), a.Choose("bad"), a.Next())
ALL = a.Choose("all")


@pytest.mark.parametrize("where", SCREENS)
def test_it_opens_from_every_screen_and_leads_back_to_the_very_same(where: str) -> None:
    visit = SCREENS[where]
    telling = play(visit, a.Tell())
    assert screen(telling).name == "tell_topic"
    assert play(telling, a.Back()) == visit
    whole = play(visit, *BAD, ALL)
    assert screen(whole).name == "thanks"
    assert play(whole, a.Next()) == visit


def test_the_door_of_welcome_is_the_same_as_the_tool() -> None:
    assert play(makers.make_visit(), a.OpenDoor("tell")) == play(makers.make_visit(), a.Tell())


def test_the_first_screen_has_the_five_cards_and_whether_it_has_gone_and_the_numbers() -> None:
    telling = play(makers.make_visit(), a.Tell())
    assert on_screen(telling) == [*TOPICS]
    assert [tool.id for tool in screen(telling).tools if tool.works] == ["back", "listen", "gone", "consent"]
    shown = screen(telling)
    assert isinstance(shown, Pick)
    assert shown.beside is not None
    assert shown.beside.id == "numbers"


def test_someone_to_talk_to_is_one_press_and_one_confirm_and_it_goes() -> None:
    telling = play(makers.make_asking(), a.Tell())
    assert step(telling, a.Next(), 0.0) == telling
    marked = play(telling, a.Choose("talk"))
    assert (chosen(marked), told(marked, "")) == (["talk"], None)
    sent = play(marked, a.Next())
    assert screen(sent).name == "thanks"
    assert told(sent, "then") == Concern(wish="alone", topic="talk", person="sam", begun="then", here=("me",))


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != "talk"])
def test_any_first_card_is_kept_from_its_confirmation_on_and_each_page_adds_to_it(topic: str) -> None:
    visit = play(makers.make_asking(), a.Tell(), a.Choose(topic), a.Next())
    assert told(visit, "") == Concern(topic=topic, person="sam", here=("me",))
    assert 3 <= len(on_screen(visit)) <= 5
    detail = on_screen(visit)[0]
    cards = ("", detail, "", "carer", "staff", "", "no", "", "stop", "", "elsewhere", "", "")
    for card in cards[1:]:
        visit = play(visit, a.Choose(card) if card else a.Next())
    assert screen(visit).name == "thanks"
    assert told(visit, "") == Concern(
        topic=topic,
        detail=detail,
        who=("carer", "staff"),
        safe="no",
        wants="stop",
        contact="elsewhere",
        person="sam",
        here=("me",),
    )


def test_nothing_but_the_topic_is_needed() -> None:
    visit = play(makers.make_visit(), *BAD)
    assert names(visit, *(a.Next() for _ in range(7))) == [
        "tell_person",
        "tell_detail",
        "tell_whom",
        "tell_safe",
        "tell_wants",
        "tell_contact",
        "more",
        "thanks",
    ]
    assert told(play(visit, *(a.Next() for _ in range(7))), "") == Concern(topic="bad")


def test_from_every_page_one_press_ends_it_as_it_is() -> None:
    visit = play(makers.make_visit(), *BAD, a.Choose("ali"))
    for _ in range(6):
        ended = play(visit, ALL)
        assert screen(ended).name == "thanks"
        assert told(ended, "") == Concern(topic="bad", person="ali")
        visit = play(visit, a.Next())


def test_a_card_again_takes_it_back_and_another_topic_begins_anew() -> None:
    visit = play(makers.make_asking(), *BAD, a.Choose("hurts"))
    assert chosen(play(visit, a.Choose("shouts"))) == ["shouts"]
    assert chosen(play(visit, a.Choose("hurts"))) == []
    assert play(visit, a.Choose("no such card")) == visit
    other = play(visit, a.Back(), a.Choose("mine"))
    assert told(other, "") == Concern(topic="mine", person="sam", here=("me",))
    assert play(visit, a.Back(), a.Choose("bad"), a.Next()) == visit


def test_whoever_wants_to_hurt_themselves_is_shown_numbers_of_its_own() -> None:
    visit = play(makers.make_asking(), a.Tell(), a.Choose("body-home"), a.Next(), a.Choose("self-harm"))
    harm = play(visit, a.Next())
    assert "116 123" in screen(harm).heading[1].words
    assert names(harm, a.Choose("numbers"), a.Back(), a.Next()) == ["harm", "numbers", "harm", "tell_whom"]
    assert names(play(harm, a.Next()), a.Back(), a.Back()) == ["tell_whom", "harm", "tell_detail"]


def test_who_you_are_need_not_be_said_and_going_back_does_not_take_it_back() -> None:
    sent = play(makers.make_visit(), *TALK)
    assert on_screen(sent) == ["sam", "ali", SOMEONE_ELSE]
    assert step(sent, a.Choose("nobody we know"), 0.0) == sent
    assert screen(play(sent, a.Next())).name == "thanks"
    back = play(sent, a.Back())
    assert screen(back).name == "tell_topic"
    assert screen(play(back, a.Back())).name == "thanks"
    assert told(play(back, a.Back()), "") == Concern(wish="alone", topic="talk")
    someone_else = told(play(sent, a.Choose(SOMEONE_ELSE)), "")
    assert someone_else == Concern(wish="alone", topic="talk", person=SOMEONE_ELSE)


def test_the_last_page_stays_until_it_was_read_and_more_can_be_told_from_it() -> None:
    ended = play(makers.make_asking(), *TALK)
    for act in (a.Back(), a.Stop(), a.Choose("bad"), a.Give("ok")):
        assert step(ended, act, 0.0) == ended
    again = play(ended, a.Tell())
    assert (screen(again).name, chosen(again), told(again, "")) == ("tell_topic", [], None)


def test_hide_covers_what_was_told_as_well() -> None:
    hidden = play(makers.make_visit(), *BAD, a.Hide())
    assert (screen(hidden).name, hidden.telling) == ("neutral", None)
    assert names(hidden, a.Touch(), a.Tell()) == ["neutral", "welcome", "tell_topic"]
    assert chosen(play(hidden, a.Touch(), a.Tell())) == []


def test_looking_at_the_numbers_or_going_back_sends_nothing() -> None:
    telling = play(makers.make_visit(), a.Tell())
    for acts in ((a.Choose("numbers"),), (a.Choose("gone"),), (a.Choose("bad"), a.Back()), (ALL,)):
        assert told(play(telling, *acts), "") is None
    assert step(telling, a.Choose("no such card"), 0.0) == telling


def test_the_numbers_are_said_digit_by_digit() -> None:
    numbers = play(makers.make_visit(), a.Tell(), a.Choose("numbers"))
    line = screen(numbers).heading[1]
    assert line.words == "Our office\n01632 960 001"
    assert line.spoken == "Our office\n0 1 6 3 2, 9 6 0, 0 0 1"
    assert step(numbers, a.Next(), 0.0) == numbers
    assert step(numbers, a.Choose("bad"), 0.0) == numbers
    assert names(numbers, a.Back()) == ["numbers", "tell_topic"]


def test_without_numbers_there_is_no_card_for_them() -> None:
    visit = makers.make_asking(makers.make_household(numbers=()))
    telling = play(visit, a.Tell())
    shown = screen(telling)
    assert isinstance(shown, Pick)
    assert shown.beside is None
    assert step(telling, a.Choose("numbers"), 0.0) == telling
    assert on_screen(play(visit, *TALK)) == []
    assert on_screen(makers.until(play(visit, a.Give("ok"), a.Next(), a.Give("home")), "thanks")) == []


@pytest.mark.parametrize(
    ("pending", "words"),
    [
        (0, "Everything has gone."),
        (1, "1 thing has not gone yet."),
        (2, "2 things have not gone yet."),
        (9, "9 things have not gone yet."),
        (10, "More than 9 things have not gone yet."),
    ],
)
def test_has_it_gone_counts_all_things_together(pending: int, words: str) -> None:
    visit = play(makers.make_visit(), a.Told("no-internet", pending), a.Tell(), a.Choose("gone"))
    shown = screen(visit)
    assert shown.heading[0].words == words
    assert [line.words for line in shown.heading[1:]] == (["There is no internet now."] if pending else [])
    assert len(screen(play(visit, a.Told("not-yet"))).heading) == 1
    assert names(visit, a.Back()) == ["gone", "tell_topic"]


def test_it_is_silent_until_sound_was_chosen() -> None:
    telling = play(makers.make_visit(), a.Tell())
    assert (screen(telling).aloud, screen(telling).silent) == (False, True)
    assert play(telling, a.Open("listen")) == play(telling, a.Listen("louder")) == telling
    listen = screen(telling).tools[1]
    assert (listen.line.words, listen.act) == ("Sound", a.Choose("sound"))
    asked = play(telling, listen.act)
    assert (screen(asked).silent, on_screen(asked)) == (True, ["quiet", "aloud"])
    assert play(asked, a.Choose("bad")) == asked
    loud = play(asked, a.Choose("aloud"))
    assert (screen(loud).name, screen(loud).aloud, screen(loud).silent) == ("tell_topic", True, False)
    assert names(play(loud, a.Open("listen")), a.Back()) == ["tell_topic", "tell_topic"]


def test_quiet_speaks_to_headphones_alone() -> None:
    quiet = play(makers.make_visit(), a.Tell(), a.Choose("sound"), a.Choose("quiet"))
    assert (screen(quiet).aloud, screen(quiet).silent) == (False, True)
    plugged = play(quiet, a.Plugged(True))
    assert (screen(plugged).aloud, screen(plugged).silent) == (True, False)
    assert screen(play(plugged, a.Plugged(False))) == screen(quiet)


def listening(visit: Visit) -> list[str]:
    return [tool.id for tool in screen(visit).tools]


def test_listen_and_pages_are_its_own() -> None:
    below = play(makers.make_asking(), a.TurnPage(1))
    telling = play(below, a.Tell(), a.Choose("sound"), a.Choose("aloud"))
    assert screen(telling).page == 0
    heard = play(telling, a.Open("listen"))
    assert listening(heard) == ["back", "again", "tell", "slower", "louder"]
    for act in (a.Open(""), a.Back(), a.Listen("again")):
        assert listening(play(heard, act))[1] == "listen"
    turned = play(telling, a.TurnPage(2))
    assert [
        screen(visit).page for visit in (turned, play(turned, a.Back()), play(telling, a.TurnPage(-1)))
    ] == [2, 1, 0]
    assert screen(play(turned, a.Choose("numbers"))).page == 0
    assert play(turned, a.Back(), a.Back(), a.Back()) == below


def test_what_is_told_changes_nothing_of_the_response() -> None:
    visit = play(makers.make_asking(), a.Give("bad"))
    assert response(play(visit, *BAD, ALL), "") == response(visit, "")
