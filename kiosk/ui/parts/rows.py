"""Lines one below the other: a picture left on a white card, words right; lit as they are spoken."""

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from easyread.line import Line
from kiosk.ui.look import WHITE, Sizes, font
from kiosk.ui.parts.face import Face
from kiosk.ui.parts.picture import paint_picture
from kiosk.ui.parts.words import LaidOut, draw, laid
from kiosk.ui.pictures import Pictures

PAD = 16


class RowNeed(Struct, frozen=True):
    """How high a line is with its picture beside it; ``pixels``: the size of its type.

    ``picture``: the side of its white card; for whoever wants none there is no card.
    ``part``: only these of its sentences, after ``skipped`` words; empty is all of them.
    """

    line: Line
    sizes: Sizes
    pixels: int
    picture: int
    part: str = ""
    skipped: int = 0

    @property
    def side(self) -> int:
        """Of the card as it is shown."""
        return self.picture if self.sizes.picture else 0

    @property
    def words_left(self) -> int:
        """Where the words begin, right of the picture."""
        return self.side + PAD if self.side else 0

    def text(self, width: float) -> LaidOut:
        """The words, in a row so wide."""
        return laid(self.part or self.line.words, font(self.pixels), width - self.words_left)

    def height(self, width: int) -> int:
        """In pixels, at this width."""
        return max(self.side, int(self.text(width).height) + 1)

    def whole(self, width: int) -> bool:
        """No word is wider than the room beside the picture."""
        return self.text(width).width <= width - self.words_left

    def stands_in(self, space: QRect) -> bool:
        """Nothing of it is cut there."""
        return self.whole(space.width()) and self.height(space.width()) <= space.height()

    def sentences(self) -> list["RowNeed"]:
        """A row for each sentence."""
        rows, skipped = [], 0
        for sentence in self.line.words.split("\n"):
            rows.append(replace(self, part=sentence, skipped=skipped))
            skipped += len(sentence.split())
        return rows


class LineRow(QLabel):
    """One line with its picture; a label, so that a screen reader takes it for text."""

    def __init__(self, need: RowNeed, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.need, self.line, self.pictures = need, need.line, pictures
        self.lit = -2
        self.kept = Face()
        self.setAccessibleName((need.part or need.line.words).replace("\n", " "))

    def light(self, word: int) -> None:
        """Light the row as it is spoken: -2 not, -1 the row, else that word."""
        if word != self.lit:
            self.lit = word
            self.update()

    def words_box(self) -> QRectF:
        """Where the words stand as they are painted."""
        text = self.need.text(self.width())
        left = float(self.need.words_left)
        return QRectF(left, (self.height() - text.height) / 2, text.width, text.height)

    def words_pixels(self) -> int:
        """The size of the type."""
        return self.need.pixels

    def picture_side(self) -> int:
        """The side of the picture as it is painted, in pixels."""
        return max(self.need.side - 16, 0)

    def prepaint(self) -> None:
        """Paint it ahead, as it is now."""
        self.kept.keep(self, (self.lit, self.size()), self.need.sizes.colours.ground)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on its white card, then the words."""
        painter = QPainter(self)
        if self.kept.draws(painter, (self.lit, self.size())):
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        side = self.need.side
        colours, inner = self.need.sizes.colours, float(self.picture_side())
        if side:
            painter.setBrush(WHITE)
            painter.setPen(QPen(colours.stone, 2))
            painter.drawRoundedRect(QRectF(1, (self.height() - side) / 2 + 1, side - 2, side - 2), 16, 16)
        picture = QRectF(8, (self.height() - inner) / 2, inner, inner)
        paint_picture(
            painter, self.line.picture, picture, self.need.sizes, self.pictures, self.devicePixelRatioF()
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        text, at = self.need.text(self.width()), self.words_box().topLeft()
        draw(painter, text, font(self.need.pixels), at, colours, self.lit - self.need.skipped)


class RowPage(Struct, frozen=True):
    """The rows of one page and where each stands."""

    first: int
    boxes: tuple[QRect, ...]


def fitting(needs: list[RowNeed], area: QRect) -> list[RowNeed]:
    """The same rows, each that is too high for a page parted into its sentences."""
    return [
        part
        for need in needs
        for part in ([need] if need.height(area.width()) <= area.height() else need.sentences())
    ]


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
