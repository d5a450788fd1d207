"""A card of a sort is dragged to a place, by a finger or by a mouse."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from easyread.profile import Profile
from easyread.response import Sorted, Value
from kiosk.ui.window import Window
from tests.stories.alone import TO_CONSENT, alone
from tests.stories.hands import finger_down, finger_move, finger_up, middle
from tests.stories.home import Home

Drag = Callable[[Window, QPoint, QPoint], None]


def by_finger(window: Window, start: QPoint, end: QPoint) -> None:
    finger_down(window, start)
    for step in (1, 2, 3):
        finger_move(window, start + (end - start) * step / 3)
    finger_up(window, end)


def by_mouse(window: Window, start: QPoint, end: QPoint) -> None:
    handle, none = window.windowHandle(), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, start)
    for step in (1, 2, 3):
        QTest.mouseMove(handle, start + (end - start) * step / 3)
        QCoreApplication.processEvents()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, end)
    QCoreApplication.processEvents()


@pytest.fixture(scope="module")
def home(qapp: QApplication) -> Iterator[Home]:
    with alone(Profile(guard=0)) as one:
        one.do(*TO_CONSENT, "yes", "next", "me", "next", "good-day", "next", "no", "next").to("ask")
        yield one


def given(home: Home) -> Value:
    return home.kiosk.session.visit.answers["parts-of-a-day"].value


@pytest.mark.parametrize(("drag", "card"), [(by_finger, "meals"), (by_mouse, "tv")])
def test_a_card_is_dragged_to_a_place_and_to_another(home: Home, drag: Drag, card: str) -> None:
    for place in ("bad", "good"):
        drag(home.window, middle(home.window, home.part(card)), middle(home.window, home.part(place)))
        home.rest()
        value = given(home)
        assert isinstance(value, Sorted)
        assert [name for name in ("good", "unsure", "bad") if card in getattr(value, name)] == [place]


@pytest.mark.parametrize("drag", [by_finger, by_mouse])
def test_a_card_that_is_let_go_elsewhere_goes_home(home: Home, drag: Drag) -> None:
    before, part = dict(home.kiosk.session.visit.answers), home.part("friends")
    stood = part.pos()
    drag(home.window, middle(home.window, part), QPoint(home.window.width() // 2, 4))
    home.rest()
    assert home.kiosk.session.visit.answers == before
    assert home.part("friends").pos() == stood
