"""How a visit was answered: practice, a pair that differs, always the same place, and how long it took."""

from dataclasses import dataclass

import pytest

from easyread.manner import Manner, manner
from easyread.reading import parse
from easyread.response import Answer, DontKnow, Picked, Skipped, Value
from easyread.survey import EitherOr
from tests import makers
from tests.easyread.survey_files import PICTURES, question, survey, toml, wording


@dataclass(frozen=True)
class Given:
    """An answer in short: a question, what was picked, and the place of it."""

    question: str
    value: Value
    order: tuple[str, ...] = ("yes", "no")
    seconds: float = 3.0

    def answer(self) -> Answer:
        return Answer(question=self.question, value=self.value, order=self.order, seconds=self.seconds)


YES, NO = Picked(("yes",)), Picked(("no",))
CHOICES = (makers.make_choice("yes", value=4), makers.make_choice("no", value=0))
PAIR = makers.make_survey(
    "pair",
    (
        makers.make_question(EitherOr, "safe", CHOICES),
        makers.make_question(EitherOr, "scared", CHOICES, opposite_of="safe"),
        *(makers.make_question(EitherOr, id, CHOICES) for id in ("a", "b", "c")),
    ),
)


def of(*given: Given, practised: tuple[Given, ...] = ()) -> Manner:
    return manner(
        PAIR, [one.answer() for one in given], makers.make_practice(), [one.answer() for one in practised]
    )


def test_of_nothing_nothing_is_said() -> None:
    assert manner(None, (), None, ()) == Manner()


def test_practice_answers_are_counted_as_known() -> None:
    tried = (Given("bus", NO), Given("door", YES), Given("gone", YES))
    assert of(practised=tried).known == (1, 2)
    assert of(practised=(Given("door", DontKnow()),)).known == (1, 1)


def test_a_pair_that_differs_is_named_and_one_that_agrees_is_not() -> None:
    assert of(Given("safe", YES), Given("scared", NO)).pair == ("safe", "scared")
    assert of(Given("safe", YES), Given("scared", YES)).pair is None
    assert of(Given("safe", YES), Given("scared", Skipped())).pair is None
    assert of(Given("safe", YES), Given("scared", Picked(("else",)))).pair is None


def test_always_the_same_place_is_said_of_four_answers_or_more() -> None:
    same = [
        Given(id, YES if n % 2 else NO, ("no", "yes") if n % 2 == 0 else ("yes", "no"))
        for n, id in enumerate("abc")
    ]
    assert of(*same).place == 0
    assert of(*same, Given("safe", YES)).place == 1
    assert of(*same, Given("safe", NO)).place == 0
    assert of(*same, Given("safe", Picked(("yes", "no")))).place == 1


def test_half_of_the_answers_took_less() -> None:
    assert of(*(Given(id, YES, seconds=n) for n, id in enumerate("abc"))).seconds == 1


VALUED = [wording("Yes", "face_5", id="yes", value=4), wording("No", "face_1", id="no", value=0)]
UNVALUED = [wording("Yes", "face_5", id="yes"), wording("No", "face_1", id="no")]


@pytest.mark.parametrize(
    ("questions", "what"),
    [
        ([question("one", choices=VALUED, opposite_of="none")], "no question before has the id"),
        (
            [
                question("one", choices=VALUED),
                *(question(id, choices=VALUED, opposite_of="one") for id in "xy"),
            ],
            "this is a second pair",
        ),
        (
            [
                question("one", choices=VALUED, scale=False),
                question("two", choices=UNVALUED, opposite_of="one"),
            ],
            "a choice of the pair has no value",
        ),
    ],
)
def test_a_pair_must_be_one_pair_with_values(questions: list[dict[str, object]], what: str) -> None:
    found = parse(toml(survey(*questions)), "pair.toml", PICTURES)
    assert isinstance(found, tuple)
    assert any(what in fault.what and "opposite_of" in fault.place for fault in found)
