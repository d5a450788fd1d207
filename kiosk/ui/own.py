"""Pictures that a scheme made itself or has a licence for: those of its surveys, and its symbol sets."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

Sets = Mapping[str, Mapping[str, bytes]]
"""PNG files by concept, by the name of their set; those of surveys are in the set without a name."""


class OwnPictures:
    """What a scheme sent to be drawn in the place of ours, or beside it.

    ``edition``: another number whenever a picture has come, changed or gone.
    """

    def __init__(self) -> None:
        self._sets: Sets = {}
        self.edition = 0

    def take(self, sets: Sets) -> None:
        """These from now on, and no others."""
        if sets != self._sets:
            self._sets, self.edition = sets, self.edition + 1

    def image(self, symbols: str, concept: str) -> QImage | None:
        """The picture of a symbol set, else that of a survey; None where neither can be shown, and ours stands."""
        found = (self._sets.get(name, {}).get(concept) for name in (symbols, ""))
        images = (QImage.fromData(png) for png in found if png)
        return next((image for image in images if not image.isNull()), None)


def paint_within(pixmap: QPixmap, image: QImage, margin: float) -> None:
    """All of the picture in the middle of a square; ``margin``: left free on each side, of its longer side."""
    side = max(1, round(pixmap.width() / (1 + 2 * margin)))
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image.scaled(side, side, keep, smooth)
    painter = QPainter(pixmap)
    painter.drawImage((pixmap.width() - small.width()) // 2, (pixmap.height() - small.height()) // 2, small)
    painter.end()
