"""The staff's own page, behind their PIN: how the kiosk is, and the way out of full screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.ui.look import Sizes, font

DIGITS = 6
SMALL = 24
"""Pixels of type: staff read more at once than anybody else."""
Facts = Callable[[Callable[[list[str]], None]], None]
STYLE = """
QWidget { background: #FAF7F2; color: #1B1B1B; }
QPushButton { background: #FFFFFF; border: 2px solid #1B1B1B; border-radius: 16px; padding: 8px; }
QPushButton:focus { border: 6px solid #075E5A; }
QPushButton:pressed { background: #E4EFEE; }
"""


class StaffPage(QWidget):
    """Over the whole window. ``left``: to Welcome; ``close_wanted``: end the kiosk; ``send_wanted``: exchange now."""

    left = Signal()
    close_wanted = Signal()
    send_wanted = Signal()

    def __init__(
        self, sizes: Sizes, check_pin: Callable[[str], bool] | None, facts: Facts, parent: QWidget
    ) -> None:
        """``check_pin`` None: a rehearsal has no PIN. ``facts`` hands over rows of text later."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(STYLE)
        self.sizes, self._check_pin, self._facts = sizes, check_pin, facts
        self._typed, self._asks_pin = "", False
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(sizes.edge, sizes.edge, sizes.edge, sizes.edge)
        self._shown: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if check_pin is None:
            self.show_facts()
        else:
            self.show_pin()

    def show_pin(self, wrong: bool = False) -> None:
        """Ten digits to press."""
        self._typed, self._asks_pin = "", True
        page, grid = QWidget(), QGridLayout()
        column = QVBoxLayout(page)
        self._stars = self._label("Wrong PIN. Try again." if wrong else "Staff PIN", large=True)
        column.addWidget(self._stars)
        grid.setSpacing(self.sizes.gap // 2)
        for number, digit in enumerate("123456789"):
            grid.addWidget(self._button(digit, partial(self.press, digit)), number // 3, number % 3)
        grid.addWidget(self._button("0", partial(self.press, "0")), 3, 1)
        grid.addWidget(self._button("Back", self.left.emit), 3, 0)
        column.addLayout(grid)
        column.addStretch()
        self._show(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits can be typed; Escape leaves."""
        typed = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif typed.isascii() and typed.isdigit() and self._asks_pin and not event.isAutoRepeat():
            self.press(typed)

    def press(self, digit: str) -> None:
        """One more digit; the sixth is checked."""
        self._typed += digit
        self._stars.setText("* " * len(self._typed))
        if len(self._typed) < DIGITS:
            return
        if self._check_pin is not None and self._check_pin(self._typed):
            self.show_facts()
        else:
            self.show_pin(wrong=True)

    def show_facts(self) -> None:
        """How the kiosk is, and what staff can do here."""
        self._asks_pin = False
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self._label("This kiosk", large=True))
        facts = self._label("")
        facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(facts, 1)
        row = QHBoxLayout()
        row.setSpacing(self.sizes.gap)
        row.addWidget(self._button("Back", self.left.emit))
        row.addWidget(self._button("Send now", self.send_wanted.emit))
        row.addWidget(self._button("Close Heard", self.close_wanted.emit))
        column.addLayout(row)
        self._show(page)
        self._facts(lambda rows: facts.setText("\n".join(rows)))

    def _show(self, page: QWidget) -> None:
        if self._shown is not None:
            self._page.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = page
        self._page.addWidget(page)
        self.setFocus()

    def _label(self, words: str, large: bool = False) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(font(self.sizes.heading if large else SMALL, bold=large))
        return label

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setFont(font(SMALL, bold=True))
        button.setMinimumSize(self.sizes.tool, min(self.sizes.tool, 110))
        button.setAutoDefault(True)
        button.clicked.connect(lambda _: act())
        return button
