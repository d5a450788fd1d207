"""The whole kiosk, made to be killed: a visit plays itself by touch, and each put that has returned is said."""

import os
import random
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from easyread.body import Body
from easyread.screen import AnyScreen
from kiosk.play import Play
from kiosk.settings import Settings
from kiosk.wiring import Kiosk, Parts
from tests.kiosk.kill_child import Ids, Told, nursery, tell
from tests.stories.home import NO_VOICE

PACE = 0.01
SMALL = (800, 500)
"""In pixels: the tablet as it is, seen with fewer of them, which are painted sooner."""
WELCOME = "welcome"


class Clocked(Ids):
    """With a clock that goes on: on one that stands still each touch follows the last too soon."""

    def seconds(self) -> float:
        return time.monotonic()


class Blind(Play):
    """Keeps no pictures: they would take longer than the visit."""

    def _keep(self, screen: AnyScreen) -> None: ...


def live(folder: Path, chance: random.Random, told: Told) -> None:
    """One visit with the assets in the folder, at most to its end; first it is said that Welcome stands."""
    app = QApplication(["heard"])
    parts = Parts(assets=folder / "assets", chance=Clocked(chance), voice=NO_VOICE)
    kiosk = Kiosk(folder, Settings(guard=0, ppi=93.0), True, parts)
    kept = kiosk.session.keeper.kept

    def keep(body: Body) -> None:
        tell(body, told)
        kept(body)

    kiosk.session.keeper.kept = keep
    play = Blind(kiosk, folder / "pictures", PACE, os._exit)
    play.begin(SMALL)
    kiosk.start()
    assert kiosk.window.board is not None
    told(kiosk.window.board.screen_value.name, 0, "running")
    app.exec()


if __name__ == "__main__":
    nursery({"live": live})
