"""What is said as one screen follows another: a new screen whole, a chosen card alone, and silence where it must be."""

import pytest

from easyread import act as a
from easyread.screen import Neutral, speech, spoken
from easyread.showing import screen
from easyread.stage import Visit
from easyread.survey import EitherOr
from easyread.troubled import standstill_screen, trouble_screen
from tests import makers
from tests.makers import play

QUESTION = ["How is food?"]


def said(visit: Visit, *acts: a.Act) -> list[list[str] | None]:
    """The words said after each act."""
    found: list[list[str] | None] = []
    for act in acts:
        before, visit = visit, play(visit, act)
        lines = speech(screen(before), screen(visit), act)
        found.append(None if lines is None else [line.words for line in lines])
    return found


def whole(visit: Visit) -> list[str]:
    return [line.words for line in spoken(screen(visit))]


def test_the_first_screen_speaks_with_nothing_before_it() -> None:
    first = screen(makers.make_visit())
    assert speech(None, first, None) == spoken(first)
    assert [line.words for line in spoken(first)] == [
        "Hello.",
        "Questions",
        "Tell us something",
        "Messages",
        "Tell someone",
    ]


def test_a_question_is_said_then_each_choice_as_the_cards_stand_then_something_else() -> None:
    visit = makers.make_asking()
    cards = [card.line.words for card in screen(visit).cards]
    assert whole(visit) == [*QUESTION, *cards, "Something else"]
    assert said(play(visit, a.Back()), a.Next()) == [whole(visit)]


def test_a_chosen_card_is_said_alone_and_one_taken_back_is_not() -> None:
    visit = makers.make_asking()
    assert said(visit, a.Give("good"), a.Give("good"), a.Give("ok")) == [["Good"], [], ["Ok"]]
    some = play(visit, a.Give("good"), a.Next())
    assert said(some, a.Give("music"), a.Give("home"), a.Give("music")) == [["Music"], ["Home"], []]
    assert said(play(makers.make_visit(), a.OpenDoor("questions")), a.Choose("ali"), a.Choose("sam")) == [
        ["Ali"],
        ["Sam"],
    ]


def test_an_answer_from_a_panel_is_said_alone_though_the_question_stands_again() -> None:
    panel = play(makers.make_asking(), a.Open("else"))
    assert said(panel, a.SayElse("rather-not"), a.Open("else"), a.SayElse("rather-not")) == [
        ["I don't want to say"],
        whole(play(panel, a.SayElse("rather-not"), a.Open("else"))),
        ["I don't want to say"],
    ]
    assert said(panel, a.Back()) == [whole(makers.make_asking())]


def test_a_wish_to_talk_is_asked_aloud_and_its_answer_is_not_repeated() -> None:
    wish = makers.make_question(EitherOr, "talking", ("alone", "later"), about="wish")
    visit = makers.make_asking(makers.make_household(surveys=(makers.make_survey(questions=(wish,)),)))
    assert whole(visit)[0] == "How is talking?"
    assert said(visit, a.Give("alone"), a.Open("else"), a.SayElse("rather-not")) == [
        [],
        [
            "What do you want to do?",
            "I don't know",
            "I don't want to say",
            "I don't understand",
            "Ask me later, on my own",
            "Skip this",
            "How I like it",
            "Who is here or helps",
        ],
        [],
    ]
    assert said(visit, a.Give("alone"), a.Listen("again"))[1] == whole(visit)


def test_an_act_that_changes_nothing_ends_the_speech() -> None:
    visit = makers.make_asking()
    assert said(visit, a.Next(), a.Give("no such choice"), a.TurnPage(1), a.Touch()) == [[], [], [], []]


def test_listen_says_the_screen_again_slower_and_louder() -> None:
    visit = makers.make_asking()
    acts = (a.Open("listen"), a.Listen("slower"), a.Listen("louder"), a.Listen("again"))
    assert said(visit, *acts) == [whole(visit)] * 4
    assert said(visit, a.Open("listen"), a.Open("")) == [whole(visit), []]


