"""One story in every way of input: a person answers "This week", tells someone, hides, comes back, and finishes."""

from contextlib import AbstractContextManager

import pytest
from msgspec import to_builtins
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from easyread.body import Body
from tests.stories.home import DOCUMENT, Home, new_home
from tests.stories.ways import WAYS


def answer_this_week(home: Home) -> None:
    home.do("questions", "sam", "next").to("consent_ask")
    home.do("yes", "next", "carer", "next", "fine", "next", "this-week", "next", "no", "next").to("ask")
    home.do("happy", "next", "friends", "food", "next")
    home.do("else", "explain", "next", "calm", "back", "next", "next")
    home.do("tool tell", "alone", "next", "next", "listen", "again")
    home.do("else", "rather-not", "hide")
    assert home.wake() == "welcome"
    home.do("questions", "sam", "next")
    assert home.name == "ask", "it goes on"
    home.do("yes", "next", "not-now", "next").to("help_given").do("read", "next")
    assert home.name == "thanks"


def without_times(body: Body) -> object:
    """All of it, but how long it took."""
    plain = to_builtins(body)
    for answer in plain.get("answers", ()):
        answer["seconds"] = 0
    return plain


def home_of(way: str) -> AbstractContextManager[Home]:
    """A kiosk where Sam lives alone, and uses it in this way."""
    sam = replace(DOCUMENT.people[0], profile=WAYS[way].profile)
    return new_home(way, replace(DOCUMENT, people=(sam,)))


@pytest.fixture(scope="module")
def by_touch(qapp: QApplication) -> list[object]:
    with home_of("touch") as home:
        answer_this_week(home)
        return [without_times(body) for body in home.bodies()]


@pytest.mark.parametrize("way", sorted(WAYS))
def test_every_way_comes_to_the_same(way: str, by_touch: list[object]) -> None:
    with home_of(way) as home:
        answer_this_week(home)
        assert len(by_touch) == 3
        assert [without_times(body) for body in home.bodies()] == by_touch
