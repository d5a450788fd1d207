"""Small signs over a screen: that there is no sound, and that this is a rehearsal."""

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from easyread.line import Line
from kiosk.ui.look import WHITE, Sizes, font
from kiosk.ui.parts.words import draw, laid
from kiosk.ui.pictures import Pictures


class Sign(QLabel):
    """The picture "no sound" beside the hide corner; not to be touched."""

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

    def place(self, sizes: Sizes, box: QRect | None) -> None:
        """Stand here beside the hide corner; nowhere on the neutral picture."""
        self.sizes = sizes
        if box is not None:
            self.setGeometry(box)
        self.setVisible(self.line is not None and box is not None)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on its white card."""
        if self.line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(WHITE)
        painter.setPen(QPen(self.sizes.colours.ink, 2))
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
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def take(self, line: Line | None, box: QRect, sizes: Sizes) -> None:
        """Show this line here, or nothing."""
        self.line, self.sizes = line, sizes
        self.setAccessibleName(line.words.replace("\n", " ") if line else "")
        self.setGeometry(box)
        self.setVisible(line is not None)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """On the accent."""
        if self.line is None:
            return
        painter = QPainter(self)
        colours, face = self.sizes.colours, font(self.sizes.text, bold=True)
        painter.fillRect(self.rect(), colours.accent)
        text = laid(self.line.words.replace("\n", " "), face, self.width() - 32.0)
        at = QPointF(16, (self.height() - text.row) / 2)
        draw(painter, text, face, at, replace(colours, ink=colours.on_accent))
