"""Practice: offered before the questions, never in the way, and never called wrong."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread.line import Wording
from easyread.showing import screen
from easyread.stage import Household, Visit
from easyread.survey import EitherOr
from easyread.visit import step
from tests import makers
from tests.makers import chosen, names, on_screen


def offered(household: Household | None = None) -> Visit:
    """Sam is asked whether to practise first."""
    return makers.play(makers.make_visit(household), *makers.TO_SURVEYS, a.Choose("life"), a.Next())


def test_surveys_and_practice_without_lines_around_them_go_straight_on() -> None:
    practice = replace(makers.make_practice(), opening=None)
    household = makers.make_household(practice=practice, surveys=(makers.make_survey(),))
    visit = offered(household)
    assert names(visit, a.Choose("yes"), a.Next()) == ["offer_practice", "offer_practice", "practice"]
    assert names(visit, a.Choose("no"), a.Next())[-1] == "ask"
    assert (
        names(makers.make_asking(household), a.Give("ok"), a.Next(), a.Give("home"), a.Next())[-1]
        == "help_given"
    )


def test_a_survey_ends_with_its_own_line() -> None:
    visit = makers.play(makers.make_asking(survey="week"), a.Give("good"), a.Next(), a.Give("yes"), a.Next())
    assert (screen(visit).name, screen(visit).heading[0].words) == ("closing", "That was all.")
    assert names(visit, a.Next()) == ["closing", "help_given"]


def test_a_practice_without_an_ending_shows_its_title() -> None:
    household = makers.make_household(practice=replace(makers.make_practice(), ending=None))
    visit = makers.play(offered(household), a.Choose("yes"))
    visit = makers.until(visit, "practice")
    over = makers.until(makers.play(visit, a.Give("no"), a.Next(), a.Next(), a.Give("dog")), "practice_over")
    assert screen(over).heading[0].words == "Practice"


@pytest.mark.parametrize(
    ("act", "heading", "right"),
    [
        (a.Give("no"), ["This is tea."], []),
        (a.Give("yes"), ["Let us look together.", "This is tea."], ["No"]),
        (a.SayElse("skip"), ["Let us look together.", "This is tea."], ["No"]),
    ],
)
def test_what_is_said_after_a_practice_answer(act: a.Act, heading: list[str], right: list[str]) -> None:
    practising = makers.play(offered(), a.Choose("yes"))
    practising = makers.until(practising, "practice")
    shown = screen(makers.play(practising, act, a.Next()))
    assert [line.words for line in shown.heading] == heading
    assert [card.line.words for card in shown.cards] == right


def test_practice_keeps_what_was_right_when_one_goes_back() -> None:
    visit = makers.play(offered(), a.Choose("yes"))
    first = makers.play(makers.until(visit, "practice"), a.Give("no"), a.Next())
    second = makers.play(first, a.Next(), a.Give("dog"), a.Next())
    assert screen(second).cards
    assert screen(makers.play(second, a.Back(), a.Back())) == screen(first)
    assert step(first, a.Give("yes"), 0.0) == step(first, a.SayElse("skip"), 0.0) == first
    assert step(first, a.Open("explain"), 0.0) == first


def test_what_nobody_can_know_stands_as_a_card_of_its_own() -> None:
    visit = makers.play(offered(), a.Choose("yes"))
    door = makers.play(makers.until(visit, "practice"), a.Give("no"), a.Next(), a.Next())
    assert sorted(on_screen(door)) == ["car", "dog", "dont-know"]
    assert chosen(makers.play(door, a.SayElse("dont-know"))) == ["dont-know"]
    assert chosen(makers.play(door, a.SayElse("skip"))) == ["else"]
    wrong = screen(makers.play(door, a.Give("dog"), a.Next()))
    assert [card.line.words for card in wrong.cards] == ["I don't know"]


def test_a_practice_question_without_a_known_answer_is_shown_again_and_never_hard() -> None:
    question = makers.make_question(EitherOr, "plain", ("yes", "no"))
    practice = makers.make_survey(
        "practice", (question,), practice=True, opening=Wording(**makers.make_wording("Try."))
    )
    visit = makers.play(
        makers.make_visit(makers.make_household(practice=practice)),
        *makers.TO_SURVEYS,
        a.Choose("life"),
        a.Next(),
    )
    visit = makers.play(
        makers.until(makers.play(visit, a.Choose("yes")), "practice"), a.Give("yes"), a.Next()
    )
    assert [line.words for line in screen(visit).heading] == ["How is plain?"]
    asking = makers.play(makers.until(visit, "ask"), a.Give("ok"), a.Next(), a.Give("home"))
    assert names(makers.until(asking, "help_given"), a.Next()) == ["help_given", "thanks"]


@pytest.mark.parametrize(("first", "second", "checked"), [("no", "dog", False), ("yes", "dog", True)])
def test_hard_practice_brings_the_check(first: str, second: str, checked: bool) -> None:
    visit = makers.play(offered(), a.Choose("yes"))
    visit = makers.play(makers.until(visit, "practice"), a.Give(first), a.Next(), a.Next(), a.Give(second))
    visit = makers.play(makers.until(visit, "ask"), a.Give("good"), a.Next(), a.SayElse("rather-not"))
    after = makers.until(visit, "help_given")
    assert names(after, a.Next())[-1] == ("check" if checked else "thanks")
    if checked:
        assert [line.words for line in screen(makers.play(after, a.Next(), a.Next())).heading][1:] == [
            "You said:",
            "I don't want to say",
        ]


def test_without_a_practice_nothing_was_hard() -> None:
    visit = makers.make_asking(makers.make_household(practice=None))
    visit = makers.until(makers.play(visit, a.Give("ok"), a.Next(), a.Give("home")), "help_given")
    assert names(visit, a.Next()) == ["help_given", "thanks"]
