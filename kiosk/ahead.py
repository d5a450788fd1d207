"""Builds and paints the screen that Next leads to while the present one stands."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from easyread.act import Next
from easyread.showing import screen
from easyread.visit import step
from kiosk.session import Session
from kiosk.ui.window import Window

WAIT_MS = 120
"""After the present screen is painted and its sound has begun."""


class Ahead(QObject):
    """``soon`` after each screen. One part is painted in each turn of the loop, so that a touch waits for one."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__()
        self._session, self._window = session, window
        self._steps: Iterator[None] = iter(())
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._step)

    def soon(self) -> None:
        """Begin a little later, once more than one screen has not come by."""
        self._steps = self._make()
        self.timer.start(WAIT_MS)

    def stop(self) -> None:
        """Build nothing more."""
        self.timer.stop()

    def _step(self) -> None:
        if next(self._steps, self) is None:
            self.timer.start(0)

    def _make(self) -> Iterator[None]:
        # When it is asked matters to a bookmark alone, and what was built and is not shown is dropped.
        board = self._window.prepare(screen(step(self._session.visit, Next(), 0.0)))
        yield
        for part in (*board.lightable, *board.tools) if board is not None else ():
            if board is not self._window.coming:
                return
            if not part.isHidden():
                part.prepaint()
                yield
