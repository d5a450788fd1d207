"""When the next exchange is: at the device's own second of each minute, and after failures some minutes later."""

from collections.abc import Callable

MINUTE = 60.0
MOST_SLOTS = 15
"""A device that fails comes back within this many minutes."""

SOONEST = 1.0
"""Seconds; a timer that fires a little early must not make two rounds of one slot."""


class Rounds:
    """Counts failures; each widens the choice of minutes that may be skipped, and one success ends that."""

    def __init__(self, second_of_minute: float, chance: Callable[[], float]) -> None:
        """``second_of_minute``: drawn once a start, 0 to 60. ``chance``: 0 to 1, 1 excluded."""
        self._second = second_of_minute
        self._chance = chance
        self._failures = 0

    def next_delay(self, now_monotonic: float, ok: bool) -> float:
        """Seconds until the next round, after one that went well or not; at most 15 minutes."""
        self._failures = 0 if ok else self._failures + 1
        slots = min(2**self._failures, MOST_SLOTS)
        delay = (self._second - now_monotonic) % MINUTE
        if delay < SOONEST:
            delay += MINUTE
        return delay + int(self._chance() * slots) * MINUTE if self._failures else delay

    def clear_skips(self) -> None:
        """The network came up: failures before it say nothing any more."""
        self._failures = 0
