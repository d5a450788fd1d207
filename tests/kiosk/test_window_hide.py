"""Hide: at once nothing of a visit can be seen, read, heard or come back to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.kiosk.hidden_widgets import differences
from tests.stories.hands import by_touch, flush, key
from tests.stories.home import new_home

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


def test_no_way_leads_back(qapp: QApplication) -> None:
    """``python -m tests.kiosk.hidden_widgets`` does 100,000 acts, in easyread and with widgets."""
    assert list(differences(120, seed=1)) == []
