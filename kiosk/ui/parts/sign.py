"""Small signs over a screen: that there is no sound, and that this is a rehearsal."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from easyread.line import Line
from kiosk.ui import look
from kiosk.ui.look import Sizes, font
from kiosk.ui.parts.words import draw, laid
from kiosk.ui.pictures import Pictures


class Sign(QLabel):
    """The picture "no sound" left of the hide corner; not to be touched."""

    def __init__(self, sizes: Sizes, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self.sizes, self.pictures = sizes, pictures
        self.line: Line | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def take(self, line: Line | None) -> None:
        """Show this line's picture, or nothing."""
        self.line = line
        self.setAccessibleName(line.words if line else "")
        self.update()

    def place(self, width: int, hidden: bool) -> None:
        """Stand left of the hide corner of a window so wide."""
        side, tool = self.sizes.sign, self.sizes.tool
        left = width - self.sizes.edge - tool - self.sizes.gap - side
        self.setGeometry(left, self.sizes.edge + (tool - side) // 2, side, side)
        self.setVisible(self.line is not None and not hidden)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on its white card."""
        if self.line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.CARD)
        painter.setPen(QPen(look.INK, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        side = self.width() - 12
        pixmap = self.pictures.pixmap(self.line.picture, side, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(6, 6), pixmap)


class Banner(QLabel):
    """One row of words in the upper edge of the window."""

    def __init__(self, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(parent)
        self.sizes = sizes
        self.line: Line | None = None
        self.face = font(24, bold=True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def take(self, line: Line | None, width: int) -> None:
        """Show this line across a window so wide, or nothing."""
        self.line = line
        self.setAccessibleName(line.words.replace("\n", " ") if line else "")
        self.setGeometry(0, 0, width, 36)
        self.setVisible(line is not None)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White on the accent."""
        if self.line is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.ACCENT)
        text = laid(self.line.words.replace("\n", " "), self.face, self.width() - 32.0)
        draw(painter, text, self.face, QPointF(16, (self.height() - text.row) / 2), look.ON_ACCENT)
