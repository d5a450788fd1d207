"""Brings calls from other threads home to the GUI thread, in the order they were posted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class Post(QObject):
    """``send`` may be called anywhere; the call is made on the thread this was made on."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def send(self, call: Callable[[], None]) -> None:
        """Make ``call`` at home."""
        self._posted.emit(call)

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Make ``call`` at home after so many seconds; only from home."""
        QTimer.singleShot(int(seconds * 1000), self, call)

    def _call(self, call: Callable[[], None]) -> None:
        call()
