"""Dwell: whoever points with their eyes or head rests on a target until its ring is full."""

from PySide6.QtCore import QPoint, QRect

from easyread.profile import Profile
from kiosk.ui.input.filling import FRAME, Filling
from kiosk.ui.input.target import Target

COVERED = 3
"""So many times as long on the neutral picture, whose middle alone can be rested on: eyes have to be somewhere."""


class Dwell:
    """Follows the pointer. All that is no target is a rest area: nothing happens there."""

    def __init__(self) -> None:
        self.profile = Profile()
        self._at: QPoint | None = None
        self._targets: tuple[Target, ...] = ()
        self._on: Target | None = None
        self._since = 0.0
        self._spent = False

    def shown(self, targets: tuple[Target, ...], anew: bool) -> None:
        """These stand now; what stands under the pointer has to be left before it counts."""
        self._targets = targets
        before, self._on = self._on, self._under()
        if anew or before is None or self._on is None or before.button is not self._on.button:
            self._spent = self._on is not None

    def move(self, at: QPoint | None, now: float) -> None:
        """The pointer is here, or nowhere in the window."""
        self._at = at
        before, self._on = self._on, self._under()
        if (before and before.button) is not (self._on and self._on.button):
            self._since, self._spent = now, False

    def tick(self, now: float) -> float | None:
        """Take the target once the ring is full; seconds until there is more to see."""
        if self._on is None or self._spent:
            return None
        if self._part(self._on, now) >= 1:
            self._spent = True
            self._on.take()
            return None
        return FRAME

    def filling(self, now: float) -> Filling | None:
        """The ring around the target; on the neutral picture around its middle."""
        if self._on is None or self._spent:
            return None
        return Filling(_reach(self._on), self._part(self._on, now))

    def _part(self, on: Target, now: float) -> float:
        wait = self.profile.dwell * (COVERED if on.covers else 1)
        return min((now - self._since) * 1000 / wait + 1e-6, 1.0)

    def _under(self) -> Target | None:
        if self._at is None or self.profile.input != "dwell":
            return None
        return next((one for one in self._targets if _reach(one).contains(self._at)), None)


def _reach(target: Target) -> QRect:
    box = target.box
    wide, high = box.width() // 4, box.height() // 4
    return box.adjusted(wide, high, -wide, -high) if target.covers else box
