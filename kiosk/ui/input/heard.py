"""What a screen reader is told beyond names: what each control is for, and that something new stands."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from easyread.screen import AnyScreen, Neutral
from kiosk.ui.input.target import Target


class Heard:
    """Follows the screens of one window. The neutral picture is not announced, nor does it tell what it is for."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._told = ""

    def shown(self, screen: AnyScreen, targets: tuple[Target, ...]) -> None:
        """Each control belongs to the lines on top; they are announced once, when they are new."""
        quiet = isinstance(screen, Neutral)
        heading = "" if quiet else " ".join(line.words.replace("\n", " ") for line in screen.heading)
        for target in targets:
            if target.button.accessibleDescription() != heading:
                target.button.setAccessibleDescription(heading)
        if heading != self._told:
            self._told = heading
            self.tell(heading)

    def tell(self, words: str) -> None:
        """Have these words read once the reader has finished what it reads now."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))
