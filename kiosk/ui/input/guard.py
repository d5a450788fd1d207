"""The repeat guard: a second press that comes too soon is a tremor or a bounce, not an act."""

from collections.abc import Callable

from easyread import act as a
from easyread.profile import Profile

KEYS = (a.Type, a.Erase)


class RepeatGuard:
    """Lets an act through, or not; to hide always counts, and a bounce just after it wakes nothing."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self.pace = 1.0
        self.profile = Profile()
        self._last = float("-inf")
        self._act: a.Act | None = None

    def lets(self, act: a.Act) -> bool:
        """Whether ``act`` counts now."""
        now = self.seconds()
        soon = now - self._last < self.profile.guard / 1000 * self.pace
        if soon and not isinstance(act, a.Hide) and not self._another_key(act):
            return False
        self._last, self._act = now, act
        return True

    def _another_key(self, act: a.Act) -> bool:
        """Whoever writes goes from key to key; only the same one again may be a tremor."""
        return isinstance(act, KEYS) and isinstance(self._act, KEYS) and act != self._act
