"""A tool of the bar: a picture over its word, in the same place on every screen."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from easyread.screen import Tool
from kiosk.ui import look
from kiosk.ui.look import Sizes, font
from kiosk.ui.parts.card import LEAST_PICTURE_MM
from kiosk.ui.parts.face import Face
from kiosk.ui.parts.words import LaidOut, draw, laid
from kiosk.ui.pictures import Pictures

PAD = 8
FAINT = 0.32
LEADING = 1.2
LEAST_PIXELS = 24


def type_of(tools: Iterable[Tool], width: int, height: int, sizes: Sizes) -> int:
    """The largest type up to that of body text in which tools of this size hold their words and a picture of 10 mm."""
    words, room = [tool.line.words for tool in tools], width - 2 * PAD
    most = height - 2 * PAD - sizes.mm(LEAST_PICTURE_MM)
    for pixels in range(sizes.body, LEAST_PIXELS, -1):
        texts = [laid(one, font(pixels, bold=True), room, LEADING) for one in words]
        if all(text.width <= room and text.height <= most for text in texts):
            return pixels
    return LEAST_PIXELS


class ToolButton(QAbstractButton):
    """One tool; its place is empty while it means nothing, and Next is faint until there is a way on."""

    def __init__(
        self, tool: Tool, sizes: Sizes, pictures: Pictures, parent: QWidget, pixels: int = LEAST_PIXELS
    ) -> None:
        """``pixels``: the size of its type."""
        super().__init__(parent)
        self.sizes, self.pictures = sizes, pictures
        self.face = font(pixels, bold=True)
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
        top = (self.height() - side - text.height) / 2 + side
        return QRectF((self.width() - text.width) / 2, top, text.width, text.height)

    def words_pixels(self) -> int:
        """The size of the type."""
        return self.face.pixelSize()

    def picture_side(self) -> int:
        """The side of the picture as it is painted, in pixels."""
        return max(0, int(min(self.height() - self._words().height, self.width()) - 2 * PAD))

    def _words(self) -> LaidOut:
        return laid(self.line.words, self.face, self.width() - 2 * PAD, LEADING)

    def prepaint(self) -> None:
        """Paint it ahead, as it is now."""
        self.kept.keep(self, self._state())

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
        pixmap = self.pictures.pixmap(self.line.picture, side, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - side) / 2, words_at.top() - side), pixmap)
        width = float(self.width() - 2 * PAD)
        draw(painter, self._words(), self.face, QPointF(PAD, words_at.top()), look.INK, centre=width)

    def _paint_ground(self, painter: QPainter) -> None:
        lit = self.tool.lit and self.isEnabled()
        frame = 6.0 if lit else 2.0
        painter.setPen(QPen(look.ACCENT if lit or self.isDown() else look.INK, frame))
        painter.setBrush(look.PRESSED if self.isDown() else look.CARD)
        inside = QRectF(self.rect()).adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2)
        painter.drawRoundedRect(inside, 20, 20)
