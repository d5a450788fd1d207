"""Every way of input, by what its hand does until a part is pressed, and the profile that asks for it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from easyread.profile import Profile
from kiosk.ui.window import Window
from tests.fakes import StillClock
from tests.stories.hands import by_keys, by_touch, finger_down, finger_up, middle

Press = Callable[[Window, QWidget, StillClock], None]
SWITCHES = {"Space": Qt.Key.Key_Space, "Return": Qt.Key.Key_Return}


class Way(Struct, frozen=True):
    """How a part of the screen is pressed."""

    press: Press
    profile: Profile


def pass_by(window: Window, clock: StillClock, seconds: float) -> None:
    """Time passes, and the ways of input see it."""
    clock.pass_by(seconds)
    window.hands.look()
    QCoreApplication.processEvents()


def switch(window: Window, clock: StillClock, key: Qt.Key = Qt.Key.Key_Space, held: float = 0.4) -> None:
    """A switch is pressed, and let go so many seconds later."""
    QTest.keyPress(window.windowHandle(), key)
    pass_by(window, clock, held)
    QTest.keyRelease(window.windowHandle(), key)
    QCoreApplication.processEvents()


def control(window: Window, part: QWidget) -> QWidget:
    """The part itself, or the one control of the neutral picture."""
    return part if isinstance(part, QAbstractButton) else window.hands.targets[0].button


def lit(window: Window) -> list[QAbstractButton]:
    """What the scan is at: a control, or a row of them."""
    return [one.button for one in window.hands.scan.lit]


def by_holding(window: Window, part: QWidget, clock: StillClock) -> None:
    """A finger stays on the part until the ring is full."""
    finger_down(window, middle(window, part))
    pass_by(window, clock, window.hands.profile.hold / 1000 + 0.1)
    finger_up(window, middle(window, part))


def by_one_switch(window: Window, part: QWidget, clock: StillClock) -> None:
    """Wait until the row is lit, and press; wait for the part, and press."""
    wanted = control(window, part)
    if window.hands.targets[0].covers:
        switch(window, clock)
        return
    for _ in range(100):
        here = lit(window)
        if wanted in here or not here:
            switch(window, clock)
            if here == [wanted]:
                return
        else:
            pass_by(window, clock, 1.0)
    raise AssertionError(f"never lit: {wanted.accessibleName()}")


def by_two_switches(window: Window, part: QWidget, clock: StillClock) -> None:
    """One switch steps to the row and to the part, the other takes them."""
    wanted = control(window, part)
    if window.hands.targets[0].covers:
        switch(window, clock, Qt.Key.Key_Return)
        return
    for _ in range(100):
        here = lit(window)
        switch(window, clock, Qt.Key.Key_Return if wanted in here else Qt.Key.Key_Space)
        if here == [wanted]:
            return
    raise AssertionError(f"never stepped to: {wanted.accessibleName()}")


def point(window: Window, at: QPoint) -> None:
    """The eyes move the pointer here."""
    QTest.mouseMove(window.windowHandle(), at)
    QCoreApplication.processEvents()


def by_dwelling(window: Window, part: QWidget, clock: StillClock) -> None:
    """From where nothing happens to the part, and rest there."""
    point(window, QPoint(window.width() // 2, 3))
    point(window, middle(window, part))
    for _ in range(10):
        pass_by(window, clock, 0.35 if isinstance(part, QAbstractButton) else 1.1)
        if not window.hands.dwell.filling(clock.now):
            return


WAYS = {
    "touch": Way(lambda window, part, _: by_touch(window, part), Profile()),
    "holding": Way(by_holding, Profile(hold=600)),
    "keys": Way(lambda window, part, _: by_keys(window, part), Profile(input="keys")),
    "one switch": Way(by_one_switch, Profile(input="one-switch")),
    "two switches": Way(by_two_switches, Profile(input="two-switch")),
    "dwell": Way(by_dwelling, Profile(input="dwell")),
}
