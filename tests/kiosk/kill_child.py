"""A kiosk without a screen, made to be killed: it answers for ever and says on its output what is durable.

As a programme it is a nursery: for each line on its input, a data folder and a
number for chance, it forks a child that works in that folder, prints the
child's process id, and prints ``dead`` when the child has gone. What a child
prints in between is ``kept ID ANSWERS RUNNING``, one line once each put has returned.
"""

import os
import random
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.kiosk.kept import Device, answered, device, new_id

Told = Callable[[str, int, bool], None]
"""Takes the id of a visit, how many answers it has, and whether it goes on: all of it durable."""

LONGEST = 6
"""Answers in a visit at most."""


def live(folder: Path, chance: random.Random, told: Told) -> None:
    """One visit after another, until the end of the process."""
    visits(device(folder), chance, told)


def visits(one: Device, chance: random.Random, told: Told) -> None:
    """One visit after another on this device."""
    one.outbox.end_running()
    while True:
        id, length = new_id(), chance.randint(0, LONGEST)
        for number in range(length + 1):
            one.outbox.put(id, answered(number), running=True)
            told(id, number, True)
        one.outbox.put(id, answered(length, "finished"), running=False)
        told(id, length, False)


class Mortal(sqlite3.Connection):
    """A connection on which each statement may be the last thing the process does, begun or done."""

    chance = random.Random()
    odds = 0.01

    def execute(self, sql: str, *others: Any) -> sqlite3.Cursor:
        self._perhaps_die()
        done = super().execute(sql, *others)
        self._perhaps_die()
        return done

    def _perhaps_die(self) -> None:
        if self.chance.random() < self.odds:
            os.kill(os.getpid(), signal.SIGKILL)


def die(folder: Path, chance: random.Random, told: Told) -> None:
    """The same, killed by itself between two statements, most often within a transaction."""
    Mortal.chance = chance
    visits(device(folder, Mortal), chance, told)


def boast(folder: Path, chance: random.Random, told: Told) -> None:
    """The same by a kiosk that thanks before it has kept: what the test must find out."""
    one = device(folder)
    one.outbox.end_running()
    while True:
        id = new_id()
        told(id, 1, True)
        one.outbox.put(id, answered(1), running=True)
        told(id, 2, False)
        one.outbox.put(id, answered(2, "finished"), running=False)


LIVES = {"live": live, "die": die, "boast": boast}


def say(id: str, number: int, running: bool) -> None:
    """One whole line to whoever counts."""
    os.write(1, f"kept {id} {number} {int(running)}\n".encode())


def nursery() -> None:
    """Fork a child for each line of input, and wait until somebody has killed it."""
    for line in sys.stdin:
        how, seed, folder = line.rstrip("\n").split(" ", 2)
        child = os.fork()
        if child == 0:
            LIVES[how](Path(folder), random.Random(int(seed)), say)
        os.write(1, f"born {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    nursery()
