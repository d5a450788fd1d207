"""A question: giving, Something else, the explanation, Listen, pages, help and the check."""

import pytest

from easyread import act as a
from easyread import stage as s
from easyread.giving import present
from easyread.leaving import response
from easyread.profile import Profile
from easyread.response import Answer, AskLater, DontKnow, Picked, RatherNot, Skipped, Value
from easyread.screen import Pick, Read, Stones
from easyread.showing import screen
from easyread.visit import step
from easyread.whose import voice_of
from tests import makers
from tests.makers import chosen, names, on_screen, play


def test_nothing_is_chosen_beforehand_and_next_waits_for_an_answer() -> None:
    visit = makers.make_asking()
    assert chosen(visit) == []
    assert step(visit, a.Next(), 0.0) == visit
    assert names(visit, a.Give("ok"), a.Next()) == ["ask", "ask", "ask"]


def test_a_second_touch_elsewhere_changes_the_answer_and_the_same_touch_nothing() -> None:
    visit = step(makers.make_asking(), a.Give("good"), 4.04)
    order = tuple(on_screen(visit))
    assert visit.answers["food"] == Answer(question="food", value=Picked(("good",)), order=order, seconds=4.0)
    assert step(visit, a.Give("good"), 9.0) == visit
    changed = step(visit, a.Give("bad"), 9.0)
    assert (changed.answers["food"].seconds, changed.answers["food"].tries) == (9.0, 2)
    assert chosen(changed) == ["bad"]
    assert step(visit, a.Give("no such choice"), 9.0) == visit


def test_a_clock_that_runs_back_gives_no_negative_time() -> None:
    asking = play(makers.make_asking(), a.Give("ok"), a.Next(), began=50.0)
    assert step(asking, a.Give("home"), 3.0).answers["liked"].seconds == 0.0


def test_choices_that_are_not_shown_cannot_be_given() -> None:
    visit = makers.make_asking(makers.make_household(profile=Profile(choices=2)))
    assert step(visit, a.Give("ok"), 0.0) == visit


@pytest.mark.parametrize(
    ("card", "value", "words"),
    [
        ("dont-know", DontKnow(), "I don't know"),
        ("rather-not", RatherNot(), "I don't want to say"),
        ("ask-later", AskLater(), "Ask me later, on my own"),
        ("skip", Skipped(), "Skip this"),
    ],
)
def test_an_answer_that_is_no_choice_is_an_answer(card: a.Else, value: Value, words: str) -> None:
    panel = play(makers.make_asking(), a.Open("else"))
    assert on_screen(panel) == ["dont-know", "rather-not", "explain", "ask-later", "skip", "liking", "visit"]
    given = play(panel, a.SayElse(card))
    shown = screen(given)
    assert isinstance(shown, Pick)
    assert shown.beside is not None
    assert (shown.name, shown.beside.chosen, shown.beside.line.words) == ("ask", True, words)
    assert given.answers["food"].value == value
    assert chosen(play(given, a.Open("else"))) == [card]
    assert chosen(play(given, a.Give("good"))) == ["good"]


@pytest.mark.parametrize("act", [a.Open(""), a.Next(), a.Back()])
def test_a_panel_closes_to_its_question(act: a.Act) -> None:
    visit = play(makers.make_asking(), a.Give("ok"))
    assert play(visit, a.Open("else"), act) == visit


def test_the_explanation_is_remembered_before_and_after_the_answer() -> None:
    visit = makers.make_asking()
    explained = play(visit, a.Open("else"), a.Open("explain"))
    shown = screen(explained)
    assert isinstance(shown, Read)
    assert [line.words for line in shown.heading] == ["How is food?", "About food."]
    assert play(explained, a.Back(), a.Give("ok")).answers["food"].explained
    given = play(visit, a.Give("ok"))
    assert not given.answers["food"].explained
    assert play(given, a.Open("explain")).answers["food"].explained


