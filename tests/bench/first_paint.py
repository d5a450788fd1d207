"""Starts the real kiosk; prints when Welcome was painted, and the first question: FOLDER ASSETS SURVEY."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.settings import Settings
from kiosk.ui.parts.card import CardButton
from kiosk.wiring import Kiosk, Parts
from tests.bench import led


class FirstPaint(QObject):
    """Goes to the first question once Welcome is painted, and ends the application once that is."""

    def __init__(self, app: QApplication, kiosk: Kiosk, survey: str) -> None:
        super().__init__()
        self.app, self.kiosk, self.survey = app, kiosk, survey
        self.at: list[float] = []
        self.waits = True
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card paints right after this; the next turn of the loop is when all of the screen is painted."""
        if self.waits and event.type() == QEvent.Type.Paint and isinstance(watched, CardButton):
            self.waits = False
            QTimer.singleShot(0, self.note)
        return False

    def note(self) -> None:
        """Note the time, by the clock of ``time.monotonic``; go on, or quit."""
        self.at.append(time.monotonic())
        if len(self.at) == 2:
            self.app.quit()
            return
        led.to_questions(self.kiosk, self.survey)
        self.waits = True


def main() -> None:
    """One start."""
    folder, assets, survey = sys.argv[1:]
    app = QApplication([])
    kiosk = Kiosk(Path(folder), Settings(choices=5), in_window=True, parts=Parts(assets=Path(assets)))
    paint = FirstPaint(app, kiosk, survey)
    kiosk.window.resize(1280, 800)
    kiosk.window.show()
    QTimer.singleShot(0, kiosk.start)
    app.exec()
    app.removeEventFilter(paint)
    kiosk.close()
    print(*paint.at)


if __name__ == "__main__":
    main()
