"""A card to touch: a picture and words on white; chosen shows a thick frame and a tick."""

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from easyread import act as a
from easyread.line import Line
from easyread.screen import Card
from kiosk.ui.look import LINE_HEIGHT, Palette, Sizes, font
from kiosk.ui.parts.face import Face
from kiosk.ui.parts.picture import paint_picture
from kiosk.ui.parts.words import LaidOut, draw, laid
from kiosk.ui.pictures import Pictures

PAD = 12
TIGHT_PAD, TIGHT_LEADING = 8, 1.2
"""Of what stands in the bar."""
CORNER = 24.0
CHOOSES = (a.Give, a.Choose, a.SayElse)
"""What a card does that can be chosen."""


class CardNeed(Struct, frozen=True):
    """How large a card must be for its words, standing (picture on top) or lying (picture left).

    ``pixels``: the size of the type, 0 is that of body text. ``tight``: it stands in the bar, as tools do.
    """

    line: Line
    sizes: Sizes
    pixels: int = 0
    tight: bool = False

    @property
    def pad(self) -> int:
        """Clear of the edges, and between picture and words."""
        return TIGHT_PAD if self.tight else PAD

    @property
    def face(self) -> QFont:
        """The type of the words."""
        return font(self.pixels or self.sizes.body, bold=True)

    def words(self, width: float) -> LaidOut:
        """The words at this width."""
        return laid(self.line.words, self.face, width, TIGHT_LEADING if self.tight else LINE_HEIGHT)

    def least_width(self, lying: bool, least: int = 0) -> int:
        """So wide that the longest word is whole, and no narrower than ``least``, a choice unless said."""
        longest = max((word.width for word in self.words(1.0).words), default=0.0)
        beside = self.sizes.picture + self.pad if lying else 0
        return max(least or self.sizes.choice, int(longest) + 1 + 2 * self.pad + beside)

    def height(self, width: int, lying: bool, least: int = 0) -> int:
        """So high that all words and a picture of at least 10 mm fit, and no lower than ``least``, as above."""
        picture = self.sizes.picture
        if lying:
            text = self.words(width - 3 * self.pad - picture).height
            return max(least or self.sizes.choice, picture + 2 * self.pad, int(text) + 1 + 2 * self.pad)
        text = self.words(width - 2 * self.pad).height
        above = picture + self.pad if picture else 0
        return max(least or self.sizes.choice, int(text) + 1 + above + 2 * self.pad)

    def lying_picture(self, width: float, height: float) -> float:
        """The largest side of the picture with which all words still fit beside it."""
        least = float(self.sizes.picture)
        if not least:
            return least
        side = min(height - 2 * self.pad, width * 0.4)
        while side > least and not self._fits(width - side - 3 * self.pad, height - 2 * self.pad):
            side -= 8
        return max(side, least)

    def standing_picture(self, width: float, height: float) -> float:
        """The side of the picture above all words; where none is shown, the room there would be for one."""
        return min(height - self.words(width - 2 * self.pad).height - 3 * self.pad, width - 2 * self.pad)

    def _fits(self, width: float, height: float) -> bool:
        text = self.words(width)
        return text.width <= width and text.height <= height


class CardButton(QAbstractButton):
    """One card; clicking happens on release inside it."""

    tight = False

    def __init__(
        self, card: Card, sizes: Sizes, pictures: Pictures, parent: QWidget, pixels: int = 0
    ) -> None:
        super().__init__(parent)
        self.sizes, self.pictures, self.pixels = sizes, pictures, pixels
        self.lying = False
        self.lit = -2
        self.kept = Face()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.take(card)

    def take(self, card: Card) -> None:
        """Show this card now."""
        self.card, self.line, self.act = card, card.line, card.act
        self.need = CardNeed(card.line, self.sizes, self.pixels, self.tight)
        self.setCheckable(isinstance(card.act, CHOOSES) or card.chosen)
        # Only a hand, or a screen reader, toggles it; here it is told how it stands.
        told = self.blockSignals(True)
        self.setChecked(card.chosen)
        self.blockSignals(told)
        self.setAccessibleName(card.line.words.replace("\n", " "))
        self.update()

    def light(self, word: int) -> None:
        """Light the card as it is spoken: -2 not, -1 the whole card, else that word."""
        if word != self.lit:
            self.lit = word
            self.update()

    def prepaint(self) -> None:
        """Paint it ahead, as it is now."""
        self.kept.keep(self, self._state(), self.sizes.colours.ground)

    def _state(self) -> tuple[object, ...]:
        return self.card, self.lit, self.isDown(), self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, frame, picture, words, tick."""
        painter = QPainter(self)
        if self.kept.draws(painter, self._state()):
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._paint_ground(painter)
        picture, words_at, width = self._places()
        self._paint_picture(painter, picture)
        text = self.need.words(width)
        centre = 0.0 if self.lying else width
        draw(painter, text, self.need.face, words_at, self.sizes.colours, self.lit, centre)
        if self.card.chosen:
            paint_tick(painter, QPointF(self.width() - 26.0, 26.0), self.sizes.colours)

    def _paint_ground(self, painter: QPainter) -> None:
        frame, colours = 8.0 if self.card.chosen else 2.0, self.sizes.colours
        ground = colours.card
        if self.isDown():
            ground = colours.pressed
        elif self.lit > -2:
            ground = colours.lit
        box = QRectF(self.rect()).adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2)
        ink = colours.accent if self.card.chosen or self.isDown() else colours.ink
        painter.setPen(QPen(ink, max(frame, 4.0 if self.isDown() else 2.0)))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _places(self) -> tuple[QRectF, QPointF, float]:
        """The box of the picture, the top left of the words, and their width."""
        wide, high, pad = float(self.width()), float(self.height()), self.need.pad
        if self.lying:
            side = self.need.lying_picture(wide, high)
            text_width = wide - side - 3 * pad
            text = self.need.words(text_width)
            return (
                QRectF(pad, (high - side) / 2, side, side),
                QPointF(side + 2 * pad, (high - text.height) / 2),
                text_width,
            )
        width = wide - 2 * pad
        text = self.need.words(width)
        side = self.need.standing_picture(wide, high) if self.sizes.picture else 0.0
        top = (high - side - text.height - pad) / 2
        return QRectF((wide - side) / 2, top, side, side), QPointF(pad, top + side + pad), width

    def words_box(self) -> QRectF:
        """Where the words stand as they are painted."""
        _, at, width = self._places()
        text = self.need.words(width)
        return QRectF(at.x(), at.y(), text.width, text.height)

    def words_pixels(self) -> int:
        """The size of the type."""
        return self.need.face.pixelSize()

    def picture_side(self) -> int:
        """The side of the picture as it is painted, in pixels."""
        return int(self._places()[0].width())

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        paint_picture(painter, self.line.picture, box, self.sizes, self.pictures, ratio)


class DoorButton(CardButton):
    """A small door, in the bar of Welcome."""

    tight = True


def door_need(card: Card, sizes: Sizes, pixels: int = 0) -> CardNeed:
    """How large a small door must be."""
    return CardNeed(card.line, sizes, pixels, tight=True)


def paint_tick(painter: QPainter, centre: QPointF, colours: Palette) -> None:
    """A tick on a disc of the accent, so that chosen is not told by colour alone."""
    painter.setPen(QPen(colours.on_accent, 2))
    painter.setBrush(colours.accent)
    painter.drawEllipse(centre, 20.0, 20.0)
    pen = QPen(colours.on_accent, 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    at = centre
    painter.drawPolyline([at + QPointF(-9, 0), at + QPointF(-2, 8), at + QPointF(10, -8)])
