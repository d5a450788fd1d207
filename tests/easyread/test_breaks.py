"""A break after 5 questions or 10 minutes: offered once, never before the last question alone, and it leads on."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.leaving import response
from easyread.profile import Profile
from easyread.showing import screen
from easyread.stage import Visit
from easyread.survey import EitherOr
from easyread.visit import step
from tests import makers

IDS = tuple(f"q{number}" for number in range(1, 8))


def first(breaks: bool = True) -> Visit:
    """At the first of seven questions."""
    questions = [makers.make_question(EitherOr, id, ("yes", "no")) for id in IDS]
    surveys = (makers.make_survey("seven", questions),)
    household = makers.make_household(surveys=surveys, practice=None, profile=Profile(breaks=breaks))
    return makers.make_asking(household, "seven")


def answered(visit: Visit, count: int, now: float = 0.0) -> Visit:
    for _ in range(count):
        visit = step(step(visit, a.Give("yes"), now), a.Next(), now)
    return visit


def test_after_five_questions_a_break_is_offered_and_each_way_leads_on() -> None:
    visit = answered(first(), 5)
    assert screen(visit).name == "break"
    assert [card.id for card in screen(visit).cards] == ["go-on", "break", "stop"]
    resting = step(visit, a.Choose("break"), 1.0)
    assert screen(resting).name == "resting"
    for onward in (step(visit, a.Next(), 1.0), step(resting, a.Next(), 1.0)):
        assert onward.stage == s.Asking("q6")
        assert step(onward, a.Back(), 1.0).stage == s.Asking("q5")
        assert screen(answered(onward, 1)).name == "ask"


def test_stopping_at_a_break_keeps_what_was_said() -> None:
    visit = step(answered(first(), 5), a.Choose("stop"), 1.0)
    assert screen(visit).name == "thanks"
    body = response(visit, "")
    assert body is not None
    assert (body.ended, len(body.answers)) == ("stopped", 5)


def test_after_ten_minutes_one_is_offered_sooner_and_then_not_at_once_again() -> None:
    visit = answered(answered(first(), 1), 1, now=700.0)
    assert screen(visit).name == "break"
    assert screen(answered(step(visit, a.Next(), 701.0), 1, now=702.0)).name == "ask"


def test_none_before_the_last_question_alone() -> None:
    assert answered(step(answered(first(), 5), a.Next(), 0.0), 1, now=5000.0).stage == s.Asking("q7")


def test_whoever_wants_none_is_offered_none() -> None:
    assert screen(answered(first(breaks=False), 5)).name == "ask"


def test_an_unknown_card_of_a_break_changes_nothing() -> None:
    visit = answered(first(), 5)
    assert step(visit, a.Choose("tea"), 1.0) == visit


def test_a_break_can_be_hidden_and_gone_on_from() -> None:
    hidden = step(answered(first(), 5), a.Hide(), 1.0)
    assert hidden.bookmark is not None
    assert hidden.bookmark.question == "q6"


@pytest.mark.parametrize("praise", ["well done", "good answer", "correct", "clever", "great", "good job"])
def test_no_word_praises_an_answer(praise: str) -> None:
    words = makers.make_words()
    assert [key for key, line in words.lines.items() if praise in line.words.lower()] == []
    assert replace(words, language="en") == words
