"""The clock of the neutral picture, so that it is taken for a picture frame with a clock."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QLineF, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui import look

SIZE = 0.42
"""Of the shorter side of the window."""
EACH = 5_000
FACE = QColor(255, 255, 255, 215)


class Clock(QWidget):
    """Stands over the neutral picture and is not to be touched; ``time``: of the device, ISO 8601."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.time: Callable[[], str] = lambda: datetime.now(UTC).isoformat()
        self._ticking = QTimer(self, interval=EACH)
        self._ticking.timeout.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand(self, shown: bool) -> None:
        """In the middle of its window, or nowhere."""
        whole = self.window().rect()
        side = int(min(whole.width(), whole.height()) * SIZE)
        self.setGeometry((whole.width() - side) // 2, (whole.height() - side) // 2, side, side)
        self.setVisible(shown)
        if shown:
            self.raise_()
            self._ticking.start()
        else:
            self._ticking.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white face, twelve marks, two hands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.rect().center())
        radius = self.width() / 2 - 4
        painter.setBrush(FACE)
        painter.setPen(QPen(look.INK, 3))
        painter.drawEllipse(QPointF(), radius, radius)
        for mark in range(12):
            self._line(painter, mark * 30, radius * 0.84, radius * 0.94, 8 if mark % 3 == 0 else 4)
        now = datetime.fromisoformat(self.time()).astimezone()
        self._line(painter, now.hour * 30 + now.minute / 2, -radius * 0.08, radius * 0.5, 12)
        self._line(painter, now.minute * 6, -radius * 0.08, radius * 0.76, 8)

    def _line(self, painter: QPainter, degrees: float, begins: float, ends: float, wide: float) -> None:
        painter.setPen(QPen(look.INK, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        out = QLineF.fromPolar(1.0, 90 - degrees).p2()
        painter.drawLine(QLineF(out * begins, out * ends))
