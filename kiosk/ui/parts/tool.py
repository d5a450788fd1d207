"""A tool of the bar: a picture over its word, in the same place on every screen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from easyread.screen import Tool
from kiosk.ui import look
from kiosk.ui.look import Sizes, font
from kiosk.ui.parts.card import paint_ring
from kiosk.ui.parts.words import draw, laid
from kiosk.ui.pictures import Pictures

PAD = 8
FAINT = 0.32


class ToolButton(QAbstractButton):
    """One tool; its place is empty while it means nothing, and Next is faint until there is a way on."""

    def __init__(self, tool: Tool, sizes: Sizes, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes, self.pictures = sizes, pictures
        self.face = font(max(20, sizes.mm(3.4)), bold=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.take(tool)

    def take(self, tool: Tool) -> None:
        """Show this tool now."""
        self.tool = tool
        self.line = tool.line
        self.setAccessibleName(tool.line.words)
        self.setEnabled(tool.works)
        self.setVisible(tool.works or tool.id == "next")
        self.update()

    def least_width(self) -> int:
        """So wide that its longest word is whole."""
        longest = max(word.width for word in laid(self.line.words, self.face, 1.0).words)
        return max(self.sizes.tool, int(longest) + 1 + 2 * PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white card; the accent when it is the way on."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else FAINT)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        path = QPainterPath()
        path.addRoundedRect(box, 20, 20)
        lit = self.tool.lit and self.isEnabled()
        painter.fillPath(path, look.PRESSED if self.isDown() else look.CARD)
        painter.setPen(QPen(look.ACCENT if lit or self.isDown() else look.INK, 6 if lit else 2))
        painter.drawPath(path)
        width = float(self.width() - 2 * PAD)
        text = laid(self.line.words, self.face, width)
        side = int(min(self.height() - text.height - 2 * PAD, width))
        if side >= 12:
            pixmap = self.pictures.pixmap(self.line.picture, side, ratio=self.devicePixelRatioF())
            top = (self.height() - side - text.height) / 2
            painter.drawPixmap(QPointF((self.width() - side) / 2, top), pixmap)
            words_at = QPointF(PAD, top + side)
        else:
            words_at = QPointF(PAD, (self.height() - text.height) / 2)
        draw(painter, text, self.face, words_at, look.INK, centre=width)
        paint_ring(painter, self)
