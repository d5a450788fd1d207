"""Random acts after Hide on two whole kiosks that differ only in what was answered: seen and read, they are the same.

``python -m tests.kiosk.hidden_widgets --acts 100000 [--from SEED] [--jobs 2]``: also through
easyread alone; prints the seeds, exit 1 at the first difference.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from easyread import act as a
from easyread.profile import Input, Profile
from easyread.showing import screen
from tests.easyread.hidden_walk import ANYTHING, after_hide, answered
from tests.makers import offered_acts
from tests.stories.alone import TO_QUESTIONS, alone
from tests.stories.home import Home
from tests.stories.ways import pass_by

SCREENS = Path(__file__).parents[1] / "screens.json"
ANSWERS = (("happy", "next", "friends", "next", "calm"), ("sad", "next", "home", "next", "very-worried"))
INPUTS: tuple[Input, ...] = ("touch", "one-switch", "two-switch", "dwell")
"""Each seed its own: a scan goes on by itself, and draws its frame."""
EACH = 500
"""Acts from one hiding on; then two new kiosks."""


def differences(acts: int, seed: int) -> Iterator[str]:
    """Each act after which the two can be told from each other, by pixels or by what a screen reader finds."""
    drawn, profile = random.Random(seed), Profile(guard=0, input=INPUTS[seed % len(INPUTS)])
    with ExitStack() as stack:
        homes = [stack.enter_context(alone(profile)) for _ in ANSWERS]
        for home, answers in zip(homes, ANSWERS, strict=True):
            home.do(*TO_QUESTIONS, *answers)
            stand_still(home, seed)
        if seen(homes[0]) == seen(homes[1]):
            yield "nothing: they look the same before anything is hidden"
        act: a.Act = a.Hide()
        for _ in range(acts):
            for home in homes:
                home.kiosk.session.act(act)
            rest(homes)
            seconds = drawn.choice((1.0, 1.0, 1.0, 60.0))
            for home in homes:
                pass_by(home.window, home.clock, seconds)
            rest(homes)
            one, other = (seen(home) for home in homes)
            if one != other:
                yield f"{act}: {homes[0].name}, {homes[1].name}"
            shown = screen(homes[0].kiosk.session.visit)
            onward = [card.act for card in shown.cards] + [a.Next()] * len(shown.cards)
            act = drawn.choice(
                onward if onward and drawn.random() < 0.8 else (*offered_acts(shown), *ANYTHING)
            )


def stand_still(home: Home, seed: int) -> None:
    """From now on only its clock moves it: two homes have their turns one after the other, as slow as a machine is.

    They draw the same ids, by which the choices stand for someone without a portrait.
    """
    home.clock.drawn = random.Random(seed)
    home.kiosk.road.stop()
    for timer in (home.window.hands.pulse, home.kiosk.idle.timer, home.kiosk.ahead.timer):
        timer.blockSignals(True)


def rest(homes: list[Home]) -> None:
    """Until nothing is left to do in any of them, nor to be said: a scan waits for that."""
    for home in homes:
        home.rest()
    while any(home.kiosk.reader.speaking for home in homes):
        QCoreApplication.processEvents()


def seen(home: Home) -> tuple[object, ...]:
    """The pixels on the glass, and the words a screen reader finds in the window (what is built ahead is not there)."""
    names = sorted(name for name, one in home.accessible().items() if not one.state().invisible)
    return home.window.screen().grabWindow(home.window.winId()).toImage(), names


def prepare() -> None:
    """In each process, once: a screen that nobody sees."""
    from PySide6.QtWidgets import QApplication

    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREENS}")
    QApplication([])


def first_difference(seed: int) -> str:
    """Of the acts that one seed draws; empty when there is none."""
    return next(differences(EACH, seed), "")


def main() -> int:
    """All of it in easyread, and again with widgets."""
    parser = argparse.ArgumentParser(prog="python -m tests.kiosk.hidden_widgets")
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--jobs", type=int, default=1, help="processes, each with its share of the seeds")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + -(-asked.acts // EACH))
    acts, said = len(seeds) * EACH, f"seeds {seeds[0]} to {seeds[-1]}"
    for seed in seeds:
        for act, one, other in after_hide(answered(0), answered(1), EACH, seed):
            if one != other:
                print(f"easyread, {seed}: {act}")
                return 1
    print(f"{acts} acts in easyread, {said}: nothing leads back", flush=True)
    begun = time.monotonic()
    with ProcessPoolExecutor(asked.jobs, get_context("spawn"), prepare) as pool:
        for seed, fault in zip(seeds, pool.map(first_difference, seeds), strict=True):
            if fault:
                print(f"widgets, {seed}: {fault}")
                pool.shutdown(cancel_futures=True)
                return 1
    rate = acts / (time.monotonic() - begun)
    print(f"{acts} acts with widgets, {said}, {rate:.0f} a second: nothing leads back")
    return 0


if __name__ == "__main__":
    sys.exit(main())
