"""Scanning: one switch takes what is lit in turn, two switches step and take; rows first where there are many."""

from collections.abc import Callable

from easyread.profile import Profile
from kiosk.ui.input.target import Target

FIRST = 1.5
"""So much longer the first item stands."""
LOOK = 0.1
"""Seconds between two looks whether something is still spoken."""
SOON = 0.001

Rows = list[list[Target]]


class Scan:
    """``reached`` is called with the targets that are lit now; while ``speaking``, the scan waits."""

    def __init__(self, reached: Callable[[list[Target]], None]) -> None:
        self.profile = Profile()
        self._reached = reached
        self.speaking: Callable[[], bool] = lambda: False
        self._rows: Rows = []
        self._row: int | None = None
        self._at, self._start, self._since, self._round = -1, 0, 0.0, 0
        self.paused, self._taking = True, False

    @property
    def lit(self) -> list[Target]:
        """The item that is reached: one target or a row of them."""
        items = self._items()
        return items[self._at] if 0 <= self._at < len(items) else []

    @property
    def goes_on(self) -> bool:
        """By itself, so that nobody is away."""
        return bool(self._rows) and not self.paused and self.profile.input == "one-switch"

    def shown(self, rows: Rows, anew: bool) -> None:
        """These stand now. On a new screen the scan begins anew, after a take on the same one at the row it was in."""
        was = self._row if self._row is not None else max(self._at, 0)
        on = self.profile.input in ("one-switch", "two-switch")
        self._rows = rows if on and rows and not rows[0][0].covers else []
        if anew or not self._rows:
            self._begin(0)
        elif self._taking:
            self._begin(min(was, len(self._rows) - 1))
        else:
            self._at = min(self._at, len(self._items()) - 1)

    def take(self, now: float) -> None:
        """The switch that takes: what is lit, a row to be scanned in turn, or the scan again."""
        items = self._items()
        if self.paused or not 0 <= self._at < len(items):
            self.paused = False
            self._reach(self._start, now)
        elif len(items[self._at]) > 1:
            self._row, self._round = self._at, 0
            self._reach(0, now)
        else:
            self._taking = True
            items[self._at][0].take()
            self._taking = False

    def step(self, now: float) -> None:
        """The switch that steps: the next item; after the last of a row the row itself."""
        if self._at < 0:
            self._reach(self._start, now)
        elif self._row is not None and self._at + 1 == len(self._items()):
            self._leave_row(now)
        elif self._rows:
            self._reach((self._at + 1) % len(self._items()), now)

    def tick(self, now: float) -> float | None:
        """Go on to the next item when it is time; seconds until the next look."""
        if not self._rows or self.paused:
            return None
        if self.speaking():
            return LOOK
        if self._at < 0:
            self._reach(self._start, now)
        if self.profile.input != "one-switch":
            return None
        stands = self.profile.scan / 1000 * (FIRST if self._at == 0 else 1)
        left = self._since + stands - now
        if left <= SOON:
            self._go_on(now)
            return LOOK
        return left

    def _items(self) -> Rows:
        if self._row is None or self._row >= len(self._rows):
            return self._rows
        return [[one] for one in self._rows[self._row]]

    def _begin(self, start: int) -> None:
        self._row, self._at, self._start, self._round = None, -1, start, 0
        self.paused = not self._rows

    def _reach(self, at: int, now: float) -> None:
        if self._rows:
            self._at, self._since = at, now
            self._reached(self.lit)

    def _go_on(self, now: float) -> None:
        at = (self._at + 1) % len(self._items())
        self._round += at == 0
        if self._round < self.profile.loops:
            self._reach(at, now)
        elif self._row is not None:
            self._leave_row(now)
        else:
            self._begin(0)
            self.paused = True

    def _leave_row(self, now: float) -> None:
        row, self._row, self._round = self._row or 0, None, 0
        self._reach(row, now)
