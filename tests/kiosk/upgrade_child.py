"""A device that is brought up to today's version, made to be killed within it."""

import os
import random
from pathlib import Path

from tests.kiosk.kept import device
from tests.kiosk.kill_child import Mortal, Told, nursery

ODDS = 0.04
"""That a statement is the last: there are about 50 from the first version on."""


def die(folder: Path, chance: random.Random, told: Told) -> None:
    """Killed by itself before or after some statement, or, seldom, not at all."""
    Mortal.chance, Mortal.odds = chance, ODDS
    upgrade(folder, told, Mortal)


def live(folder: Path, chance: random.Random, told: Told) -> None:
    """Killed from outside, at any instruction."""
    upgrade(folder, told)


def upgrade(folder: Path, told: Told, connect: type[Mortal] | None = None) -> None:
    device(folder, connect)
    told("upgraded", 0, "finished")
    os._exit(0)


if __name__ == "__main__":
    nursery({"die": die, "live": live})
