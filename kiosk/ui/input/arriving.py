"""What arrives at a window, before any of its widgets sees it: touches, mouse buttons and keys."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtWidgets import QWidget

from kiosk.ui.input.finger import Finger, contacts
from kiosk.ui.input.hands import Hands
from kiosk.ui.input.switches import name_of
from kiosk.ui.look import MM_IN_INCH, Sizes

FAR = QPointF(-1e4, -1e4)
"""Where a press is let go that is not to count."""

MOUSE = {
    "press": QEvent.Type.MouseButtonPress,
    "move": QEvent.Type.MouseMove,
    "release": QEvent.Type.MouseButtonRelease,
}


class Arriving(QObject):
    """Watches the window of a widget; each way of input takes what is its own, the rest goes on to the widgets."""

    def __init__(self, widget: QWidget, sizes: Sizes, hands: Hands) -> None:
        super().__init__(widget)
        self._widget, self._hands, self._finger = widget, hands, Finger()
        self._pixels = sizes.ppi / MM_IN_INCH
        self._letting_go = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True: it goes no further."""
        if not isinstance(watched, QWindow):
            handle = self._widget.windowHandle() if event.type() == QEvent.Type.Show else None
            if handle is not None:
                handle.installEventFilter(self)
            return False
        if self._letting_go:
            return False
        match event:
            case QTouchEvent():
                stopped = self._touch(watched, event)
            case QMouseEvent():
                stopped = self._mouse(watched, event)
            case QKeyEvent() if event.type() != QEvent.Type.ShortcutOverride:
                stopped = self._key(event)
            case _ if event.type() == QEvent.Type.Leave:
                self._hands.dwell.move(None, self._hands.seconds())
                stopped = False
            case _:
                return False
        self._hands.look()
        return stopped

    def _touch(self, window: QWindow, event: QTouchEvent) -> bool:
        """One finger does what a mouse does."""
        if event.type() == QEvent.Type.TouchCancel:
            meant = self._finger.lift()
        else:
            meant = self._finger.meant(contacts(event, self._pixels))
        if meant is not None and meant.does == "cancel":
            self._hands.hold.release(self._hands.seconds())
            self._let_go(window)
        elif meant is not None:
            kind, held = MOUSE[meant.does], Qt.MouseButton.LeftButton
            QCoreApplication.sendEvent(window, mouse(window, kind, meant.at, held, event.pointingDevice()))
        event.accept()
        return True

    def _mouse(self, window: QWindow, event: QMouseEvent) -> bool:
        """A mouse button may be a switch; else it presses, and may have to hold."""
        hands, at = self._hands, event.position().toPoint()
        now = hands.seconds()
        if event.type() == QEvent.Type.MouseMove:
            hands.hold.move(at, now)
            hands.dwell.move(at, now)
            if hands.profile.input == "dwell":
                hands.present(by_keys=False)
            return False
        down = event.type() != QEvent.Type.MouseButtonRelease
        if down:
            hands.present(by_keys=False)
        finger = event.pointingDevice().type() == QPointingDevice.DeviceType.TouchScreen
        number = None if finger or hands.page is None else hands.switches.number(name_of(event))
        if number is not None:
            hands.switch(number, down)
            return True
        if down:
            hands.hold.press(next((one for one in hands.targets if one.box.contains(at)), None), now)
        elif not hands.hold.release(now):
            self._let_go(window)
            return True
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """A key may be a switch, Escape hides, and a held key does not repeat; under a cover they are all its own."""
        hands, down = self._hands, event.type() == QEvent.Type.KeyPress
        number = hands.switches.number(name_of(event))
        if down and not event.isAutoRepeat():
            hands.present(by_keys=number is None)
        if hands.page is None:
            return False
        if number is not None and not event.isAutoRepeat():
            hands.switch(number, down)
        elif down and event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            hands.hide_wanted.emit()
        else:
            return event.isAutoRepeat()
        return True

    def _let_go(self, window: QWindow) -> None:
        """The press ends where there is nothing to press."""
        self._letting_go = True
        device = QPointingDevice.primaryPointingDevice()
        for kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
            QCoreApplication.sendEvent(window, mouse(window, kind, FAR, Qt.MouseButton.LeftButton, device))
        self._letting_go = False


def mouse(
    window: QWindow, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton, device: QPointingDevice
) -> QMouseEvent:
    """What a mouse would send."""
    moves, up = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
    return QMouseEvent(
        kind,
        at,
        at,
        window.mapToGlobal(at),
        Qt.MouseButton.NoButton if moves else held,
        Qt.MouseButton.NoButton if up else held,
        Qt.KeyboardModifier.NoModifier,
        device,
    )
