"""The plug is pulled at random points of a device's life: nothing that was said to be kept is lost.

python -m tests.proofs.power [--points 10000] [--seed 1] [--synchronous NORMAL]
"""

import argparse
import random
import sqlite3
import sys
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import MsgspecError, Struct
from msgspec.structs import replace
from nacl.exceptions import CryptoError

from kiosk.trouble import Trouble
from tests.kiosk.kept import answered, device, memory_folder
from tests.kiosk.killing import Kept, lost, opened
from tests.proofs.disk import Disk, Done
from tests.proofs.recording import SQLITE, Opener, Recorder

POINTS_A_LIFE = 250
LOST = "something acknowledged is lost"
VISITS = 12
LONGEST = 6


class Life(Struct, frozen=True):
    """All that was done to the disk, and what was said to be kept after how much of it."""

    seed: int
    done: tuple[Done, ...]
    said: tuple[tuple[int, str, Kept], ...]

    def promised(self, upto: int) -> dict[str, Kept]:
        """The newest that was said of each visit before this point."""
        return {id: kept for at, id, kept in self.said if at <= upto}


class Losses(Struct):
    """What became of the power cuts."""

    points: int = 0
    lost: int = 0
    unusable: int = 0
    first: str = ""


def live(seed: int, synchronous: str = "") -> Life:
    """A device from its first start on: visits answer by answer, some given to the hub and let go."""
    chance = random.Random(seed)
    recorder = Recorder(f"recorded-{seed}-{synchronous}")
    said: list[tuple[int, str, Kept]] = []
    with TemporaryDirectory() as folder:
        one = device(Path(folder), Opener(recorder, synchronous))
        for _ in range(VISITS):
            id = str(uuid.UUID(int=chance.getrandbits(128), version=4))
            length = chance.randint(1, LONGEST)
            for number in range(1, length + 1):
                ended = "finished" if number == length else "running"
                one.outbox.put(id, replace(answered(number, ended), begun=id), running=ended == "running")
                said.append((len(recorder.done), id, Kept(number, ended)))
        one.store.close()
    return Life(seed, tuple(recorder.done), tuple(said))


def cut(life: Life, points: list[int], chance: random.Random, found: Losses) -> None:
    """Pull the plug after each of these steps, and start the device anew on what is left."""
    disk, at = Disk(), 0
    for point in sorted(points):
        for done in life.done[at:point]:
            disk.do(done)
        at = point
        wrong = start_anew(disk.after_power_cut(chance), life.promised(point))
        found.points += 1
        found.lost += wrong == LOST
        found.unusable += wrong not in ("", LOST)
        if wrong and not found.first:
            found.first = f"--points {POINTS_A_LIFE} --seed {life.seed}, after {point} of its steps: {wrong}"


def start_anew(files: dict[str, bytes], promised: dict[str, Kept]) -> str:
    """Open the store that the power cut left, with the SQLite of devices; what is wrong with it, empty if nothing."""
    with memory_folder() as folder:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        try:
            bodies = opened(folder)
            one = device(folder)
            one.outbox.put(str(uuid.uuid4()), answered(1), running=False)
            one.store.close()
        except (AssertionError, Trouble, sqlite3.Error, CryptoError, MsgspecError) as error:
            return repr(error)
        return LOST if lost(bodies, promised) else ""


def prove(points: int, seed: int, synchronous: str = "") -> Losses:
    """So many power cuts over as many lives as that takes."""
    found = Losses()
    while found.points < points:
        chance = random.Random(seed)
        life = live(seed, synchronous)
        number = min(POINTS_A_LIFE, points - found.points)
        cut(life, [chance.randint(1, len(life.done)) for _ in range(number)], chance, found)
        seed += 1
    return found


def main() -> int:
    """Exit 1 when something was lost."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--points", type=int, default=10_000)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--synchronous", default="", help="a control: NORMAL or FULL must lose")
    given = said.parse_args()
    found = prove(given.points, given.seed, given.synchronous)
    print(
        f"{found.points} power cuts ({SQLITE}; opened again by the standard library's):"
        f" {found.lost} lost something acknowledged, {found.unusable} left a store that does not work"
    )
    if found.first:
        print(f"the first: {found.first}")
    return 1 if found.lost or found.unusable else 0


if __name__ == "__main__":
    sys.exit(main())
