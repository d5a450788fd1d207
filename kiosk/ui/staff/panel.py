"""What the staff's pages are made of: words, buttons, and a row of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.ui.look import Sizes, font

SMALL = 24
"""Pixels of type: staff read more at once than anybody else."""
STYLE = """
QWidget { background: #FAF7F2; color: #1B1B1B; }
QPushButton { background: #FFFFFF; border: 2px solid #1B1B1B; border-radius: 16px; padding: 8px; }
QPushButton[main="true"] { background: #075E5A; color: #FFFFFF; border-color: #075E5A; }
QPushButton:disabled, QPushButton[main="true"]:disabled { background: #EDE7DC; color: #4A4640; border-color: #D8D2C7; }
QPushButton:focus { border: 6px solid #075E5A; }
QPushButton[main="true"]:focus { border: 6px solid #1B1B1B; }
QPushButton:pressed { background: #E4EFEE; color: #1B1B1B; }
QLabel[field="true"] { background: #FFFFFF; border: 2px solid #1B1B1B; border-radius: 8px; padding: 8px; }
"""
Act = Callable[[], None]


class Panel(QWidget):
    """One page: a heading, what the page adds to ``column``, and a row of buttons at its foot."""

    def __init__(self, sizes: Sizes, heading: str) -> None:
        super().__init__()
        self.sizes = sizes
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(sizes.gap // 2)
        self.heading = words(sizes, heading, large=True)
        self.column.addWidget(self.heading)

    def row(self, buttons: Sequence[tuple[str, Act]], main: str = "") -> dict[str, QPushButton]:
        """Buttons side by side, by their words; ``main``: the one that leads on."""
        line, made = QHBoxLayout(), {}
        line.setSpacing(self.sizes.gap // 2)
        for said, act in buttons:
            made[said] = button(self.sizes, said, act, main=said == main)
            line.addWidget(made[said], 1)
        self.column.addLayout(line)
        return made


def words(sizes: Sizes, said: str, large: bool = False) -> QLabel:
    """Plain words that wrap."""
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(font(sizes.heading if large else SMALL, bold=large))
    return label


def field(sizes: Sizes) -> QLabel:
    """Where what is typed stands."""
    label = words(sizes, "")
    label.setProperty("field", True)
    label.setMinimumHeight(SMALL * 2)
    return label


def button(sizes: Sizes, said: str, act: Act, main: bool = False) -> QPushButton:
    """A button with words."""
    made = QPushButton(said)
    made.setFont(font(SMALL, bold=True))
    made.setMinimumSize(min(sizes.tool, 100), min(sizes.tool, 90))
    made.setProperty("main", main)
    made.setAutoDefault(True)
    # By Tab alone: after a touch, what a real keyboard types is still for the page.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda _: act())
    return made
