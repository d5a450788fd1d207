"""A picture over a whole screen, all of which is one button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui import look
from kiosk.ui.pictures import Pictures


class Cover(QAbstractButton):
    """A touch anywhere clicks it."""

    def __init__(self, concept: str, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self.concept, self.pictures = concept, pictures
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(parent.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, what is too much of it cut off."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.GROUND)
        filling = self.pictures.filling(
            self.concept, self.width(), self.height(), ratio=self.devicePixelRatioF()
        )
        painter.drawPixmap(0, 0, filling)
