"""A sort: a card and then a place, by touch or by dragging, and each card can be moved again."""

import pytest

from easyread import act as a
from easyread.giving import asking
from easyread.leaving import response
from easyread.response import DontKnow, Sorted
from easyread.screen import Mat, speech, touchable
from easyread.showing import screen
from easyread.stage import Visit
from easyread.visit import step
from tests import makers
from tests.makers import play


@pytest.fixture
def visit() -> Visit:
    return makers.make_asking(makers.make_made_household(), "day")


def mat(visit: Visit) -> Mat:
    shown = screen(visit)
    assert isinstance(shown, Mat)
    return shown


def order(visit: Visit) -> list[str]:
    return [card.id for card in mat(visit).cards]


def held(visit: Visit) -> list[str]:
    return [card.id for card in mat(visit).cards if card.chosen]


def given(visit: Visit) -> object:
    asked = asking(visit)
    assert asked is not None
    return asked.answer and asked.answer.value


def test_one_card_after_another_is_held_and_each_place_takes_it(visit: Visit) -> None:
    first, second, third = order(visit)
    assert held(visit) == [first]
    assert step(visit, a.Next(), 0.0) == visit
    put = play(visit, a.Put("bad"))
    assert (held(put), given(put)) == ([second], Sorted(bad=(first,)))
    done = play(put, a.Put("good"), a.Put("good"))
    assert given(done) == Sorted(good=(second, third), bad=(first,))
    assert held(done) == [third]
    assert [spot.chosen for spot in mat(done).spots] == [True, False, False]
    assert [spot.ids for spot in mat(done).spots] == [(second, third), (), (first,)]
    assert [len(spot.pictures) for spot in mat(done).spots] == [2, 0, 1]
    assert play(done, a.Put("good")) == done
    assert screen(play(done, a.Next())).heading[0].words == "What is say?"


def test_any_card_can_be_taken_up_and_moved(visit: Visit) -> None:
    first, second, third = order(visit)
    moved = play(visit, a.Put("bad"), a.Hold(third), a.Put("unsure"), a.Hold(first), a.Put("good"))
    assert given(moved) == Sorted(good=(first,), unsure=(third,))
    assert held(moved) == [second]
    again = asking(moved)
    assert again is not None
    assert again.answer is not None
    assert again.answer.tries == 1


def test_a_card_can_be_dragged(visit: Visit) -> None:
    last = order(visit)[-1]
    assert given(play(visit, a.Put("good", last))) == Sorted(good=(last,))


@pytest.mark.parametrize("act", [a.Hold("horse"), a.Put("good", "horse"), a.Give("food"), a.Make("say")])
def test_what_is_no_card_of_it_changes_nothing(visit: Visit, act: a.Act) -> None:
    assert play(visit, act) == visit


def test_under_a_panel_and_on_other_questions_nothing_is_sorted(visit: Visit) -> None:
    panel = play(visit, a.Open("else"))
    assert play(panel, a.Put("good")) == panel
    picking = makers.make_asking()
    assert play(picking, a.Put("good")) == picking
    assert play(makers.make_visit(), a.Hold("food")) == makers.make_visit()


def test_i_dont_know_is_as_good_an_answer_and_sorting_takes_its_place(visit: Visit) -> None:
    unknown = play(visit, a.Put("good"), a.SayElse("dont-know"))
    assert given(unknown) == DontKnow()
    assert mat(unknown).beside == touchable(screen(unknown))[-1]
    first = order(visit)[0]
    assert given(play(unknown, a.Hold(first), a.Put("bad"))) == Sorted(bad=(first,))


def test_the_next_card_is_said_as_it_comes_up(visit: Visit) -> None:
    put = play(visit, a.Put("good"))
    said = speech(screen(visit), screen(put), a.Put("good"))
    assert said == (mat(put).cards[1].line,)


def test_what_was_sorted_leaves_and_is_said_again_at_the_check(visit: Visit) -> None:
    first = order(visit)[0]
    put = play(visit, a.Put("bad"), a.Next())
    body = response(put, "then")
    assert body is not None
    assert body.answers[0].value == Sorted(bad=(first,))
    checked = makers.until(
        play(put, a.SayElse("skip"), a.Next(), a.SayElse("skip"), a.Next(), a.SayElse("skip")), "check"
    )
    said = [line.words for line in screen(checked).heading]
    assert said == ["How is parts?", "You said:", "Not good", first.capitalize()]
