"""The picture of a line on its white card, as a profile asks for it: drawn, own or none, skin in a tone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.ui import look
from kiosk.ui.look import Sizes
from kiosk.ui.pictures import Pictures

CORNER = 12.0
LEAST = 8
"""Pixels under which nothing can be seen."""


def paint_picture(
    painter: QPainter, concept: str, box: QRectF, sizes: Sizes, pictures: Pictures, ratio: float
) -> None:
    """Fill ``box``, a square; on a dark ground the picture stands on a white card."""
    profile, side = sizes.profile, int(box.width())
    if profile.pictures == "none" or side < LEAST:
        return
    if profile.colours in ("dark", "contrast"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.WHITE)
        painter.drawRoundedRect(box, CORNER, CORNER)
    tone, symbols = profile.skin or None, profile.drawn_by
    pixmap = pictures.pixmap(concept, side, ratio=ratio, tone=tone, symbols=symbols)
    painter.drawPixmap(QPointF(box.topLeft()), pixmap)
