"""Six digits: the PIN that opens the staff's pages, or one that is chosen; and the wait after wrong ones."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from kiosk.ui.look import Sizes
from kiosk.ui.staff.panel import Panel, button, words

DIGITS = 6


class PinPad(Panel):
    """Ten digits to press or to type. ``typed``: all six. ``left``: back."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, sizes: Sizes, heading: str, note: str = "") -> None:
        super().__init__(sizes, heading)
        self._pin = ""
        self._note = words(sizes, note)
        self._note.setVisible(bool(note))
        self.column.addWidget(self._note)
        grid = QGridLayout()
        grid.setSpacing(sizes.gap // 2)
        for number, digit in enumerate("123456789"):
            grid.addWidget(button(sizes, digit, partial(self.press, digit)), number // 3, number % 3)
        grid.addWidget(button(sizes, "0", partial(self.press, "0")), 3, 1)
        grid.addWidget(button(sizes, "Back", self.left.emit), 3, 0)
        self.column.addLayout(grid)
        self.column.addStretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits can be typed."""
        typed = event.text()
        if typed.isascii() and typed.isdigit() and not event.isAutoRepeat():
            self.press(typed)
        else:
            super().keyPressEvent(event)

    def press(self, digit: str) -> None:
        """One more digit; the sixth is handed on."""
        if len(self._pin) == DIGITS:
            return
        self._pin += digit
        self.heading.setText("* " * len(self._pin))
        if len(self._pin) == DIGITS:
            self.typed.emit(self._pin)


class Closed(Panel):
    """Too many wrong PINs: how long to wait. ``over``: it may be tried again. ``left``: back."""

    over = Signal()
    left = Signal()

    def __init__(self, sizes: Sizes, seconds: float) -> None:
        super().__init__(sizes, "Too many wrong PINs")
        self._left = int(seconds) + 1
        self._note = words(sizes, "")
        self.column.addWidget(self._note, 1, Qt.AlignmentFlag.AlignTop)
        self.row([("Back", self.left.emit)])
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._tick)
        self.timer.start(1000)
        self._say()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.timer.stop()
            self.over.emit()
        else:
            self._say()

    def _say(self) -> None:
        minutes, seconds = divmod(self._left, 60)
        shown = f"{minutes} min {seconds:02} s" if minutes else f"{seconds} seconds"
        self._note.setText(f"The staff pages are closed for {shown}. People can use Heard meanwhile.")
