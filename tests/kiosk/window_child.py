"""A whole kiosk in a process of its own, run as it always is, with a hand in the same process that presses.

``python -m tests.kiosk.window_child FOLDER STORY``: prints a word as each part of
the story has happened, and exits as the kiosk does.
"""

import argparse
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kiosk import running
from kiosk.settings import Settings
from kiosk.store.database import NAME
from kiosk.ui.parts.card import CardButton
from kiosk.ui.staff.page import StaffPage
from kiosk.ui.window import Window
from tests.stories.hands import by_touch

CANARY = "canary-of-what-was-said"
PIN = "493817"
IN = (
    "questions",
    "sam",
    *["next"] * 4,
    "yes",
    "next",
    "me",
    "next",
    "this-week",
    "next",
    "no",
    *["next"] * 2,
)

Steps = Iterator[Callable[[], bool]]
"""Each is asked again and again until it holds."""


class Story(QObject):
    """Goes on from step to step as each holds."""

    def __init__(self, steps: Callable[["Story"], Steps], folder: Path) -> None:
        super().__init__()
        self._file = folder / NAME
        self._steps = steps(self)
        self._holds: Callable[[], bool] = lambda: True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def _look(self) -> None:
        while self._holds():
            following = next(self._steps, None)
            if following is None:
                self._timer.stop()
                return
            self._holds = following

    @property
    def window(self) -> Window:
        (one,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window))
        return one

    def stands(self, name: str) -> bool:
        """This screen stands."""
        shown = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window)]
        board = shown[0].board if shown else None
        return board is not None and board.screen_value.name == name

    def press(self, id: str) -> Callable[[], bool]:
        """A card or tool, once it is there."""

        def pressed() -> bool:
            # What is about to come may show another screen.
            QCoreApplication.processEvents()
            board = self.window.board
            if board is None:
                return False
            parts = {tool.tool.id: tool for tool in board.tools if tool.tool.works}
            found = parts | {part.card.id: part for part in board.lightable if isinstance(part, CardButton)}
            if id in found:
                self.window.guard.pace = 0.0  # No hand is so fast.
                by_touch(self.window, found[id])
            return id in found

        return pressed

    def sealed(self) -> bytes:
        """What is durable of the one thing that is kept, sealed as it is; empty while there is nothing."""
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as file:
            row = file.execute("SELECT sealed FROM outbox").fetchone()
        return bytes(row[0]) if row else b""

    def words(self) -> str:
        """What the staff's page says."""
        (page,) = self.window.findChildren(StaffPage)
        return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())

    def button(self, name: str) -> bool:
        """Press a button of the staff's page."""
        (page,) = self.window.findChildren(StaffPage)
        (found,) = (one for one in page.findChildren(QPushButton) if one.text() == name and one.isVisible())
        by_touch(self.window, found)
        return True


def answered(story: Story) -> Steps:
    """A visit up to its first answer."""
    yield lambda: story.stands("welcome")
    for id in (*IN, "sad"):
        yield story.press(id)
    yield lambda: say("answered")


def telling(story: Story) -> Steps:
    """Someone is bad to me, confirmed; then what happens, which is kept as it is chosen. No more is said."""
    yield lambda: story.stands("welcome")
    for id in ("tell", "bad", "next", "next"):
        yield story.press(id)
    yield lambda: story.stands("tell_detail")
    yield lambda: story.sealed() != b""
    before = story.sealed()
    yield story.press("hurts")
    yield lambda: story.sealed() != before and say("kept")


def closed(story: Story) -> Steps:
    """Alt+F4, a wrong PIN, the right one, Close."""
    yield from answered(story)
    yield lambda: not story.window.close()
    for digit in PIN[::-1]:
        yield lambda digit=digit: story.button(digit)  # type: ignore[misc]
    yield lambda: "Wrong PIN" in story.words() and say("wrong")
    for digit in PIN:
        yield lambda digit=digit: story.button(digit)  # type: ignore[misc]
    yield lambda: "Waiting to be sent: 1" in story.words() and say("facts")
    yield lambda: story.button("Close Heard")


def bugged(story: Story) -> Steps:
    """A bug in the midst of a visit."""
    yield from answered(story)
    QTimer.singleShot(0, fail)
    yield lambda: story.stands("welcome") and say("welcome")


def stands(story: Story) -> Steps:
    """Welcome, and nothing more."""
    yield lambda: story.stands("welcome") and say("welcome")


def fail() -> None:
    raise RuntimeError(CANARY)


def say(word: str) -> bool:
    print(word, flush=True)
    return True


STORIES = {"stands": stands, "answered": answered, "telling": telling, "closed": closed, "bugged": bugged}


def main() -> int:
    """Run the kiosk, and the story in it."""
    app = QApplication(["heard"])
    folder = Path(sys.argv[1])
    story = Story(STORIES[sys.argv[2]], folder)
    asked = argparse.Namespace(check=False, play=None, pace=1.0)
    status = running.run(folder, Settings(ppi=149.0), asked)
    story.deleteLater()
    assert app is not None
    return status


if __name__ == "__main__":
    raise SystemExit(main())
