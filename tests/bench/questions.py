"""Answers a survey again and again on the real kiosk, in one of three surroundings; prints JSON of what it took."""

import os
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from easyread.body import Body
from kiosk import assets
from kiosk.settings import Settings
from kiosk.ui.parts.card import CardButton
from kiosk.ui.screens.board import Board
from kiosk.wiring import Kiosk, Parts
from tests.bench import led, twelve
from tests.bench.spent import memory


class Asked(Struct, frozen=True, kw_only=True):
    """What to do.

    ``thinking``: ms between an answer and Next; a person takes longer. ``sync``: rounds with the hub of the
    folder's pairing go on, one after the other. ``aloud``: a touch counts only while a question is read.
    """

    visits: int
    survey: str = "my-life"
    thinking: int = 400
    sync: bool = False
    aloud: bool = False
    folder: str = ""


class Taken(Struct, frozen=True, kw_only=True):
    """What it took: milliseconds, one for each touch; megabytes as the first question stood, and after each visit.

    ``rounds``: how often the hub answered meanwhile.
    """

    painted: list[float]
    durable: list[float]
    memory: list[float]
    rounds: int = 0


class Painted(QObject):
    """Notes when a board that is not ``old`` is painted."""

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

    def __init__(self, kiosk: Kiosk, painted: Painted, asked: Asked) -> None:
        self.frame, self.asked = painted, asked
        self.kiosk, self.touch = kiosk, QTest.createTouchDevice()
        self.taken = Taken(painted=[], durable=[], memory=[])
        self.given = 0.0
        kept = kiosk.session.keeper.kept
        self.loop = QEventLoop()

        def note(body: Body) -> None:
            if self.given:
                self.taken.durable.append((time.perf_counter() - self.given) * 1000)
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
        if self.asked.thinking:
            think = QEventLoop()
            QTimer.singleShot(self.asked.thinking, think.quit)
            think.exec()
        tool = next(tool for tool in self.board().tools if tool.tool.id == "next")
        self.frame.old, self.frame.at = self.board(), 0.0
        counts = self.kiosk.reader.speaking or not self.asked.aloud
        lifted = self.press(tool)
        while not self.frame.at:
            QApplication.processEvents()
        if counts and self.board().screen_value.name == "ask":
            self.taken.painted.append((self.frame.at - lifted) * 1000)

    def visit(self) -> None:
        """One whole survey; what comes before its questions and after them is not timed."""
        led.to_questions(self.kiosk, self.asked.survey)
        if not self.taken.memory:
            self.taken.memory.append(memory(os.getpid()))
        while led.standing(self.kiosk).name != "welcome":
            if led.standing(self.kiosk).name == "ask":
                self.answer()
                self.onward()
            else:
                led.lead(self.kiosk)
                QApplication.processEvents()  # A last screen waits until all is durable.
        self.taken.memory.append(memory(os.getpid()))


def keep_sending(kiosk: Kiosk, bench: Bench) -> None:
    """A round with the hub as soon as the last one is over."""

    def again(road: str, pending: int) -> None:
        bench.taken = replace(bench.taken, rounds=bench.taken.rounds + 1)
        kiosk.road.go_now()

    kiosk.road.told.connect(again, Qt.ConnectionType.QueuedConnection)


def main() -> None:
    """What is asked for in JSON, in a folder of its own unless one is named."""
    asked = msgspec.json.decode(sys.argv[1], type=Asked)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        own = twelve.laid(Path(place) / "assets") if asked.survey == twelve.NAME else assets.folder()
        folder = Path(asked.folder or place) / "kiosk"
        # Five cards at once, so that no question has a second page.
        kiosk = Kiosk(folder, Settings(guard=0, choices=5), in_window=True, parts=Parts(assets=own))
        kiosk.window.resize(1280, 800)
        kiosk.window.show()
        ready = QEventLoop()
        kiosk.speaker.prepared.connect(ready.quit)
        kiosk.start()
        ready.exec()
        bench = Bench(kiosk, Painted(app), asked)
        if asked.sync:
            keep_sending(kiosk, bench)
        for _ in range(asked.visits):
            bench.visit()
        kiosk.close()
    print(msgspec.json.encode(bench.taken).decode())


if __name__ == "__main__":
    main()
