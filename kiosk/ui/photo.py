"""Photos as they stand on cards: square, their corners round, the face rather than the chest."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from easyread.lines import PAGE
from kiosk.ui.code import code_of

CORNER = 0.12
"""Of the side."""
ABOVE = 0.3
"""Of what is too much of a tall photo, the part that is cut off above: faces stand high."""


class Photos:
    """The photos of the household by digest, each drawn once for a size; one that cannot be shown is not there."""

    def __init__(self) -> None:
        self._images: dict[str, QImage] = {}
        self._drawn: dict[tuple[str, int, float], QPixmap] = {}
        self.page = ""
        """The address whose code stands under ``PAGE``."""

    def take(self, photos: Mapping[str, bytes]) -> None:
        """These from now on, each a JPEG, and no others."""
        images = {digest: QImage.fromData(jpeg) for digest, jpeg in photos.items()}
        self._images = {digest: image for digest, image in images.items() if not image.isNull()}
        self._drawn = {}

    def pixmap(self, digest: str, side: int, ratio: float) -> QPixmap | None:
        """The photo in a square of ``side``; None where it is missing."""
        if digest == PAGE and self.page and PAGE not in self._images:
            self._images[PAGE] = code_of(self.page)
        image = self._images.get(digest)
        if image is None:
            return None
        key = (digest, side, ratio)
        if key not in self._drawn:
            self._drawn[key] = photo_of(image, side, ratio)
        return self._drawn[key]


def photo_of(image: QImage, side: int, ratio: float) -> QPixmap:
    """The photo over a whole square of ``side`` (in device-independent pixels), what is too much cut off."""
    pixels = max(1, round(side * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    shorter = min(image.width(), image.height())
    left, top = (image.width() - shorter) / 2, (image.height() - shorter) * ABOVE
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(pixmap.rect()), pixels * CORNER, pixels * CORNER)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(shape)
    painter.drawImage(QRectF(pixmap.rect()), image, QRectF(left, top, shorter, shorter))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
