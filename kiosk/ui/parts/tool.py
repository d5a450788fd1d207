"""A tool of the bar: a picture over its word, in the same place on every screen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from easyread.screen import Tool
from kiosk.ui.look import Sizes, font
from kiosk.ui.parts.card import TIGHT_LEADING as LEADING
from kiosk.ui.parts.card import TIGHT_PAD as PAD
from kiosk.ui.parts.face import Face
from kiosk.ui.parts.picture import paint_picture
from kiosk.ui.parts.words import LaidOut, draw, laid
from kiosk.ui.pictures import Pictures

FAINT = 0.32
CLEAR = 4
"""Between picture and word: signs of Bengali stand a little above their row."""


def type_of(tool: Tool, width: int, height: int, sizes: Sizes) -> int:
    """The largest type up to that of body text in which a tool of this size holds its words and a picture of 10 mm."""
    room, most = width - 2 * PAD, height - 2 * PAD - CLEAR - sizes.picture
    for pixels in range(sizes.body, sizes.text, -1):
        text = laid(tool.line.words, font(pixels, bold=True), room, LEADING)
        if text.width <= room and text.height <= most:
            return pixels
    return sizes.text


def least_width(tool: Tool, sizes: Sizes) -> int:
    """So wide that the longest word is whole in the least type."""
    text = laid(tool.line.words, font(sizes.text, bold=True), 1.0, LEADING)
    return int(max(word.width for word in text.words)) + 1 + 2 * PAD


def height_of(tool: Tool, width: int, sizes: Sizes) -> int:
    """So high that its words in the least type and a picture of 10 mm fit."""
    text = laid(tool.line.words, font(sizes.text, bold=True), width - 2 * PAD, LEADING)
    return int(text.height) + 1 + CLEAR + sizes.picture + 2 * PAD


class ToolButton(QAbstractButton):
    """One tool; its place is empty while it means nothing, and Next is faint until there is a way on."""

    def __init__(
        self, tool: Tool, sizes: Sizes, pictures: Pictures, parent: QWidget, pixels: int = 0
    ) -> None:
        """``pixels``: the size of its type, 0 is the least that the profile allows."""
        super().__init__(parent)
        self.sizes, self.pictures = sizes, pictures
        self.face = font(pixels or sizes.text, bold=True)
        self.kept = Face()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.take(tool)

    def take(self, tool: Tool) -> None:
        """Show this tool now."""
        self.tool, self.line, self.act = tool, tool.line, tool.act
        self.setAccessibleName(tool.line.words)
        self.setEnabled(tool.works)
        self.setVisible(tool.works or tool.id == "next")
        self.update()

    def words_box(self) -> QRectF:
        """Where the words stand as they are painted: under the picture, and both in the middle."""
        text, side = self._words(), self.picture_side()
        top = (self.height() + side + CLEAR - text.height) / 2
        return QRectF((self.width() - text.width) / 2, top, text.width, text.height)

    def words_pixels(self) -> int:
        """The size of the type."""
        return self.face.pixelSize()

    def picture_side(self) -> int:
        """The side of the picture as it is painted, in pixels."""
        if not self.sizes.picture:
            return 0
        return max(0, int(min(self.height() - self._words().height - CLEAR, self.width()) - 2 * PAD))

    def _words(self) -> LaidOut:
        return laid(self.line.words, self.face, self.width() - 2 * PAD, LEADING)

    def prepaint(self) -> None:
        """Paint it ahead, as it is now."""
        self.kept.keep(self, self._state(), self.sizes.colours.ground)

    def _state(self) -> tuple[object, ...]:
        return self.tool, self.isDown(), self.isEnabled(), self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white card; the accent when it is the way on."""
        painter = QPainter(self)
        if self.kept.draws(painter, self._state()):
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else FAINT)
        self._paint_ground(painter)
        side, words_at = self.picture_side(), self.words_box()
        box = QRectF((self.width() - side) / 2, words_at.top() - CLEAR - side, side, side)
        paint_picture(painter, self.line.picture, box, self.sizes, self.pictures, self.devicePixelRatioF())
        width = float(self.width() - 2 * PAD)
        at = QPointF(PAD, words_at.top())
        draw(painter, self._words(), self.face, at, self.sizes.colours, centre=width)

    def _paint_ground(self, painter: QPainter) -> None:
        lit = self.tool.lit and self.isEnabled()
        frame, colours = 6.0 if lit else 2.0, self.sizes.colours
        painter.setPen(QPen(colours.accent if lit or self.isDown() else colours.ink, frame))
        painter.setBrush(colours.pressed if self.isDown() else colours.card)
        inside = QRectF(self.rect()).adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2)
        painter.drawRoundedRect(inside, 20, 20)
