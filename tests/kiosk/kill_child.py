"""A kiosk without a screen, made to be killed: session and store answer for ever and say what is durable.

As a programme it is a nursery: for each line on its input, a data folder and a
number for chance, it forks a child that works in that folder, prints the
child's process id, and prints ``dead STATUS`` when the child has gone. What a child
prints in between is ``kept ID ANSWERS ENDED``, one line once each put has returned.
"""

import os
import queue
import random
import signal
import sqlite3
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from easyread import act as a
from easyread.body import Body
from easyread.response import Response
from easyread.stage import Household
from easyread.survey import EitherOr
from kiosk.jobs import Jobs, OwnThread
from kiosk.session import Session
from kiosk.store.profiles import Profiles
from kiosk.store.replies import ReplyBox
from tests.fakes import raise_bug
from tests.kiosk.kept import Device, answered, device, new_id
from tests.makers import make_household, make_question, make_survey

Told = Callable[[str, int, str], None]
"""Takes the id of a visit, how many answers it has, and how it stands: all of it durable."""

LONGEST = 6
"""Answers in a visit."""
INTO: tuple[a.Act, ...] = (
    a.OpenDoor("questions"),
    a.Choose("sam"),
    a.Next(),
    a.Choose("me"),
    a.Next(),
    a.Choose("good"),
    a.Next(),
)


class Ids:
    """Ids as they come, and a clock that tells the newest of them: so a response names its own envelope."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._last = chance, ""

    def id(self) -> str:
        self._last = str(uuid.UUID(int=self._chance.getrandbits(128), version=4))
        return self._last

    def seconds(self) -> float:
        return 0.0

    def time(self) -> str:
        return self._last


def household() -> Household:
    """Sam, who consented, and one survey."""
    questions = (make_question(EitherOr, f"q{n}", ("good", "bad")) for n in range(LONGEST))
    survey = make_survey("good", questions)
    return make_household(surveys=(survey,), practice=None, consented=frozenset({"sam"}))


class People(Profiles):
    """What is remembered of people, and which replies were shown."""

    def show(self, reply: str) -> None:
        """As the device does."""
        ReplyBox(self._store).show(reply)


def live(folder: Path, chance: random.Random, told: Told) -> None:
    """One visit after another, until the end of the process."""
    visits(device(folder), chance, told)


def visits(one: Device, chance: random.Random, told: Told) -> None:
    """One visit after another on this device, some of them stopped or hidden half way."""
    one.outbox.end_running()
    home: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    jobs = Jobs(OwnThread("store"), home.put, raise_bug)
    session = Session(household, one.outbox, People(one.store), jobs, Ids(chance))
    session.keeper.kept = lambda body: tell(body, told)
    session.begin()
    while True:
        for act in visit(chance):
            session.act(act)
            # At times a hand is faster than the disk; the last screen it waits for.
            while session.keeper.busy and (isinstance(act, a.Next | a.Hide) or chance.random() < 0.5):
                home.get()()


def visit(chance: random.Random) -> list[a.Act]:
    """All that a person does in one visit."""
    length = chance.randint(0, LONGEST)
    answers: list[a.Act] = [act for _ in range(length) for act in (a.Give("good"), a.Next())]
    if length == LONGEST:
        return [*INTO, *answers, a.Next(), a.Next()]
    ends: list[list[a.Act]] = [[a.Hide(), a.Touch()], [a.Stop(), a.Choose("keep"), a.Next(), a.Next()]]
    return [*INTO, *answers, *chance.choice(ends)]


def tell(body: Body, told: Told) -> None:
    """Say what is durable."""
    if isinstance(body, Response):
        told(body.begun, len(body.answers), body.ended)
    else:
        told(body.begun, 0, "concern")


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
    """A kiosk that thanks before it has kept: what the test must find out."""
    one = device(folder)
    one.outbox.end_running()
    while True:
        id = new_id()
        told(id, 1, "running")
        one.outbox.put(id, replace(answered(1), begun=id), running=True)
        told(id, 2, "finished")
        one.outbox.put(id, replace(answered(2, "finished"), begun=id), running=False)


Life = Callable[[Path, random.Random, Told], None]
LIVES: dict[str, Life] = {"live": live, "die": die, "boast": boast}


def say(id: str, number: int, ended: str) -> None:
    """One whole line to whoever counts."""
    os.write(1, f"kept {id} {number} {ended}\n".encode())


def nursery(lives: dict[str, Life]) -> None:
    """Fork a child for each line of input, and wait until somebody has killed it."""
    for line in sys.stdin:
        how, seed, folder = line.rstrip("\n").split(" ", 2)
        child = os.fork()
        if child == 0:
            # One that comes to a standstill and says no more ends by itself: nobody would kill it.
            signal.alarm(60)
            lives[how](Path(folder), random.Random(int(seed)), say)
        os.write(1, f"born {child}\n".encode())
        _, status = os.waitpid(child, 0)
        os.write(1, f"dead {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    assert "PySide6" not in sys.modules, "session and store need no Qt"
    nursery(LIVES)
