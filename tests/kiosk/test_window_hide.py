"""Hide: at once nothing of a visit can be seen, read, heard or come back to."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from easyread import act as a
from easyread.showing import screen
from tests.makers import offered_acts
from tests.stories.hands import by_touch, flush, key
from tests.stories.home import Home, new_home

IN = (
    "questions",
    "sam",
    "next",
    "next",
    "next",
    "next",
    "yes",
    "next",
    "me",
    "next",
    "this-week",
    "next",
    "no",
    "next",
    "next",
)
PLACES = {
    "welcome": (),
    "a portrait": ("questions", "sam"),
    "an answer": (*IN, "sad"),
    "listening": (*IN, "sad", "listen"),
    "something else": (*IN, "else"),
    "an explanation": (*IN, "else", "explain"),
    "telling": (*IN, "sad", "tool tell", "talk"),
    "told": (*IN, "sad", "tool tell", "talk", "next"),
    "stopping": (*IN, "sad", "tool stop", "bin"),
    "thanks": (*IN, "sad", "tool stop", "keep", "next"),
}  # fmt: skip


@pytest.fixture(scope="module")
def neutral(qapp: QApplication) -> tuple[QImage, set[str]]:
    """What is seen, and the names a screen reader finds, when hide is the first thing ever pressed."""
    with new_home() as home:
        by_touch(home.window, home.part("hide"))
        home.rest()
        return home.window.grab().toImage(), set(home.accessible())


@pytest.mark.parametrize("place", PLACES)
def test_hide_leaves_nothing(neutral: tuple[QImage, set[str]], place: str) -> None:
    with new_home() as home:
        home.do(*PLACES[place])
        home.hurry(home.kiosk.ahead.timer)
        home.kiosk.reader.say(home.screen.heading)
        spoke = home.kiosk.reader.speaking
        if len(place) % 2:
            by_touch(home.window, home.part("hide"))
        else:
            key(home.window, Qt.Key.Key_Escape)
        assert (spoke, home.kiosk.reader.speaking) == (True, False), "silence does not wait for anything"
        assert home.window.grab().toImage() == neutral[0], "nor does the picture"
        flush()
        assert set(home.accessible()) == neutral[1]
        home.rest()
        assert home.window.grab().toImage() == neutral[0]


@pytest.fixture(scope="module")
def hidden(qapp: QApplication) -> Iterator[Home]:
    with ExitStack() as stack:
        home = stack.enter_context(new_home())
        home.do(*IN, "sad", "hide")
        home.kiosk.session.shown = lambda screen, said: None
        yield home


@given(st.lists(st.integers(min_value=0), min_size=30, max_size=50))
def test_no_way_leads_back(hidden: Home, choices: list[int]) -> None:
    """About 2,000 acts, any that a screen offers and some that it does not."""
    session, (kept, *_) = hidden.kiosk.session, hidden.bodies()
    session.act(a.Hide())
    anything = (a.Back(), a.Next(), a.Open("else"), a.Stay(), a.TurnPage(0), a.Told("gone"), a.Idled())
    for number in choices:
        acts = (*offered_acts(screen(session.visit)), *anything)
        session.act(acts[number % len(acts)])
        hidden.store.turn_all()
        assert all(answer.seconds != 1.0 for answer in session.visit.answers.values())
    assert hidden.bodies()[0] == kept
