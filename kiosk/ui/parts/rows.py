"""Lines one below the other: a picture left on a white card, words right; lit as they are spoken."""

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from easyread.line import Line
from kiosk.ui import look
from kiosk.ui.look import Sizes, font
from kiosk.ui.parts.words import draw, laid
from kiosk.ui.pictures import Pictures

PAD = 16


class RowNeed(Struct, frozen=True):
    """How high a line is with its picture beside it; ``pixels``: the size of its type."""

    line: Line
    sizes: Sizes
    pixels: int
    picture: int

    def height(self, width: int) -> int:
        """In pixels, at this width."""
        text = laid(self.line.words, font(self.pixels), width - self.picture - PAD)
        return max(self.picture, int(text.height) + 1)

    def whole(self, width: int) -> bool:
        """No word is wider than the room beside the picture."""
        room = width - self.picture - PAD
        return laid(self.line.words, font(self.pixels), room).width <= room


class LineRow(QLabel):
    """One line with its picture; a label, so that a screen reader takes it for text."""

    def __init__(self, need: RowNeed, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.need, self.line, self.pictures = need, need.line, pictures
        self.lit = -2
        self.setAccessibleName(need.line.words.replace("\n", " "))

    def light(self, word: int) -> None:
        """Light the row as it is spoken: -2 not, -1 the row, else that word."""
        if word != self.lit:
            self.lit = word
            self.update()

    def picture_side(self) -> int:
        """The side of the picture as it is painted, in pixels."""
        return self.need.picture - 16

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on its white card, then the words."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        side = self.need.picture
        box = QRectF(1, (self.height() - side) / 2 + 1, side - 2, side - 2)
        painter.setBrush(look.CARD)
        painter.setPen(QPen(look.STONE, 2))
        painter.drawRoundedRect(box, 16, 16)
        inner = self.picture_side()
        pixmap = self.pictures.pixmap(self.line.picture, inner, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(8, (self.height() - inner) / 2), pixmap)
        face = font(self.need.pixels)
        text = laid(self.line.words, face, self.width() - side - PAD)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw(painter, text, face, QPointF(side + PAD, (self.height() - text.height) / 2), look.INK, self.lit)


class RowPage(Struct, frozen=True):
    """The rows of one page and where each stands."""

    first: int
    boxes: tuple[QRect, ...]


def paged(needs: list[RowNeed], area: QRect, columns: int, sizes: Sizes) -> list[RowPage]:
    """The rows on as few pages as hold them, column by column; a row too high for the space stands alone."""
    width = (area.width() - (columns - 1) * sizes.gap) // columns
    pages: list[RowPage] = []
    boxes: list[QRect] = []
    first, column, top = 0, 0, area.top()
    for number, need in enumerate(needs):
        high = min(need.height(width), area.height())
        if boxes and top + high > area.bottom() + 1:
            column, top = column + 1, area.top()
            if column == columns:
                pages.append(RowPage(first, tuple(boxes)))
                boxes, first, column = [], number, 0
        boxes.append(QRect(area.left() + column * (width + sizes.gap), top, width, high))
        top += high + sizes.gap // 2
    pages.append(RowPage(first, tuple(boxes)))
    return pages
