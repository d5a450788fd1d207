"""A device that is brought up to today's version, made to be killed within it."""

import os
import random
import signal
from pathlib import Path

from tests.kiosk.kept import device
from tests.kiosk.kill_child import Mortal, Told, nursery

LONGEST = 0.03
"""Seconds that an upgrade takes at most, in memory."""
ODDS = 0.04
"""That a statement is the last: there are about 50 from the first version on."""


def die(folder: Path, chance: random.Random, told: Told) -> None:
    """Killed before or after some statement, or at any instruction, or, seldom, not at all."""
    if chance.random() < 0.5:
        Mortal.chance, Mortal.odds = chance, ODDS
        device(folder, Mortal)
    else:
        # The system's own end of an alarm that nobody takes is as sudden as kill -9.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, chance.uniform(0, LONGEST))
        device(folder)
    told("upgraded", 0, "finished")
    os._exit(0)


if __name__ == "__main__":
    nursery({"die": die})
