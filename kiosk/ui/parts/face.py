"""What a part looks like, painted before it is shown, so that a new screen is there in one frame."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget


class Face:
    """Drawn as it was painted, while the part's state is still that of then."""

    def __init__(self) -> None:
        self._state: object = None
        self._painted = QPixmap()

    def keep(self, part: QWidget, state: object, ground: QColor) -> None:
        """Paint ``part`` as it is in ``state``, shown or not."""
        self._state = None
        ratio = part.devicePixelRatioF()
        self._painted = QPixmap(part.size() * ratio)
        self._painted.setDevicePixelRatio(ratio)
        self._painted.fill(ground)
        part.render(self._painted, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        self._state = state

    def draws(self, painter: QPainter, state: object) -> bool:
        """Draw what was kept; False when that was another state."""
        if self._state != state:
            return False
        painter.drawPixmap(0, 0, self._painted)
        return True
