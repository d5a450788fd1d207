"""The neutral picture: nothing of a visit, no words, no tools; a touch anywhere leads to Welcome."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from easyread.screen import Neutral
from kiosk.ui import look
from kiosk.ui.screens.board import Board


class NeutralBoard(Board):
    """Shows a Neutral."""

    def build(self) -> None:
        """There is nothing to build."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.screen_value.heading[0].words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere."""
        self.acted.emit(cast(Neutral, self.screen_value).touch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter do what a touch does; other keys nothing."""
        if (
            event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.isAutoRepeat()
        ):
            self.acted.emit(cast(Neutral, self.screen_value).touch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, over the whole screen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.GROUND)
        concept = self.screen_value.heading[0].picture
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self.pictures.filling(concept, self.width(), self.height(), ratio=ratio))
