"""Which questions are asked, and in which order the cards stand: drawn once for a person, balanced across people."""

from collections import Counter
from itertools import permutations
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from easyread.profile import Profile
from easyread.response import Answer, DontKnow, Picked, Skipped, Value
from easyread.route import after, asked, cards, offered, picked, practice, practised, route, seen, trailed
from easyread.stage import Visit
from easyread.survey import Condition, EitherOr, PickOne, PickSome
from tests import makers

PEOPLE = 1000


def answers(**given: Value) -> dict[str, Answer]:
    return {id: Answer(question=id, value=value) for id, value in given.items()}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ("food", "liked")),
        ({"food": Picked(("bad",))}, ("food", "told", "liked")),
        ({"food": Picked(("bad",)), "told": Picked(("yes",))}, ("food", "told", "whom", "liked")),
        ({"food": Picked(("good",)), "told": Picked(("yes",))}, ("food", "liked")),
        ({"food": DontKnow()}, ("food", "liked")),
    ],
    ids=["nothing", "one opens", "two open", "an answer to a dropped question opens nothing", "no choice"],
)
def test_the_route_follows_the_answers(given: dict[str, Value], expected: tuple[str, ...]) -> None:
    assert route(makers.make_survey(), answers(**given)) == expected


def test_every_condition_must_hold_and_one_choice_of_each_is_enough() -> None:
    conditions = (
        Condition(question="first", picked=("a", "b")),
        Condition(question="second", picked=("c",)),
    )
    question = makers.make_question(EitherOr, "third", ("yes", "no"), asked_if=conditions)
    assert asked(question, answers(first=Picked(("b", "x")), second=Picked(("c",))))
    assert not asked(question, answers(first=Picked(("b",)), second=Picked(("d",))))
    assert not asked(question, answers(first=Picked(("b",))))


def test_after_the_last_question_comes_none() -> None:
    survey = makers.make_survey()
    assert after(survey, answers(food=Picked(("bad",))), "food", {}) == "told"
    assert after(survey, {}, "food", {}) == "liked"
    assert after(survey, {}, "liked", {}) is None
    earlier = answers(food=Picked(("bad",)), told=Picked(("yes",)))
    assert after(survey, {}, "food", earlier) == "whom", "what was answered before the visit was hidden"


def test_without_a_survey_there_is_no_trail() -> None:
    visit = makers.make_visit()
    assert (seen(visit), trailed(visit)) == ((), ())


def test_practice_answers_off_its_route_stay_behind() -> None:
    survey = makers.make_survey()
    given = answers(food=Picked(("good",)), told=Picked(("yes",)))
    visit = makers.make_visit(makers.make_household(practice=survey), practice=given)
    assert practised(visit) == (given["food"],)
    assert practised(makers.make_visit(makers.make_household(practice=None), practice=given)) == ()


def test_only_surveys_in_the_language_of_the_visit_are_offered() -> None:
    welsh = makers.make_survey("bywyd", languages=("cy",))
    household = makers.make_household(surveys=(welsh, makers.make_survey()), practice=welsh)
    visit = makers.make_visit(household)
    assert [survey.id for survey in offered(visit)] == ["life"]
    assert practice(visit) is None
    assert practice(replace(visit, language="cy")) == welsh


def test_a_touch_on_another_choice_changes_a_pick_one_and_adds_to_a_pick_some() -> None:
    order = ("c", "a", "b")
    one = makers.make_question(PickOne, "q", order)
    some = makers.make_question(PickSome, "q", order)
    assert picked(one, "a", Picked(("b",)), order) == Picked(("a",))
    assert picked(some, "a", Picked(("b",)), order) == Picked(("a", "b"))
    assert picked(some, "c", Picked(("a", "b")), order) == Picked(("c", "a", "b"))
    assert picked(some, "a", Picked(("a",)), order) == Skipped()
    assert picked(some, "a", DontKnow(), order) == Picked(("a",))


def order_of(visit: Visit, id: str) -> tuple[str, ...]:
    """The choices of a question as the cards stand."""
    return tuple(choice.id for choice in cards(visit, makers.make_survey().question(id)))


@given(person=st.text(max_size=40), salt=st.text(max_size=8), other=st.text(max_size=8))
def test_the_order_is_the_same_for_a_person_for_good(person: str, salt: str, other: str) -> None:
    visit = replace(makers.make_visit(), person=person, salt=salt)
    for question in makers.make_survey().questions:
        order = order_of(visit, question.id)
        assert sorted(order) == sorted(choice.id for choice in question.choices)
        later = replace(visit, shown_at=99.0, trail=("food",), answers=answers(food=Picked(("bad",))))
        assert order_of(later, question.id) == order
        if person:
            assert order_of(replace(visit, salt=other), question.id) == order


def test_a_scale_is_turned_whole_for_half_of_the_people() -> None:
    visit = makers.make_visit()
    found = Counter(order_of(replace(visit, person=f"person-{n}"), "food") for n in range(PEOPLE))
    assert set(found) == {("good", "ok", "bad"), ("bad", "ok", "good")}
    assert max(found.values()) < PEOPLE * 0.56


def test_all_scales_of_a_person_are_turned_the_same_way() -> None:
    scales = [makers.make_question(PickOne, f"q{n}", ("good", "bad"), scale=True) for n in range(10)]
    for number in range(20):
        visit = replace(makers.make_visit(), person=f"person-{number}")
        assert len({tuple(choice.id for choice in cards(visit, scale)) for scale in scales}) == 1


@pytest.mark.parametrize("id", ["whom", "told"])
def test_every_order_of_choices_stands_for_as_many_people(id: str) -> None:
    visit = makers.make_visit()
    found = Counter(order_of(replace(visit, person=f"person-{n}"), id) for n in range(PEOPLE))
    orders = list(permutations(choice.id for choice in makers.make_survey().question(id).choices))
    expected = PEOPLE / len(orders)
    # Four standard deviations of a fair draw: once in some 10,000 sets of names would chance alone leave it.
    slack = 4 * (expected * (1 - 1 / len(orders))) ** 0.5
    assert all(abs(found[order] - expected) < slack for order in orders), found


def test_orders_of_two_questions_are_drawn_apart() -> None:
    visit = makers.make_visit()
    pairs = Counter(
        (order_of(person, "told"), order_of(person, "food"))
        for person in (replace(visit, person=f"person-{n}") for n in range(PEOPLE))
    )
    assert len(pairs) == 4
    assert min(pairs.values()) > PEOPLE * 0.2


@pytest.mark.parametrize(
    ("number", "shown"), [(2, {"good", "bad"}), (3, {"good", "ok", "bad"}), (5, {"good", "ok", "bad"})]
)
def test_a_number_of_choices_counts_only_where_a_question_states_it(
    number: Literal[2, 3, 5], shown: set[str]
) -> None:
    visit = makers.make_visit(makers.make_household(profile=Profile(choices=number)))
    assert set(order_of(visit, "food")) == shown
    assert len(order_of(visit, "liked")) == 4
