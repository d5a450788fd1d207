"""Answers my-life again and again on the real kiosk; prints two rows of milliseconds: painted, and durable."""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from easyread import act as a
from easyread.body import Body
from kiosk.settings import Settings
from kiosk.ui.parts.card import CardButton
from kiosk.ui.screens.board import Board
from kiosk.wiring import Kiosk

THINKING_MS = 400
"""Between an answer and Next; a person takes longer."""

BEFORE = (
    a.OpenDoor("questions"),
    a.Choose(""),
    a.Next(),
    *(a.Next(),) * 3,
    a.Choose("yes"),
    a.Next(),
    a.Choose("me"),
    a.Next(),
    a.Choose("my-life"),
    a.Next(),
    a.Choose("no"),
    a.Next(),
    a.Next(),
)


class Painted(QObject):
    """Notes when a card of a board that is not ``old`` is painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.old: Board | None = None
        self.at = 0.0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The last part of the new board that is painted counts."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            board = watched.parent()
            if isinstance(board, Board) and board is not self.old and not self.at:
                QTimer.singleShot(0, self.note)
        return False

    def note(self) -> None:
        """All of one frame is painted in one turn of the loop: this is the next."""
        self.at = self.at or time.perf_counter()


class Bench:
    """Touches the kiosk and takes times."""

    def __init__(self, kiosk: Kiosk, painted: Painted) -> None:
        self.frame = painted
        self.kiosk, self.touch = kiosk, QTest.createTouchDevice()
        self.painted: list[float] = []
        self.durable: list[float] = []
        self.given = 0.0
        kept = kiosk.session.keeper.kept
        self.loop = QEventLoop()

        def note(body: Body) -> None:
            if self.given:
                self.durable.append((time.perf_counter() - self.given) * 1000)
                self.given = 0.0
                self.loop.quit()
            kept(body)

        kiosk.session.keeper.kept = note

    def board(self) -> Board:
        """The board that stands."""
        board = self.kiosk.window.board
        assert board is not None
        return board

    def press(self, target: QWidget) -> float:
        """A finger, down and up; answers when it was lifted, which is when a touch counts."""
        window = self.kiosk.window
        at = target.mapTo(window, QPoint(target.width() // 2, target.height() // 2))
        QTest.touchEvent(window, self.touch).press(0, at, window).commit()
        lifted = time.perf_counter()
        QTest.touchEvent(window, self.touch).release(0, at, window).commit()
        return lifted

    def answer(self) -> None:
        """Give the first choice and wait until it is durable."""
        card = next(part for part in self.board().lightable if isinstance(part, CardButton))
        self.given = time.perf_counter()  # What is kept can be heard of before the press has returned.
        self.press(card)
        if self.given:
            self.loop.exec()

    def onward(self) -> None:
        """Press Next, and take the time until the board that follows has been painted."""
        think = QEventLoop()
        QTimer.singleShot(THINKING_MS, think.quit)
        think.exec()
        tool = next(tool for tool in self.board().tools if tool.tool.id == "next")
        self.frame.old, self.frame.at = self.board(), 0.0
        lifted = self.press(tool)
        while not self.frame.at:
            QApplication.processEvents()
        self.painted.append((self.frame.at - lifted) * 1000)

    def visit(self) -> None:
        """One whole survey; what comes before its questions is not timed."""
        for act in BEFORE:
            self.kiosk.session.act(act)
        QApplication.processEvents()
        while self.board().screen_value.name == "ask":
            self.answer()
            self.onward()
        self.painted.pop()
        self.kiosk.session.act(a.Hide())
        self.kiosk.session.act(a.Touch())


def main() -> None:
    """So many visits."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        kiosk = Kiosk(Path(folder), Settings(guard=0), in_window=True)
        kiosk.window.resize(1280, 800)
        kiosk.window.show()
        kiosk.start()
        app.processEvents()
        bench = Bench(kiosk, Painted(app))
        for _ in range(int(sys.argv[1])):
            bench.visit()
        kiosk.close()
    print(" ".join(f"{one:.3f}" for one in bench.painted))
    print(" ".join(f"{one:.3f}" for one in bench.durable))


if __name__ == "__main__":
    main()
