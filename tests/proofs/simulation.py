"""Histories of devices, network, hub, clock and backups on our real code, each of one seed.

python -m tests.proofs.simulation [--histories 1000] [--seed 1] [--jobs 1]
"""

import argparse
import gc
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from tests.kiosk.kept import memory_folder
from tests.proofs.history import Ended, lived
from tests.proofs.hub import Founded, Hub, founded
from tests.proofs.road import Road
from tests.proofs.tablet import Files, Tablet
from tests.proofs.times import simulated


class World(Struct, frozen=True):
    """What every history of a process begins with."""

    founded: Founded
    files: list[Files]
    place: Path

    def live(self, seed: int) -> Ended:
        """The history of this seed."""
        return lived(seed, self.founded, self.files, self.place)


@contextmanager
def world() -> Iterator[World]:
    """One for this process, which is turned to its hub for good."""
    with founded() as hub, memory_folder() as place:
        made = World(hub, acquainted(hub, place), place)
        gc.collect()
        gc.freeze()
        yield made


def acquainted(founded: Founded, place: Path) -> list[Files]:
    """The files of each device after its first round, and in ``founded`` the hub's rows after them."""
    chance, files = random.Random(0), []
    with simulated(chance) as times:
        hub = Hub(founded, times, chance)
        road = Road(hub, chance)
        road.is_kind = True
        for file in founded.tablets:
            tablet = Tablet(place, file, road, times, chance)
            tablet.start({})
            tablet.round()
            assert tablet.household.version(), "the first round went wrong"
            files.append(tablet.files())
            tablet.close()
        hub.go_round()
    founded.rows = founded.file.read_bytes()
    return files


class Found(Struct):
    """What many histories came to."""

    histories: int = 0
    given: int = 0
    faulty: list[tuple[int, str]] = []
    met: dict[str, int] = {}
    seconds: float = 0.0

    def add(self, ended: Ended) -> None:
        """One more."""
        self.histories += 1
        self.given += ended.given
        self.faulty += [(ended.seed, fault) for fault in ended.faults[:1]]
        self.met = dict(Counter(self.met) + ended.met)


def run(histories: int, seed: int) -> Found:
    """So many seeds from this one on."""
    found, began = Found(), time.monotonic()
    with world() as made:
        for one in range(seed, seed + histories):
            found.add(made.live(one))
            if found.histories % 1000 == 0:
                said = f"{found.histories} histories, {len(found.faulty)} faulty, {time.monotonic() - began:.0f} s"
                print(said, file=sys.stderr, flush=True)
    found.seconds = time.monotonic() - began
    return found


def main() -> int:
    """Exit 1 when something was lost, came twice, or nobody was told."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--histories", type=int, default=1000)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--jobs", type=int, default=1, help="processes, each with its share of the seeds")
    said.add_argument("--json", action="store_true", help="for a process among several")
    given = said.parse_args()
    found = run(given.histories, given.seed) if given.jobs == 1 else shared(given)
    if given.json:
        print(msgspec.json.encode(found).decode())
        return 0
    print(", ".join(f"{number} {what}" for what, number in sorted(found.met.items())))
    print(
        f"{found.histories} histories in {found.seconds:.0f} s, {found.given} things said or told:"
        f" {len(found.faulty)} lost something, had it twice or told nobody"
    )
    for seed, fault in found.faulty[:10]:
        print(f"--histories 1 --seed {seed}: {fault}")
    return 1 if found.faulty else 0


def shared(given: argparse.Namespace) -> Found:
    """The same by several processes."""
    share = -(-given.histories // given.jobs)
    line = [sys.executable, "-m", "tests.proofs.simulation", "--json", "--histories"]
    began = time.monotonic()
    processes = []
    for job in range(given.jobs):
        number = min(share, given.histories - job * share)
        more = [str(number), "--seed", str(given.seed + job * share)]
        processes.append(subprocess.Popen([*line, *more], stdout=subprocess.PIPE, env=dict(os.environ)))
    total = Found()
    for process in processes:
        out, _ = process.communicate()
        part = msgspec.json.decode(out, type=Found)
        total.histories += part.histories
        total.given += part.given
        total.faulty += part.faulty
        total.met = dict(Counter(total.met) + Counter(part.met))
    total.seconds = time.monotonic() - began
    return total


if __name__ == "__main__":
    sys.exit(main())
