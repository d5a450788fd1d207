"""The repeat guard: a second press that comes too soon is a tremor or a bounce, not an act."""

from collections.abc import Callable

from easyread import act as a

REPEAT = 0.7
"""Seconds in which a second press is ignored."""


class RepeatGuard:
    """Lets an act through, or not; to hide always counts, and a bounce just after it wakes nothing."""

    def __init__(self, seconds: Callable[[], float], repeat: float = REPEAT) -> None:
        self._seconds, self._repeat = seconds, repeat
        self._last = float("-inf")

    def for_pace(self, pace: float) -> "RepeatGuard":
        """The same guard for a visit that plays itself faster than a hand could."""
        return RepeatGuard(self._seconds, self._repeat * pace)

    def lets(self, act: a.Act) -> bool:
        """Whether ``act`` counts now."""
        now = self._seconds()
        if not isinstance(act, a.Hide) and now - self._last < self._repeat:
            return False
        self._last = now
        return True
