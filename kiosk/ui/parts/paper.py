"""What is written so far, with its end in sight."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Sizes, font
from kiosk.ui.parts.words import draw, laid

PAD = 12
CORNER = 12.0


class PaperView(QWidget):
    """The last lines that fit, and where the next letter goes."""

    def __init__(self, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours, self._face, self._words = sizes.colours, font(sizes.body), ""

    def show_words(self, words: str) -> None:
        """Show these; they stand nowhere else."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white sheet; words that do not fit go out at its top."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(self._colours.ink, 2))
        painter.setBrush(self._colours.card)
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.setClipRect(box.adjusted(PAD, 4, -PAD, -4))
        text = laid(self._words + "_", self._face, self.width() - 2 * PAD)
        top = min((self.height() - text.height) / 2, self.height() - text.height - 4)
        draw(painter, text, self._face, QPointF(PAD, top), self._colours, -2, 0.0)
