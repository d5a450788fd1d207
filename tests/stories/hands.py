"""How a person presses: a finger on the glass, or keys."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui.parts.card import CardButton
from kiosk.ui.window import Window


def flush() -> None:
    """Carry out what was put off: deletions of old screens among it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


@cache
def touch_screen() -> QPointingDevice:
    """The one that all windows have."""
    return QTest.createTouchDevice()


def middle(window: Window, part: QWidget) -> QPoint:
    """The middle of a part, as the window counts."""
    return part.mapTo(window, part.rect().center())


def finger_down(window: Window, at: QPoint) -> None:
    """A finger goes down."""
    QTest.touchEvent(window, touch_screen()).press(0, at, window).commit()
    QCoreApplication.processEvents()


def finger_move(window: Window, at: QPoint) -> None:
    """The finger moves."""
    QTest.touchEvent(window, touch_screen()).move(0, at, window).commit()
    QCoreApplication.processEvents()


def finger_up(window: Window, at: QPoint) -> None:
    """The finger goes up."""
    QTest.touchEvent(window, touch_screen()).release(0, at, window).commit()
    QCoreApplication.processEvents()


def by_touch(window: Window, part: QWidget) -> None:
    """A finger goes down on the middle of a part, and up."""
    finger_down(window, middle(window, part))
    finger_up(window, middle(window, part))


def key(window: Window, pressed: Qt.Key) -> None:
    """One key, to whatever has the focus."""
    QTest.keyClick(window.windowHandle(), pressed)
    QCoreApplication.processEvents()


def by_keys(window: Window, part: QWidget) -> None:
    """Tab or arrow until the part has the focus, then Space or Enter; Escape is Hide."""
    if not isinstance(part, QAbstractButton):
        key(window, Qt.Key.Key_Space)
        return
    if window.board is not None and part is window.board.tools[-1]:
        key(window, Qt.Key.Key_Escape)
        return
    card = isinstance(part, CardButton)
    for _ in range(30):
        if part.hasFocus():
            break
        key(window, Qt.Key.Key_Right if card else Qt.Key.Key_Tab)
    assert part.hasFocus(), part.accessibleName()
    key(window, Qt.Key.Key_Space if card else Qt.Key.Key_Return)
