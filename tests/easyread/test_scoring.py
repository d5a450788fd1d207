"""Scores: what a picked choice is worth in its outcome area, and never a total."""

import msgspec
import pytest

import easyread.scoring
from easyread.areas import AREAS
from easyread.response import Answer, DontKnow, Picked, Skipped
from easyread.scoring import Score, scores, value_table
from easyread.survey import Survey
from tests.easyread.survey_files import FIVE, either_or, question, survey, wording

SURVEY = msgspec.convert(
    survey(
        question("home", about="my-home"),
        question("meals", choices=FIVE),
        question("drinks"),
        either_or(id="tea", about="my-choices"),
        question("mood", about="feelings", choices=[wording(id="a"), wording(id="b")]),
    ),
    Survey,
)
GOOD = {"good": 4, "ok": 2, "not-good": 0}


def score(question: str, value: int | None, by: str = "self") -> Score:
    area = {"home": "my-home"}.get(question, "food-and-drink")
    return Score(area=area, question=question, value=value, least=0, most=4, by=by)


def test_each_area_has_its_own_table() -> None:
    table = value_table(SURVEY)
    assert table == {
        "food-and-drink": {
            "meals": {choice["id"]: choice["value"] for choice in FIVE},
            "drinks": GOOD,
        },
        "my-home": {"home": GOOD},
    }
    assert list(table) == [area for area in AREAS if area in table]


def test_a_score_stands_beside_who_gave_it() -> None:
    answers = [
        Answer(question="home", value=Picked(("good",))),
        Answer(question="meals", value=Picked(("quite-bad",)), by="proxy"),
    ]
    assert scores(SURVEY, answers) == (score("home", 4), score("meals", 1, "proxy"))


@pytest.mark.parametrize("value", [Skipped(), DontKnow(), Picked(())], ids=repr)
def test_nothing_picked_is_asked_and_not_low(value: Skipped | DontKnow | Picked) -> None:
    assert scores(SURVEY, [Answer(question="home", value=value)]) == (score("home", None),)


def test_what_is_not_measured_has_no_score() -> None:
    answers = [Answer(question="tea", value=Picked(("yes",))), Answer(question="mood", value=Picked(("a",)))]
    assert scores(SURVEY, answers) == ()


@pytest.mark.parametrize(("asked", "choice"), [("elsewhere", "good"), ("home", "elsewhere")])
def test_an_answer_of_another_survey_is_no_score(asked: str, choice: str) -> None:
    with pytest.raises(KeyError):
        scores(SURVEY, [Answer(question=asked, value=Picked((choice,)))])


def test_nothing_adds_scores_up() -> None:
    assert not {"sum", "total", "mean"} & set(vars(easyread.scoring))
