"""How loud it is while something is recorded, and how much of the time has gone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Palette

BARS = 24
THIN = 6.0


class LevelView(QWidget):
    """Bars that light up as it gets louder, over a thin line that fills in ``most`` seconds."""

    def __init__(self, most: int, colours: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._most, self.level, self.seconds = most, 0.0, 0.0

    def show_level(self, level: float, seconds: float) -> None:
        """Show this."""
        self.level, self.seconds = level, seconds
        self.setAccessibleName(f"{round(seconds)} / {self._most}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars, then the line below them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colours.ink, 2))
        each, high = self.width() / BARS, self.height() - 3 * THIN
        for bar in range(BARS):
            loud = (bar + 0.5) / BARS <= self.level
            painter.setBrush(self._colours.accent if loud else self._colours.card)
            painter.drawRoundedRect(QRectF(bar * each + 2, 0, each - 4, high), 4, 4)
        painter.setBrush(self._colours.card)
        line = QRectF(2, self.height() - 2 * THIN, self.width() - 4, THIN)
        painter.drawRoundedRect(line, 3, 3)
        painter.setBrush(self._colours.ink)
        line.setWidth(line.width() * min(self.seconds / self._most, 1.0))
        painter.drawRoundedRect(line, 3, 3)
