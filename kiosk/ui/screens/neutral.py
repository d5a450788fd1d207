"""The neutral picture: nothing of a visit, no words, no tools; a touch anywhere leads to Welcome."""

from typing import cast

from easyread.screen import AnyScreen, Neutral
from kiosk.ui.parts.cover import Cover
from kiosk.ui.screens.board import Board


class NeutralBoard(Board):
    """Shows a Neutral."""

    def build(self) -> None:
        """The picture alone."""
        screen = cast(Neutral, self.screen_value)
        cover = Cover(screen.heading[0].picture, self.pictures, self)
        cover.setAccessibleName(screen.heading[0].words)
        cover.clicked.connect(lambda: self.acted.emit(screen.touch))
        self.setFocusProxy(cover)

    def take(self, screen: AnyScreen) -> None:
        """There is nothing to mark."""
        self.screen_value = screen
