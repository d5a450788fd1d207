"""A kiosk for a screen reader: a visit, whose response it prints, then every screen, and what was pressed on each.

``python -m tests.stories.reader_kiosk SCREENS``: a file of them, pickled. Each row
it prints is JSON. The title of its window says how many acts were taken, then which
screen stands; it goes on once each control was pressed.
"""

import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import to_builtins
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication

from easyread import act as a
from easyread.profile import Profile
from easyread.screen import AnyScreen
from tests.stories.alone import alone
from tests.stories.home import Home
from tests.stories.one_of_each import act_of


class Reading:
    """Looks a few times a second whether there is something to do."""

    def __init__(self, home: Home, ended: QTimer) -> None:
        self.home, self.window, self.ended = home, home.window, ended
        self.screens: Iterator[AnyScreen] = iter(())
        self.walking = False
        self.wanted: list[object] = []
        self.pressed: list[object] = []
        self.acts = 0
        self.window.acted.connect(self.count)
        self.looking = QTimer()
        self.looking.timeout.connect(self.look)
        self.looking.start(20)

    def count(self) -> None:
        """The title says that an act was taken."""
        self.acts += 1
        self.window.setWindowTitle(f"Heard {self.acts}")

    def look(self) -> None:
        self.home.store.turn_all()
        if self.walking:
            if all(act in self.pressed for act in self.wanted):
                self.next()
        elif self.home.name == "thanks":
            print(json.dumps({"bodies": [to_builtins(body) for body in self.home.bodies()]}), flush=True)
            self.walk()

    def walk(self) -> None:
        """From here on nothing that is pressed leads anywhere."""
        self.walking = True
        self.window.acted.disconnect()
        self.window.staff_wanted.disconnect()
        self.window.acted.connect(self.pressed.append)
        self.window.staff_wanted.connect(lambda: self.pressed.append(a.OpenDoor("staff")))
        self.screens = iter(pickle.loads(Path(sys.argv[1]).read_bytes()))

    def next(self) -> None:
        if self.wanted:
            missed = [str(act) for act in self.wanted if act not in self.pressed]
            print(json.dumps({"pressed": self.window.windowTitle(), "missed": missed}), flush=True)
        shown = next(self.screens, None)
        self.pressed.clear()
        if shown is None:
            self.looking.stop()
            self.window.setWindowTitle("end")
            self.ended.start(1000)
            return
        self.window.show_screen(shown)
        self.wanted = [act_of(one.button) for one in self.window.hands.targets]
        self.window.setWindowTitle(shown.name)


def main() -> None:
    """Until all is done."""
    app = QApplication(["heard"])
    ended = QTimer(singleShot=True)
    ended.timeout.connect(lambda: app.exit(0))
    with alone(Profile(guard=0), place=QRect(0, 0, 1280, 800)) as home:
        reading = Reading(home, ended)
        app.exec()
        reading.looking.stop()


if __name__ == "__main__":
    main()
