"""Kills children at random points and compares what they said was durable with what is there."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from easyread.body import Body
from easyread.concern import Concern
from easyread.response import Response
from tests.kiosk.kept import KEYS, device
from tests.opening import open_sealed

MOST_ACKS = 16
"""A child is killed after at most so many puts, and up to 2 ms on: a put in memory takes about 1."""


class Kept(Struct, frozen=True):
    """What a child said was durable of one visit."""

    answers: int
    ended: str


class Nursery:
    """The process that forks children; ``kill_one`` ends one and tells what it had said."""

    def __init__(self, programme: str) -> None:
        """``programme``: the module of the children."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", programme],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def kill_one(
        self,
        how: str,
        folder: Path,
        chance: random.Random,
        least: int = 0,
        most: int = MOST_ACKS,
        within: float = 0.002,
    ) -> dict[str, Kept]:
        """Kill a child that said so much, ``within`` seconds, or let it do so itself; all that it said.

        Raises AssertionError when it ended by a fault of its own, or came to a standstill.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{how} {chance.getrandbits(32)} {folder}\n")
        self._process.stdin.flush()
        said: dict[str, Kept] = {}
        acks, child = chance.randint(least, most) if how != "die" else sys.maxsize, 0
        while (line := self._process.stdout.readline().split())[:1] != ["dead"]:
            assert line, "the nursery has ended"
            if line[0] == "born":
                child = int(line[1])
            elif line[0] == "kept":
                said[line[1]] = Kept(int(line[2]), line[3])
                acks -= 1
            if child and acks <= 0:
                linger(chance.uniform(0, within))
                # One that came to its end by itself, a moment ago, is not there any more.
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                child, acks = 0, sys.maxsize
        assert int(line[1]) <= 0, "it ended by a fault of its own"
        assert int(line[1]) != -signal.SIGALRM, "it came to a standstill"
        return said

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(60)


def linger(seconds: float) -> None:
    """Be busy for so long: finer than a sleep could be."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        continue


def opened(folder: Path) -> dict[str, Body]:
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
    bodies = {id: open_sealed(header, sealed, KEYS.team) for id, _, header, sealed in rows}
    assert {id: body.begun for id, body in bodies.items() if body.begun} == {
        id: id for id, body in bodies.items() if body.begun
    }
    return bodies


def lost(bodies: dict[str, Body], said: dict[str, Kept]) -> list[str]:
    """What holds less than a child said was durable, or more than the one put it was at."""
    return [id for id, kept in said.items() if id not in bodies or not is_as_said(bodies[id], kept)]


def is_as_said(body: Body, kept: Kept) -> bool:
    if isinstance(body, Concern):
        return kept.ended == "concern"
    assert isinstance(body, Response)
    number = len(body.answers)
    if kept.ended != "running":
        return (number, body.ended) == (kept.answers, kept.ended)
    return kept.answers <= number <= kept.answers + 1
