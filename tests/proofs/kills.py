"""kill -9 of a kiosk at random points while a person answers: what was said to be kept is there at the next start.

python -m tests.proofs.kills [--kills 10000] [--seed 1] [--store]

A kiosk is the whole one, with its window, touched; ``--store``: its session and store alone, many times as fast.
"""

import argparse
import os
import random
import sys
import time
from pathlib import Path

from msgspec import Struct
from nacl.exceptions import CryptoError

from easyread.body import Body
from easyread.response import Picked, Response
from kiosk.store.database import NAME
from kiosk.trouble import Trouble
from tests.kiosk.kept import memory_folder
from tests.kiosk.killing import Kept, Nursery, lost, opened

A_FOLDER = 20
"""Kills after which a new folder is begun: each start opens all that the folder holds."""
WELCOME = "welcome"
SCREENS = Path(__file__).parents[1] / "screens.json"


class Kills(Struct):
    """What became of them. ``welcomes``: starts that showed Welcome before they were killed.

    ``torn``: within a transaction, so that the next start had a journal to play back.
    """

    kills: int = 0
    welcomes: int = 0
    acknowledged: int = 0
    torn: int = 0
    lost: int = 0
    unusable: int = 0
    first: str = ""

    def add(self, said: dict[str, Kept], wrong: str) -> None:
        """One kill, and what was wrong at the start after it."""
        self.kills += 1
        self.welcomes += WELCOME in said
        self.acknowledged += len(said.keys() - {WELCOME})
        self.lost += wrong == LOST
        self.unusable += wrong not in ("", LOST)


LOST = "something acknowledged is lost"


def is_whole(body: Body) -> bool:
    """The answers that a child gave, none left out: from the first on, or from where it went on after Hide."""
    if not isinstance(body, Response) or not body.answers or not body.answers[0].question.startswith("q"):
        return True
    first = int(body.answers[0].question.removeprefix("q"))
    good = [(f"q{first + number}", Picked(("good",))) for number in range(len(body.answers))]
    return [(answer.question, answer.value) for answer in body.answers] == good


def harm(folder: Path, said: dict[str, Kept], before: dict[str, Body]) -> str:
    """Start anew after a kill: what is wrong, empty if nothing; ``before`` becomes what is kept now."""
    try:
        bodies = opened(folder)
    except (AssertionError, Trouble, CryptoError) as error:
        return repr(error)
    kept = {id: one for id, one in said.items() if id != WELCOME}
    if lost(bodies, kept) or {id: bodies.get(id) for id in before} != before:
        return LOST
    before.update(bodies)
    return "" if all(map(is_whole, bodies.values())) else "an answer is torn"


def prove(kills: int, seed: int, store: bool = False) -> Kills:
    """So many kills, half at a random moment, half soon after something was acknowledged."""
    found = Kills()
    nursery = Nursery("tests.kiosk.kill_child" if store else "tests.kiosk.kiosk_child")
    while found.kills < kills:
        # Each folder is a history of its own, so that a failing one can be run alone.
        chance = random.Random(seed)
        with memory_folder() as folder:
            if not store:
                from tests.kiosk.kiosk_child import home

                home(folder)
            before: dict[str, Body] = {}
            for number in range(min(A_FOLDER, kills - found.kills)):
                said, wrong = one_kill(nursery, folder, chance, store)
                found.torn += (folder / f"{NAME}-journal").exists()
                wrong = wrong or harm(folder, said, before)
                found.add(said, wrong)
                found.first = found.first or (wrong and f"--seed {seed}, kill {number + 1}: {wrong}")
        seed += 1
    nursery.close()
    return found


def one_kill(
    nursery: Nursery, folder: Path, chance: random.Random, store: bool
) -> tuple[dict[str, Kept], str]:
    """What a child said before its end, and whether that was its own fault."""
    how = chance.choice(("live", "die"))
    try:
        return nursery.kill_one(how, folder, chance, least=0 if store else 1), ""
    except AssertionError as error:
        return {}, str(error)


def main() -> int:
    """Exit 1 when something was lost."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--kills", type=int, default=10_000)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--store", action="store_true")
    given = said.parse_args()
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"
    begun = time.monotonic()
    found = prove(given.kills, given.seed, given.store)
    print(
        f"{found.kills} kills of {'session and store' if given.store else 'the whole kiosk'} in"
        f" {time.monotonic() - begun:.0f} s; {found.acknowledged} things acknowledged, {found.welcomes} times"
        f" Welcome, {found.torn} within a transaction: {found.lost} lost something, {found.unusable} torn or unusable"
    )
    if found.first:
        print(f"the first: {found.first}")
    return int(bool(found.lost or found.unusable))


if __name__ == "__main__":
    sys.exit(main())
