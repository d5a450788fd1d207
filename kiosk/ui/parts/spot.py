"""A place of a sort: a card to touch, with small pictures of what lies in it."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from easyread.act import Place
from easyread.screen import Spot
from kiosk.ui.parts.card import PAD, CardButton, CardNeed
from kiosk.ui.parts.picture import paint_picture

SMALL_MM = 8.0
"""The least side of a small picture, where there is room."""
SIGN_MM = 7.0
LEAST = 12
"""Pixels; nothing can be seen in less."""


class SpotButton(CardButton):
    """One place; what lies in it stands in a row below its words, as large as the row allows."""

    @property
    def place(self) -> Place:
        """Which it is."""
        return cast(Place, self.card.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a card, and what lies in it."""
        super().paintEvent(event)
        pictures, strip = cast(Spot, self.card).pictures, self._strip()
        side = int(min(strip, (self.width() - 2 * PAD) / max(len(pictures), 1)))
        if side < LEAST:
            return
        painter = QPainter(self)
        for place, picture in enumerate(pictures):
            at = QPointF(PAD + place * side, self.height() - PAD - side)
            box = QRectF(at.x(), at.y(), side - 4, side - 4)
            paint_picture(painter, picture, box, self.sizes, self.pictures, self.devicePixelRatioF())

    def _strip(self) -> float:
        """How high the row of small pictures is; where it is low they are small."""
        left = float(self.height() - spot_height(self.need, self.width()))
        return max(left, float(self.sizes.mm(SMALL_MM))) if lies(self.need, self.width()) else left

    def _places(self) -> tuple[QRectF, QPointF, float]:
        """Picture and words above the row."""
        wide, high = float(self.width()), self.height() - self._strip()
        if not lies(self.need, self.width()):
            text = self.need.words(wide - 2 * PAD)
            side = min(high - text.height - 2 * PAD, wide - 2 * PAD)
            box = QRectF((wide - side) / 2, PAD, side, side)
            return box, QPointF((wide - text.width) / 2, PAD + side), wide - 2 * PAD
        side = self.need.lying_picture(wide, high)
        text = self.need.words(wide - side - 3 * PAD)
        return (
            QRectF(PAD, max((high - side) / 2, PAD / 2), side, side),
            QPointF(side + 2 * PAD, max((high - text.height) / 2, PAD)),
            wide - side - 3 * PAD,
        )


def lies(need: CardNeed, width: int) -> bool:
    """There is room for the picture left of the words."""
    return need.least_width(lying=True) <= width


def spot_height(need: CardNeed, width: int) -> int:
    """The least height of a place at this width; a small picture is enough for its three signs."""
    if lies(need, width):
        words = need.words(width - need.sizes.picture - 3 * PAD).height
        return max(need.sizes.choice, int(words) + 1 + 2 * PAD + need.sizes.mm(SMALL_MM))
    words = int(need.words(width - 2 * PAD).height) + 1
    return max(need.sizes.choice, words + need.sizes.mm(SIGN_MM) + 2 * PAD)
