"""The screens' own words, filled in and said."""

import pytest

from easyread.envelope import Person
from easyread.line import Line
from easyread.showing import screen
from easyread.stage import Household
from easyread.words import Words
from tests import makers
from tests.makers import play

WORDS = Words("en", {"who": Line("{scheme} reads.", "eye", "{scheme} reads it.")})


def test_a_line_is_filled_in_where_it_is_shown_and_where_it_is_said() -> None:
    assert WORDS.line("who", {"scheme": "Hillside"}) == Line("Hillside reads.", "eye", "Hillside reads it.")
    assert WORDS.line("who") == WORDS.lines["who"]


def test_a_key_that_the_file_lacks_is_a_bug() -> None:
    with pytest.raises(KeyError):
        WORDS.line("no_such_key")


@pytest.mark.parametrize(
    ("said_as", "spoken"), [("", "Call 999."), ("Call nine nine nine.", "Call nine nine nine.")]
)
def test_a_line_says_its_words_unless_told_otherwise(said_as: str, spoken: str) -> None:
    assert Line("Call 999.", "phone", said_as).spoken == spoken


def test_someone_without_a_portrait_has_a_picture_all_the_same() -> None:
    household: Household = makers.make_household(people=(Person(id="jo", name="Jo", portrait=""),))
    shown = screen(play(makers.make_visit(household), makers.TO_SURVEYS[0]))
    assert shown.cards[0].line == Line("Jo", "me")
