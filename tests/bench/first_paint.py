"""Starts the real kiosk and prints the monotonic time at which its first screen was painted."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.settings import Settings
from kiosk.ui.parts.card import CardButton
from kiosk.wiring import Kiosk


class FirstPaint(QObject):
    """Ends the application when the first card has been painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.app, self.at = app, 0.0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card paints right after this; the next turn of the loop is when all of the screen is painted."""
        if not self.at and event.type() == QEvent.Type.Paint and isinstance(watched, CardButton):
            self.at = -1.0
            QTimer.singleShot(0, self.end)
        return False

    def end(self) -> None:
        """Note the time and quit."""
        self.at = time.monotonic()
        self.app.quit()


def main() -> None:
    """One start."""
    app = QApplication([])
    paint = FirstPaint(app)
    kiosk = Kiosk(Path(sys.argv[1]), Settings(), in_window=True)
    kiosk.window.resize(1280, 800)
    kiosk.window.show()
    QTimer.singleShot(0, kiosk.start)
    app.exec()
    app.removeEventFilter(paint)
    kiosk.close()
    print(paint.at)


if __name__ == "__main__":
    main()
