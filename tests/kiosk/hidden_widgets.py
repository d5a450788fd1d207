"""Random acts after Hide on two whole kiosks that differ only in what was answered: seen and read, they are the same.

``python -m tests.kiosk.hidden_widgets --acts 100000 [--from SEED]``: also through
easyread alone; exit 1 at the first difference.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from easyread import act as a
from easyread.profile import Profile
from easyread.showing import screen
from tests.easyread.hidden_walk import ANYTHING, after_hide, answered
from tests.makers import offered_acts
from tests.stories.alone import TO_QUESTIONS, alone
from tests.stories.home import Home

SCREENS = Path(__file__).parents[1] / "screens.json"
ANSWERS = (("happy", "next", "friends", "next", "calm"), ("sad", "next", "home", "next", "very-worried"))
EACH = 500
"""Acts from one hiding on; then two new kiosks."""


def differences(acts: int, seed: int) -> Iterator[str]:
    """Each act after which the two can be told from each other, by pixels or by what a screen reader finds."""
    drawn = random.Random(seed)
    with ExitStack() as stack:
        homes = [stack.enter_context(alone(Profile(guard=0))) for _ in ANSWERS]
        for home, answers in zip(homes, ANSWERS, strict=True):
            home.do(*TO_QUESTIONS, *answers)
        if seen(homes[0]) == seen(homes[1]):
            yield "nothing: they look the same before anything is hidden"
        act: a.Act = a.Hide()
        for _ in range(acts):
            for home in homes:
                home.kiosk.session.act(act)
                home.rest()
            one, other = (seen(home) for home in homes)
            if one != other:
                yield f"{act}: {homes[0].name}, {homes[1].name}"
            shown = screen(homes[0].kiosk.session.visit)
            onward = [card.act for card in shown.cards] + [a.Next()] * len(shown.cards)
            act = drawn.choice(
                onward if onward and drawn.random() < 0.8 else (*offered_acts(shown), *ANYTHING)
            )


def seen(home: Home) -> tuple[object, ...]:
    """The pixels of the window, and the words a screen reader finds in it (what is built ahead is not there yet)."""
    names = sorted(name for name, one in home.accessible().items() if not one.state().invisible)
    return home.window.grab().toImage(), names


def main() -> int:
    """All of it in easyread, and again with widgets."""
    parser = argparse.ArgumentParser(prog="python -m tests.kiosk.hidden_widgets")
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--from", type=int, default=0, dest="first")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.acts // EACH)
    for seed in seeds:
        for act, one, other in after_hide(answered(0), answered(1), EACH, seed):
            if one != other:
                print(f"easyread, {seed}: {act}")
                return 1
    print(f"{asked.acts} acts in easyread: nothing leads back", flush=True)
    from PySide6.QtWidgets import QApplication

    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREENS}")
    app = QApplication([])
    begun = time.monotonic()
    for seed in seeds:
        for fault in differences(EACH, seed):
            print(f"widgets, {seed}: {fault}")
            return 1
    rate = asked.acts / (time.monotonic() - begun)
    print(f"{asked.acts} acts with widgets, {rate:.0f} a second: nothing leads back")
    assert app is not None
    return 0


if __name__ == "__main__":
    sys.exit(main())
