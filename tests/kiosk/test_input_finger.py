"""A finger that holds, a second finger, a palm: what counts as a touch."""

import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from easyread.profile import Profile
from kiosk.ui.input.finger import PALM_MM, Contact, Does, Finger
from tests.kiosk.glass import MOVED, PRESSED, RELEASED, lay
from tests.stories.alone import alone
from tests.stories.hands import by_touch, finger_down, finger_move, finger_up, middle, touch_screen
from tests.stories.home import Home
from tests.stories.ways import pass_by


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    """Sam holds for a second."""
    with alone(Profile(hold=1000, guard=0), "holding") as one:
        one.clock.pass_by(1.0)
        yield one


def hold(home: Home, id: str, seconds: float) -> None:
    at = middle(home.window, home.part(id))
    finger_down(home.window, at)
    pass_by(home.window, home.clock, seconds)
    finger_up(home.window, at)
    home.rest()


def test_a_press_that_is_too_short_does_nothing(home: Home) -> None:
    hold(home, "questions", 0.99)
    assert home.name == "welcome"
    hold(home, "questions", 1.0)
    assert home.name == "who_are_you"


def test_the_ring_fills_and_goes(home: Home) -> None:
    part = home.part("questions")
    frame, at = home.window.hands.frame, middle(home.window, part)
    assert not frame.isVisible()
    finger_down(home.window, at)
    seen = []
    for _ in range(5):
        seen.append((frame.part, home.window.grab(frame.geometry()).toImage()))
        pass_by(home.window, home.clock, 0.25)
    assert [shown for shown, _ in seen] == [0, 0.25, 0.5, 0.75, 1]
    assert all(one != other for (_, one), (_, other) in pairwise(seen))
    assert frame.geometry().contains(part.geometry())
    finger_up(home.window, at)
    assert not frame.isVisible()


def test_dragging_off_begins_anew(home: Home) -> None:
    at = middle(home.window, home.part("questions"))
    finger_down(home.window, at)
    pass_by(home.window, home.clock, 0.9)
    finger_move(home.window, QPoint(4, 4))
    assert not home.window.hands.frame.isVisible()
    pass_by(home.window, home.clock, 0.9)
    finger_move(home.window, at)
    pass_by(home.window, home.clock, 0.9)
    finger_up(home.window, at)
    home.rest()
    assert home.name == "welcome"


def test_to_hide_needs_no_holding_and_staff_none_either(home: Home) -> None:
    by_touch(home.window, home.part("hide"))
    home.rest()
    assert home.name == "neutral"
    home.wake()
    hold(home, "staff", 1.0)
    page = home.kiosk.staff.page
    assert page is not None
    home.window.cover(None)


def test_the_guard_is_the_profiles(qapp: QApplication) -> None:
    with alone(Profile(guard=2000)) as home:
        by_touch(home.window, home.part("questions"))
        home.rest()
        home.clock.pass_by(1.9)
        by_touch(home.window, home.part("sam"))
        assert home.chosen() == []
        home.clock.pass_by(0.2)
        by_touch(home.window, home.part("sam"))
        assert home.chosen() == ["sam"]


def test_a_second_finger_is_not_meant(qapp: QApplication) -> None:
    with alone(Profile(guard=0)) as home:
        window, first = home.window, middle(home.window, home.part("questions"))
        second = middle(window, home.part("tell"))
        finger_down(window, first)
        QTest.touchEvent(window, touch_screen()).stationary(0).press(1, second, window).commit()
        QTest.touchEvent(window, touch_screen()).stationary(0).release(1, second, window).commit()
        QCoreApplication.processEvents()
        assert home.name == "welcome"
        finger_up(window, first)
        home.rest()
        assert home.name == "who_are_you"


@pytest.mark.skipif(
    sys.platform != "linux", reason="the width is handed in as Qt's library for Linux takes it"
)
def test_a_palm_on_the_glass_is_ignored_and_a_finger_beside_it_presses(qapp: QApplication) -> None:
    """Real touches, each with its width, as a driver hands them in."""
    with alone(Profile(guard=0)) as home:
        window, door = home.window, middle(home.window, home.part("questions"))
        beside = middle(window, home.part("tell"))
        for state in (PRESSED, MOVED, RELEASED):
            lay(window, (0, door, PALM_MM + 5, state))
        home.rest()
        assert home.name == "welcome"
        lay(window, (0, beside, 9.0, PRESSED))
        lay(window, (0, beside, PALM_MM + 5, MOVED))  # The hand sinks down on it.
        lay(window, (0, beside, PALM_MM + 5, RELEASED))
        home.rest()
        assert home.name == "welcome"
        lay(window, (0, beside, PALM_MM + 5, PRESSED))
        lay(window, (0, beside, PALM_MM + 5, MOVED), (1, door, 9.0, PRESSED))
        lay(window, (0, beside, PALM_MM + 5, RELEASED), (1, door, 9.0, RELEASED))
        home.rest()
        assert home.name == "who_are_you"


def contact(does: Does, id: int = 0, across: float = 9.0) -> Contact:
    return Contact(id, does, QPointF(5, 5), across)


def test_a_palm_is_not_meant_and_the_finger_beside_it_is() -> None:
    finger, palm = Finger(), PALM_MM + 1
    assert finger.meant([contact("press", 0, palm)]) is None
    assert finger.meant([contact("move", 0, palm), contact("press", 1)]) == contact("press", 1)
    assert finger.meant([contact("release", 0, palm)]) is None
    assert finger.meant([contact("release", 1)]) == contact("release", 1)


def test_a_finger_that_becomes_a_palm_lets_go_of_what_it_pressed() -> None:
    finger = Finger()
    finger.meant([contact("press")])
    gone = finger.meant([contact("move", 0, PALM_MM + 1)])
    assert gone is not None and gone.does == "cancel"
    assert finger.meant([contact("release")]) is None


def test_a_touch_that_the_system_takes_away_does_nothing() -> None:
    finger = Finger()
    assert finger.lift() is None
    finger.meant([contact("press")])
    gone = finger.lift()
    assert gone is not None and gone.does == "cancel"
    assert finger.meant([contact("press", 1)]) == contact("press", 1)
