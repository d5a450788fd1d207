"""A kiosk without a screen, made to be killed: somebody tells a concern in it, again and again."""

import queue
import random
from collections.abc import Callable
from pathlib import Path

from easyread import act as a
from easyread.body import Body
from easyread.concern import Concern
from kiosk.jobs import Jobs, OwnThread
from kiosk.session import Session
from tests.fakes import raise_bug
from tests.kiosk.kept import Device, device
from tests.kiosk.kill_child import Ids, Mortal, People, Told, household, nursery

WORD = "qzxvk"
"""What is written: it must be in no file."""
CARDS = ("sam", "hurts", "carer", "no", "stop", "elsewhere")
"""One on each page, once the topic was confirmed."""
PATH: tuple[a.Act, ...] = (
    a.OpenDoor("tell"),
    a.Choose("bad"),
    a.Next(),
    *(act for card in CARDS for act in (a.Choose(card), a.Next())),
    a.Make("write"),
    *(a.Type(letter) for letter in WORD),
    a.Next(),
    a.Choose("all"),
    a.Next(),
)


def said(body: Body) -> int:
    """How much was said, by card and by letter."""
    assert isinstance(body, Concern)
    cards = (body.topic, body.person, body.detail, body.who, body.safe, body.wants, body.contact)
    return sum(bool(card) for card in cards) + len(body.written)


def live(folder: Path, chance: random.Random, told: Told) -> None:
    """One telling after another, until the end of the process."""
    tellings(device(folder), chance, told)


def die(folder: Path, chance: random.Random, told: Told) -> None:
    """The same, killed by itself between two statements."""
    Mortal.chance = chance
    tellings(device(folder, Mortal), chance, told)


def tellings(one: Device, chance: random.Random, told: Told) -> None:
    """Some to their end; others are hidden somewhere, before or after they were confirmed."""
    one.outbox.end_running()
    home: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    session = Session(
        household,
        one.outbox,
        People(one.store),
        Jobs(OwnThread("store"), home.put, raise_bug),
        Ids(chance),
    )
    session.keeper.kept = lambda body: told(body.begun, said(body), "concern")
    session.begin()
    while True:
        acts = list(PATH)
        if chance.random() < 0.4:
            acts = [*acts[: chance.randint(1, len(PATH))], a.Hide(), a.Touch()]
        for act in acts:
            session.act(act)
            while session.keeper.busy and (isinstance(act, a.Next | a.Hide) or chance.random() < 0.5):
                home.get()()


if __name__ == "__main__":
    nursery({"live": live, "die": die})
