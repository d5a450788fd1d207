"""The whole kiosk, made to be killed: a visit plays itself by touch, and each put that has returned is said."""

import os
import random
import signal
import time
from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication

from easyread.body import Body
from easyread.screen import AnyScreen
from kiosk.play import Play
from kiosk.settings import Settings
from kiosk.ui.pictures import Pictures
from kiosk.wiring import Kiosk, Parts
from tests.kiosk.kill_child import Ids, Told, nursery, tell
from tests.stories.home import NO_VOICE, paired
from tests.stories.household_assets import copied

PACE = 0.01
SMALL = (800, 500)
"""In pixels: the tablet as it is, seen with fewer of them, which are painted sooner."""
WELCOME = "welcome"
LATER = ("kiosk.sync.http_hub", "PySide6.QtDBus")
"""What a kiosk loads after its start: here before the fork, once for all."""
LONGEST = 0.5
"""Seconds of one processor from a kiosk's birth to the end of a visit."""

drawn = cache(Pictures)


def home(made: Path) -> Path:
    """A paired kiosk's folder and its assets: one survey and one language, so that a start is soon over."""
    folder = paired(made)
    shown = copied(folder, "practice", "my-life", "good-day")
    for words in (shown / "words").glob("*.toml"):
        if words.stem not in ("en", "common-en"):
            words.unlink()
    return folder


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
    parts = Parts(assets=folder / "assets", pictures=drawn, chance=Clocked(chance), voice=NO_VOICE)
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


def die(folder: Path, chance: random.Random, told: Told) -> None:
    """Killed at any instruction: the end by a timer that nobody takes is as sudden as kill -9."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, chance.uniform(0, LONGEST))
    live(folder, chance, told)


if __name__ == "__main__":
    for name in LATER:
        import_module(name)
    nursery({"live": live, "die": die})
