"""The time of a simulated history: it passes when told to, and each clock may be years off."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.utils import timezone

BEGIN = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""A Sunday: whoever is on call comes first, and no digest goes out."""


class Times:
    """True time, and how far the hub's clock and each tablet's are off it."""

    def __init__(self) -> None:
        self.now = BEGIN
        self.hub_off = timedelta()
        self.tablet_off = timedelta()

    def pass_by(self, seconds: float) -> None:
        """Time goes on, whatever the clocks say."""
        self.now += timedelta(seconds=seconds)

    def hub(self) -> datetime:
        """As the hub's clock has it."""
        return self.now + self.hub_off

    def tablet(self) -> datetime:
        """As the tablets' clocks have it."""
        return self.now + self.tablet_off


TIMES = Times()
"""Those of the history that is going on; a process has one at a time."""


@contextmanager
def simulated(chance: random.Random) -> Iterator[Times]:
    """The hub's code asks this time, and every id it or a tablet draws comes from ``chance``."""
    TIMES.__init__()  # type: ignore[misc]  # the same object anew: planted bugs ask it too
    now, urandom = timezone.now, os.urandom
    timezone.now = TIMES.hub
    os.urandom = chance.randbytes
    try:
        yield TIMES
    finally:
        timezone.now, os.urandom = now, urandom
