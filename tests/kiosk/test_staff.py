"""Staff: their PIN, how the kiosk is, and the way out of full screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kiosk.ui.staff.page import StaffPage
from tests.kiosk.kept import memory_folder
from tests.stories.hands import by_touch, key
from tests.stories.home import PIN, Home, at_home, new_home


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    with new_home() as one:
        yield one


def page(home: Home) -> StaffPage:
    found = home.kiosk.staff.page
    assert found is not None
    return found


def words(home: Home) -> str:
    home.rest()
    return "\n".join(label.text() for label in page(home).findChildren(QLabel) if label.isVisible())


def press(home: Home, name: str) -> None:
    """A finger on the button of this name."""
    (button,) = (b for b in page(home).findChildren(QPushButton) if b.text() == name and b.isVisible())
    by_touch(home.window, button)
    home.rest()


def enter(home: Home, pin: str) -> None:
    for digit in pin:
        press(home, digit)


def test_the_way_in_and_out(home: Home) -> None:
    home.do("staff")
    assert words(home) == "Staff PIN"
    enter(home, "111111")
    assert words(home) == "Wrong PIN. Try again."
    enter(home, PIN)
    home.rest()
    facts = words(home)
    for line in ("Waiting to be sent: 0", "Last exchange: none yet", "ok    database", "screen: 1280 x 800"):
        assert line in facts
    assert "no device" in facts
    press(home, "Close Heard")
    assert home.closed == 1


def test_back_leads_to_welcome(home: Home) -> None:
    home.do("staff")
    press(home, "Back")
    assert home.kiosk.staff.page is None
    assert home.board.isVisible()
    home.do("questions")
    assert home.name == "who_are_you"


def test_digits_can_be_typed_and_escape_leaves(home: Home) -> None:
    home.do("staff")
    for digit in PIN:
        key(home.window, getattr(Qt.Key, f"Key_{digit}"))
    assert "This kiosk" in words(home)
    key(home.window, Qt.Key.Key_Escape)
    assert home.kiosk.staff.page is None


def test_the_screen_behind_cannot_be_reached(home: Home) -> None:
    home.do("staff")
    names = set(home.accessible())
    assert "Questions" not in {name for name in names if not home.accessible()[name].state().invisible}
    for _ in range(20):
        key(home.window, Qt.Key.Key_Tab)
        focused = home.window.focusWidget()
        assert focused is not None
        assert page(home).isAncestorOf(focused)


def test_closing_a_full_screen_asks_for_the_pin_and_keeps_the_visit(home: Home) -> None:
    home.do("questions", "sam", "next", "next", "next", "next", "yes", "next", "me", "next", "this-week")
    home.do("next", "no", "next", "next", "sad")
    assert not home.window.close(), "Alt+F4"
    assert words(home) == "Staff PIN"
    assert home.response().ended == "hidden"
    assert home.window.isVisible()
    assert not home.window.close(), "and again"


def test_staff_who_walk_away_leave_nothing_open(home: Home) -> None:
    home.do("staff")
    enter(home, PIN)
    home.hurry(home.kiosk.idle.timer)
    assert home.kiosk.staff.page is None
    assert home.name == "neutral"


def test_a_rehearsal_has_no_pin(qapp: QApplication) -> None:
    with memory_folder() as folder, at_home(folder) as home:
        assert home.window.banner.isVisible()
        home.do("staff")
        assert "not paired" not in words(home)
        assert "This kiosk" in words(home)
        press(home, "Close Heard")
        assert home.closed == 1


def test_staff_take_the_pictures_away_that_somebody_forgot(home: Home) -> None:
    home.kiosk.device.set_lock("sam", ("car", "pets", "star"))
    home.do("staff")
    enter(home, PIN)
    press(home, "My 3 pictures")
    press(home, "Take the pictures of Sam away")
    assert "Nobody has locked their messages." in words(home)
    assert home.kiosk.device.household().locks == {}
    press(home, "Back")
    press(home, "Back")
    home.do("messages", "sam", "next")
    assert home.name == "messages"
