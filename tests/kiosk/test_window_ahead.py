"""The screen that Next leads to is built before Next is pressed, and looks as if it had not been."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from easyread import act as a
from kiosk.ui.parts.card import CardButton
from tests.kiosk.test_window_hide import IN
from tests.stories.home import LYING, UPRIGHT, Home, new_home

PLACES = {
    "a portrait": IN[:2],
    "what is read": IN[:3],
    "consent": (*IN[:6], "yes"),
    "a question": (*IN, "sad"),
    "the one after it": (*IN, "sad", "next", "friends"),
}
"""Where Next leads to another screen."""


def next_screen(home: Home) -> QImage:
    """Next, and what is seen at once: no job of the store and no other turn of the loop lies between."""
    home.kiosk.session.act(a.Next())
    return home.window.grab().toImage()


def ready(home: Home) -> None:
    """The time to build the next screen has passed."""
    home.hurry(home.kiosk.ahead.timer)


@pytest.mark.parametrize("place", PLACES)
def test_what_was_built_ahead_is_what_is_shown(qapp: QApplication, place: str) -> None:
    glass = UPRIGHT if len(place) % 2 else LYING
    with new_home(place=glass) as home:
        home.do(*PLACES[place])
        plain = next_screen(home)
        alike = home.name
    with new_home(place=glass) as home:
        home.do(*PLACES[place])
        before = home.board
        ready(home)
        coming = home.window.coming
        assert coming is not None
        assert not coming.isVisible()
        assert next_screen(home) == plain
        assert (home.board, home.name, home.window.coming) == (coming, alike, None)
        assert home.board is not before


def test_what_changes_afterwards_is_painted_anew(qapp: QApplication) -> None:
    with new_home() as home:
        home.do(*IN, "sad")
        ready(home)
        next_screen(home)
        card = next(part for part in home.board.lightable if isinstance(part, CardButton))
        plain = card.grab().toImage()
        card.light(0)
        lit = card.grab().toImage()
        card.light(-2)
        assert lit != plain == card.grab().toImage()
        home.press(card)
        assert card.grab().toImage() != plain


def test_with_keys_the_ring_stands_on_a_screen_built_ahead(qapp: QApplication) -> None:
    with new_home("keys") as home:
        home.do(*IN, "sad")
        ready(home)
        next_screen(home)
        ringed = next(part for part in home.board.lightable if part.hasFocus())
        frame = home.window.hands.frame
        assert frame.isVisible()
        assert frame.geometry().contains(ringed.geometry())


def test_another_answer_may_lead_elsewhere(qapp: QApplication) -> None:
    with new_home() as home:
        home.do(*IN, "sad")
        ready(home)
        first = home.window.coming
        home.do("tool stop")
        ready(home)
        assert home.window.coming is not first
