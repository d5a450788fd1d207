"""Every line that any screen can speak is known before the visit, so that none is rendered because of an answer."""

from msgspec.structs import replace

from easyread.lines import all_lines
from tests import makers


def test_a_survey_in_another_language_and_a_practice_that_is_not_there_are_passed_over() -> None:
    welsh = replace(makers.make_survey("bywyd"), languages=("cy",))
    household = makers.make_household(surveys=(welsh,), practice=None)
    words = [line.words for line in all_lines(household, "en")]
    assert "Bywyd" not in words
    assert "Practice" not in words
    assert "Sam" in words
    assert words[-1] == "Our office\n01632 960 001"


def test_the_words_of_the_screens_come_first_in_the_order_of_the_file() -> None:
    household = makers.make_household()
    lines = [household.words["en"].line(key, {"scheme": "Hillside"}) for key in household.words["en"].lines]
    whole = [line for line in lines if "{" not in line.words]
    assert list(all_lines(household, "en"))[: len(whole)] == whole
