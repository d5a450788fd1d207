"""What the camera sees, or the photo that was taken."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Palette

CORNER = 24.0


class PhotoView(QWidget):
    """A picture as large as fits, on white; nothing is kept but what is shown."""

    def __init__(self, colours: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours, self._image = colours, QImage()

    def show_jpeg(self, jpeg: bytes) -> None:
        """The photo; no bytes leave what is shown."""
        if jpeg:
            self.show_image(QImage.fromData(jpeg))

    def show_image(self, image: QImage) -> None:
        """One picture of the camera."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame, and the picture in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(self._colours.ink, 2))
        painter.setBrush(self._colours.card)
        painter.drawRoundedRect(box, CORNER, CORNER)
        if self._image.isNull():
            return
        size = self._image.size().scaled(box.size().toSize() * 0.96, Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(box.center())
        painter.drawImage(target, self._image)