def test_news_of_the_road_lets_speech_go_on() -> None:
    thanks = makers.until(play(makers.make_asking(), a.Give("ok"), a.Next(), a.Give("home")), "thanks")
    assert said(thanks, a.Told("gone")) == [None]
    assert "It has gone." in whole(play(thanks, a.Told("gone")))


def test_welcome_is_silent_after_waking_and_speaks_at_a_touch() -> None:
    hidden = play(makers.make_asking(), a.Hide())
    assert spoken(screen(hidden)) == ()
    assert said(makers.make_asking(), a.Hide(), a.Touch(), a.Touch()) == [[], [], whole(makers.make_visit())]
    assert said(makers.make_visit(), a.Idled(), a.Touch(), a.Tell(), a.Back()) == [[], [], [], []]


def test_welcome_speaks_after_a_visit_that_ended_in_its_own_time() -> None:
    thanks = makers.until(play(makers.make_asking(), a.Give("ok"), a.Next(), a.Give("home")), "thanks")
    assert said(thanks, a.Next()) == [whole(makers.make_visit())]


def test_the_question_for_time_comes_silently_and_can_be_heard() -> None:
    visit = makers.make_asking()
    asked = ["Do you need more time?", "More time", "Stop"]
    assert said(visit, a.Idled(), a.Listen("again"), a.Stay()) == [[], asked, whole(visit)]


@pytest.mark.parametrize("visit", [makers.make_visit(), makers.make_asking()], ids=["welcome", "question"])
def test_tell_someone_says_nothing_until_it_is_asked_to(visit: Visit) -> None:
    acts = (
        a.Tell(),
        a.Open("listen"),
        a.Choose("numbers"),
        a.Back(),
        a.Choose("bad"),
        a.Next(),
        a.Choose("hurts"),
        a.Idled(),
        a.Stay(),
    )
    assert said(visit, *acts) == [[]] * len(acts)


def test_tell_someone_speaks_once_sound_was_chosen_and_never_what_was_touched() -> None:
    telling = play(makers.make_visit(), a.Tell())
    loud = (a.Choose("sound"), a.Choose("aloud"))
    found = said(telling, *loud, a.Open("listen"), a.Choose("bad"), a.Next())
    assert found[:3] == [[], whole(telling), whole(telling)]
    assert whole(telling)[-1] == "Phone numbers"
    assert found[3:] == [[], whole(play(telling, a.Choose("bad"), a.Next()))]
    assert said(telling, a.Choose("sound"), a.Choose("quiet"), a.Choose("bad"), a.Next()) == [[]] * 4


def test_a_trouble_is_said_and_waits_for_next() -> None:
    visit = play(makers.make_asking(), a.Open("listen"), a.TurnPage(1))
    shown = trouble_screen(visit, "trouble_keep")
    assert [line.words for line in speech(screen(visit), shown, a.Give("ok")) or ()] == [
        "We could not save this.\nPlease tell someone at Hillside."
    ]
    assert [(tool.id, tool.act) for tool in shown.tools if tool.works] == [
        ("listen", a.Open("listen")),
        ("next", a.Next()),
    ]
    assert shown.page == 0


def test_a_standstill_is_said_and_has_a_door_for_staff() -> None:
    shown = standstill_screen(makers.make_visit(), "trouble_start")
    first, *_ = speech(None, shown, None) or ()
    assert first.words == "This does not work now.\nPlease tell someone."
    assert [card.act for card in shown.cards] == [a.OpenDoor("staff")]
    assert [tool.id for tool in shown.tools if tool.works] == ["listen", "next"]


def test_a_rehearsal_says_so_on_every_screen_but_the_neutral_one() -> None:
    visit = makers.make_asking(makers.make_household(rehearsal=True))
    for one in (visit, play(visit, a.Tell()), play(visit, a.Idled()), makers.make_visit(visit.household)):
        banner = screen(one).banner
        assert banner is not None
        assert banner.words == "Practice.\nThis is not sent."
    hidden = screen(play(visit, a.Hide()))
    assert isinstance(hidden, Neutral)
    assert hidden.banner is None
    assert screen(makers.make_asking()).banner is None