def test_an_explanation_in_practice_does_not_count_for_a_question_of_that_name() -> None:
    question = makers.make_practice().questions[0]
    household = makers.make_household(surveys=(makers.make_survey("life", (question,)),))
    visit = play(
        makers.make_visit(household), *makers.TO_SURVEYS, a.Choose("life"), a.Next(), a.Choose("yes")
    )
    practising = play(makers.until(visit, "practice"), a.Open("explain"), a.Next(), a.Give("no"))
    assert practising.practice["bus"].explained
    asking = makers.until(play(practising, a.Next(), a.Next(), a.SayElse("skip")), "ask")
    assert not play(asking, a.Give("no")).answers["bus"].explained


def test_panels_open_only_over_a_question_that_can_be_answered() -> None:
    for visit in (makers.make_visit(), play(makers.make_asking(), a.Give("ok"), a.Stop())):
        assert step(visit, a.Open("else"), 0.0) == visit
        assert step(visit, a.Open(""), 0.0) == visit
        assert present(visit) is None


def test_listen_changes_only_the_bar_and_leaves_a_panel_open() -> None:
    panel = play(makers.make_asking(), a.Open("else"))
    listening = play(panel, a.Open("listen"))
    shown = screen(listening)
    assert shown.name == "something_else"
    assert [tool.id for tool in shown.tools] == ["back", "again", "tell", "slower", "louder"]
    assert all(tool.works for tool in shown.tools)
    for act in (a.Open(""), a.Back(), a.Listen("again")):
        assert play(listening, act) == panel


def test_slower_and_louder_go_round() -> None:
    visit = makers.make_visit()
    voices = [voice_of(visit)]
    for _ in range(3):
        visit = play(visit, a.Listen("slower"), a.Listen("louder"))
        voices.append(voice_of(visit))
    assert voices == [(140, 0.7), (120, 0.85), (100, 1.0), (140, 0.7)]


def test_pages_turn_and_back_turns_them_back_before_it_leaves() -> None:
    visit = makers.make_asking()
    second = play(visit, a.TurnPage(1))
    assert screen(second).page == 1
    assert play(second, a.Back()) == visit
    assert play(visit, a.TurnPage(-3)) == visit
    assert screen(play(second, a.Open("else"))).page == 0
    assert screen(play(second, a.Give("ok"), a.Next())).page == 0


def test_stones_count_what_is_asked() -> None:
    visit = makers.make_asking()
    stones = [screen(visit), screen(play(visit, a.Give("bad"))), screen(play(visit, a.Give("bad"), a.Next()))]
    assert [shown.stones for shown in stones if isinstance(shown, Pick)] == [
        Stones(0, 2),
        Stones(0, 3),
        Stones(1, 3),
    ]


@pytest.mark.parametrize(
    ("cards", "help"),
    [
        ((), None),
        (("nobody",), ("nobody",)),
        (("read", "chose"), ("read", "chose")),
        (("read", "nobody"), ("nobody",)),
    ],
)
def test_help_given_may_be_left_unsaid(cards: tuple[str, ...], help: tuple[str, ...] | None) -> None:
    visit = makers.until(play(makers.make_asking(), a.Give("ok"), a.Next(), a.Give("home")), "help_given")
    body = response(play(visit, *(a.Choose(card) for card in cards), a.Next()), "")
    assert body is not None
    assert (body.help, body.ended) == (help, "finished")


def test_the_check_says_each_answer_and_changing_it_is_possible() -> None:
    visit = makers.make_asking(makers.make_household(profile=Profile(check=True)))
    visit = makers.until(play(visit, a.Give("ok"), a.Next(), a.Give("home"), a.Give("music")), "check")
    shown = screen(visit)
    assert [line.words for line in shown.heading] == ["How is food?", "You said:", "Ok"]
    assert {card.id: card.act for card in shown.cards} == {"right": a.Next(), "change": a.Choose("change")}
    some = screen(play(visit, a.Next()))
    assert {line.words for line in some.heading[2:]} == {"Home", "Music"}
    assert names(visit, a.Next(), a.Next()) == ["check", "check", "thanks"]
    changed = play(visit, a.Choose("change"))
    assert isinstance(changed.stage, s.Asking)
    assert chosen(changed) == ["ok"]
    assert screen(play(changed, a.Next())) == shown
