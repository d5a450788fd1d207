"""Notices that nobody is there: first after three minutes, then after sixty seconds more."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

FIRST_MS = 180_000
THEN_MS = 60_000


class Idle(QObject):
    """``idled`` comes when nothing was touched for the time; never while ``busy`` (something is spoken or scanned)."""

    idled = Signal()

    def __init__(self, busy: Callable[[], bool], first: int = FIRST_MS, then: int = THEN_MS) -> None:
        super().__init__()
        self._busy, self._first, self._then = busy, first, then
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._end)
        self.touched()

    def touched(self) -> None:
        """Someone is there: the time begins anew."""
        self.timer.start(self._first)

    def stop(self) -> None:
        """Nobody is waited for any more."""
        self.timer.stop()

    def _end(self) -> None:
        if self._busy():
            self.timer.start(self._then)
            return
        self.timer.start(self._then)
        self.idled.emit()
