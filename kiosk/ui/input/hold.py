"""Hold to choose: a press counts once it has been held long enough, and lets go inside."""

from PySide6.QtCore import QPoint

from easyread.profile import Profile
from kiosk.ui.input.filling import FRAME, Filling
from kiosk.ui.input.target import Target


class Hold:
    """One press of a finger or a mouse, while the profile asks for holding."""

    def __init__(self) -> None:
        self.profile = Profile()
        self._target: Target | None = None
        self._since: float | None = None

    def press(self, target: Target | None, now: float) -> None:
        """It goes down; Hide is never waited for."""
        held = target is not None and not target.hides and self.profile.hold > 0
        self._target, self._since = (target, now) if held else (None, None)

    def move(self, at: QPoint, now: float) -> None:
        """Off the target the holding ends; back on it, it begins anew."""
        if self._target is not None:
            inside = self._target.box.contains(at)
            self._since = (self._since or now) if inside else None

    def release(self, now: float) -> bool:
        """It is let go; whether that counts."""
        target, since, self._target, self._since = self._target, self._since, None, None
        return target is None or (since is not None and self._part(since, now) >= 1)

    def tick(self, now: float) -> float | None:
        """Seconds until there is more to see."""
        return FRAME if self._since is not None and self._part(self._since, now) < 1 else None

    def filling(self, now: float) -> Filling | None:
        """The ring, which no finger covers."""
        if self._target is None or self._since is None:
            return None
        return Filling(self._target.box, self._part(self._since, now))

    def _part(self, since: float, now: float) -> float:
        return min((now - since) * 1000 / self.profile.hold, 1.0)
