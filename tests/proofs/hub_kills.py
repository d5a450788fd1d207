"""A hub is killed again and again under load: whatever it gave a receipt for is in its database afterwards.

python -m tests.proofs.hub_kills [--kills 1000] [--backups 5] [--seed 1] [--postgresql]
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct

from tests import postgres
from tests.hubs import ROOT, make_demo
from tests.kiosk.kept import memory_folder
from tests.kiosk.killing import linger
from tests.proofs.hub_load import Load
from tests.proofs.hub_restored import missing_after_backup, missing_rows

MOST_ROUNDS = 12
"""A hub is killed in its first so many rounds, up to LINGER seconds after one was sent."""
LINGER = 0.03


class Nursery:
    """The process that forks hubs, each in a process group of its own."""

    def __init__(self, data: Path, environment: Mapping[str, str]) -> None:
        line = [sys.executable, "-m", "tests.proofs.hub_nursery", str(data)]
        self._process = subprocess.Popen(
            line,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def start(self) -> tuple[int, str]:
        """A hub that answers: its process group and address."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        pid = int(self._said("born"))
        return pid, self._said("ready")

    def kill(self, pid: int) -> None:
        """All of its processes, as kill -9 does."""
        os.killpg(pid, signal.SIGKILL)
        self._said("dead")

    def _said(self, word: str) -> str:
        assert self._process.stdout
        for row in self._process.stdout:
            first, _, rest = row.strip().partition(" ")
            if first == word:
                return rest
            assert first != "dead", "the hub ended by itself"
        raise AssertionError("the nursery ended")

    def close(self) -> None:
        """It ends with its input."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


class Found(Struct):
    """What the kills came to."""

    kills: int = 0
    receipted: int = 0
    lost: int = 0
    backups: int = 0
    missing: int = 0
    wrong: str = ""


def prove(data: Path, environment: Mapping[str, str], kills: int, backups: int, seed: int) -> Found:
    """Kill after kill; at even distances a backup is made under load and restored."""
    chance, found = random.Random(seed), Found()
    make_demo(data, environment)
    load = Load(data, environment)
    nursery = Nursery(data, environment)
    every = max(kills // backups, 1) if backups else kills + 1
    began = time.monotonic()
    while found.kills < kills:
        pid, address = nursery.start()
        with load.pressing(address):
            if found.backups < backups and found.kills % every == every // 2:
                before = load.receipted()
                found.backups += 1
                found.missing += missing_after_backup(data, environment, before)
            load.wait_for(chance.randrange(1, MOST_ROUNDS))
            linger(chance.uniform(0, LINGER))
            nursery.kill(pid)
        found.kills += 1
        found.lost = max(found.lost, len(missing_rows(data, environment, load.receipted())))
        if found.lost and not found.wrong:
            found.wrong = f"--seed {seed}, at kill {found.kills}"
        if found.kills % 100 == 0:
            print(f"{found.kills} kills, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    nursery.close()
    found.receipted = len(load.receipted())
    return found


@contextmanager
def database(on_postgresql: bool) -> Iterator[dict[str, str]]:
    """The environment that names it. The server lives on when a hub is killed."""
    if not on_postgresql:
        yield {}
        return
    with postgres.running() as url:
        yield {"DATABASE_URL": url}


def main() -> int:
    """Exit 1 when something with a receipt was lost, or a backup lacked what was there before it."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--kills", type=int, default=1000)
    said.add_argument("--backups", type=int, default=5)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--postgresql", action="store_true")
    given = said.parse_args()
    with ExitStack() as undo:
        environment = undo.enter_context(database(given.postgresql))
        folder = undo.enter_context(memory_folder())
        found = prove(folder / "hub", environment, given.kills, given.backups, given.seed)
    print(
        f"{'PostgreSQL' if environment else 'SQLite'}: {found.kills} kills under load,"
        f" {found.receipted} envelopes with a receipt: {found.lost} lost;"
        f" {found.backups} backups under load restored: {found.missing} missing"
    )
    if found.wrong:
        print(f"the first: {found.wrong}")
    return 1 if found.lost or found.missing else 0


if __name__ == "__main__":
    sys.exit(main())
