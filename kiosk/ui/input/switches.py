"""Switches: keys and mouse buttons by name; a press shorter than the acceptance time is a tremor."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from easyread.profile import Profile

HIDES = 3.0
"""Seconds after which a held switch hides."""
SOON = 0.001


class Switches:
    """``pressed`` is called with the number of a switch that was let go in time, ``held`` for one held 3 s."""

    def __init__(self, pressed: Callable[[int], None], held: Callable[[], None]) -> None:
        self.profile = Profile()
        self._pressed, self._held = pressed, held
        self._down: tuple[int, float] | None = None

    @property
    def down(self) -> bool:
        """One is pressed now, and the scan waits."""
        return self._down is not None

    def number(self, name: str) -> int | None:
        """Which switch has this name; None: it is none of the profile's."""
        used = {"one-switch": 1, "two-switch": 2}.get(self.profile.input, 0)
        names = self.profile.switches[:used]
        return names.index(name) if name in names else None

    def press(self, number: int, now: float) -> None:
        """It goes down; a second one meanwhile is not meant."""
        if self._down is None:
            self._down = number, now

    def release(self, number: int, now: float) -> None:
        """It is let go."""
        if self._down is None or self._down[0] != number:
            return
        (_, since), self._down = self._down, None
        if (now - since + SOON) * 1000 >= self.profile.accept:
            self._pressed(number)

    def tick(self, now: float) -> float | None:
        """Hide when it was held for 3 s; seconds until that is due."""
        if self._down is None:
            return None
        left = self._down[1] + HIDES - now
        if left > SOON:
            return left
        self._down = None
        self._held()
        return None


def name_of(event: QKeyEvent | QMouseEvent) -> str:
    """As a profile names it: "Space", "F1", "RightButton"."""
    if isinstance(event, QMouseEvent):
        return event.button().name or ""
    try:
        return (Qt.Key(event.key()).name or "").removeprefix("Key_")
    except ValueError:
        return ""
