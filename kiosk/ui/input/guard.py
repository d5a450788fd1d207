"""The repeat guard: a second press that comes too soon is a tremor or a bounce, not an act."""

from collections.abc import Callable

from easyread import act as a
from easyread.profile import Profile


class RepeatGuard:
    """Lets an act through, or not; to hide always counts, and a bounce just after it wakes nothing."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self.pace = 1.0
        self.profile = Profile()
        self._last = float("-inf")

    def lets(self, act: a.Act) -> bool:
        """Whether ``act`` counts now."""
        now = self.seconds()
        if not isinstance(act, a.Hide) and now - self._last < self.profile.guard / 1000 * self.pace:
            return False
        self._last = now
        return True
