"""kill -9 at random points: nothing that was said to be kept is lost, and nothing is torn."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from easyread.response import Picked, Response
from kiosk.store.database import NAME
from tests.kiosk.kept import KEYS, device, memory_folder
from tests.opening import open_sealed

if sys.platform == "win32":
    pytest.skip("Windows has neither fork nor kill -9", allow_module_level=True)

KILLS, FOLDERS, ON_DISK = 280, 14, 2
MOST_ACKS = 16
"""A child is killed after at most so many puts, and up to 2 ms on: a put in memory takes about 1."""


class Kept(Struct, frozen=True):
    """What a child said was durable of one visit."""

    answers: int
    ended: str


class Nursery:
    """The process that forks children; ``kill_one`` ends one and tells what it had said."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kiosk.kill_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def kill_one(self, how: str, folder: Path, chance: random.Random) -> dict[str, Kept]:
        """Let a child live for a while, kill it (or let it do so itself), and return all it said."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{how} {chance.getrandbits(32)} {folder}\n")
        self._process.stdin.flush()
        said: dict[str, Kept] = {}
        acks, child = chance.randint(0, MOST_ACKS) if how != "die" else sys.maxsize, 0
        while (line := self._process.stdout.readline().split())[0] != "dead":
            if line[0] == "born":
                child = int(line[1])
            else:
                said[line[1]] = Kept(int(line[2]), line[3])
                acks -= 1
            if child and acks <= 0:
                linger(chance.uniform(0, 0.002))
                os.kill(child, signal.SIGKILL)
                child, acks = 0, sys.maxsize
        return said

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


def linger(seconds: float) -> None:
    """Be busy for so long: finer than a sleep could be."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        continue


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """In memory: the kernel keeps what a killed process wrote. A few on the disk, where commits take longer."""
    if request.node.callspec.params["seed"] < ON_DISK:
        yield tmp_path
    else:
        with memory_folder() as folder:
            yield folder


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    one = Nursery()
    yield one
    one.close()


def opened(folder: Path) -> dict[str, Response]:
    """Every row in order, opened as the scheme opens it; raises when the file or a row is torn."""
    one = device(folder)
    assert one.store.put_aside is None
    rows = one.store.read(
        lambda connection: connection.execute(
            "SELECT id, sequence, header, sealed FROM outbox ORDER BY place"
        ).fetchall()
    )
    one.store.close()
    assert [row[1] for row in rows] == list(range(1, len(rows) + 1))
    bodies = {}
    for id, _, header, sealed in rows:
        body = open_sealed(header, sealed, KEYS.team)
        assert isinstance(body, Response)
        assert body.begun == id
        assert [(answer.question, answer.value) for answer in body.answers] == [
            (f"q{number}", Picked(("good",))) for number in range(len(body.answers))
        ]
        bodies[id] = body
    return bodies


def lost(bodies: dict[str, Response], said: dict[str, Kept]) -> list[str]:
    """The visits that hold less than a child said was durable, or more than the one put it was at."""
    return [id for id, kept in said.items() if id not in bodies or not is_as_said(bodies[id], kept)]


def is_as_said(body: Response, kept: Kept) -> bool:
    number = len(body.answers)
    if kept.ended != "running":
        return (number, body.ended) == (kept.answers, kept.ended)
    return kept.answers <= number <= kept.answers + 1


@pytest.mark.parametrize("seed", range(FOLDERS))
def test_what_was_kept_is_there_after_kill_9(
    folder: Path, nursery: Nursery, seed: int, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(seed)
    before: dict[str, Response] = {}
    cut = 0
    for _ in range(KILLS // FOLDERS):
        said = nursery.kill_one("die" if seed % 2 else "live", folder, chance)
        cut += (folder / f"{NAME}-journal").exists()
        bodies = opened(folder)
        assert lost(bodies, said) == []
        assert {id: bodies[id] for id in before} == before
        assert len(bodies.keys() - before.keys() - said.keys()) <= 1
        before = bodies
    assert before
    record_property("said", f"{KILLS // FOLDERS} kills, {cut} of them within a transaction")


@pytest.mark.parametrize("seed", [99])
def test_a_kiosk_that_thanks_too_early_is_found_out(folder: Path, nursery: Nursery, seed: int) -> None:
    chance = random.Random(seed)
    losses = 0
    for _ in range(20):
        said = nursery.kill_one("boast", folder, chance)
        losses += len(lost(opened(folder), said))
    assert losses
