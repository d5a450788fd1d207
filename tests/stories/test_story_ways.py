"""One story in every way of input: a person answers "This week", tells someone, hides, comes back, and finishes."""

import pytest
from msgspec import to_builtins
from PySide6.QtWidgets import QApplication

from easyread.body import Body
from tests.stories.alone import alone
from tests.stories.home import Home
from tests.stories.ways import WAYS


def answer_this_week(home: Home) -> None:
    home.do("questions", "sam", "next").to("consent_ask")
    home.do("yes", "next", "carer", "next", "fine", "next", "this-week", "next", "no", "next").to("ask")
    home.do("happy", "next", "friends", "food", "next")
    home.do("else", "explain", "next", "calm", "back", "next", "next")
    home.do("tool tell", "talk", "next", "next", "listen", "again")
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


@pytest.fixture(scope="module")
def by_touch(qapp: QApplication) -> list[object]:
    with alone(WAYS["touch"].profile) as home:
        answer_this_week(home)
        return [without_times(body) for body in home.bodies()]


@pytest.mark.parametrize("way", sorted(WAYS))
def test_every_way_comes_to_the_same(way: str, by_touch: list[object]) -> None:
    with alone(WAYS[way].profile, way) as home:
        answer_this_week(home)
        assert len(by_touch) == 3
        assert [without_times(body) for body in home.bodies()] == by_touch
