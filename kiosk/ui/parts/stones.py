"""How far a visit is: stones, filled for each question that is done."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from easyread.screen import Stones
from kiosk.ui.look import Palette


class StonesView(QLabel):
    """A row of stones; never a number, never a part of a hundred."""

    def __init__(self, stones: Stones, colours: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stones, self.colours = stones, colours
        self.setAccessibleName(f"{stones.done} / {stones.total}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled stones first."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(28.0, self.width() / max(self.stones.total, 1))
        radius = min(step * 0.32, self.height() / 2 - 2)
        for number in range(self.stones.total):
            done = number < self.stones.done
            painter.setPen(QPen(self.colours.accent, 2))
            painter.setBrush(self.colours.accent if done else self.colours.ground)
            painter.drawEllipse(QPointF(step * (number + 0.5), self.height() / 2), radius, radius)
