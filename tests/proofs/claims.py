"""The tablet says that something has gone if and only if the scheme's receipt is stored: python -m tests.proofs.claims.

Random acts of somebody who tells and answers; rounds that end well, fail, or lose the hub's answer; the two threads
turned in any order. After each step the screen is read and compared with the receipts that are in the file.
"""

import argparse
import random
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

from msgspec import Struct, field

from easyread import act as a
from easyread.envelope import Delivery, ExchangeRequest
from easyread.line import Line
from easyread.screen import AnyScreen
from kiosk import road
from kiosk.jobs import Jobs
from kiosk.session import Session
from kiosk.sync.loop import Loop, Round
from kiosk.sync.rounds import Rounds
from kiosk.trouble import HubAway
from tests.fakes import FakeHub, HandTurned, StillClock, raise_bug
from tests.kiosk.kept import DEVICE, KEYS, STATE, device, memory_folder
from tests.kiosk.kill_child import INTO, People, household

CLAIMS = {"It has gone.", "Everything has gone."}
LOOKS: tuple[a.Act, ...] = (a.OpenDoor("tell"), a.Choose("gone"), a.Back(), a.Back())
DOINGS: tuple[tuple[a.Act, ...], ...] = (
    LOOKS,
    (a.OpenDoor("tell"), a.Choose("talk"), a.Next(), a.Next(), a.Next()),
    (a.OpenDoor("tell"), a.Choose("bad"), a.Next(), a.Next(), a.Choose("hurts"), a.Choose("all"), a.Next()),
    (*INTO, a.Give("good"), a.Next(), a.Stop(), a.Choose("keep"), a.Next(), a.Next()),
    (*INTO, a.Give("bad"), a.Tell(), a.Choose("talk"), a.Next(), a.Hide(), a.Touch()),
)
RUNS = 50
"""Doings on one device, before the next begins in a new folder."""


class Tablet:
    """Session, outbox and rounds of one device; ``wrong``: what the screen said that is not so."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance, self.clock, self.hub = chance, StillClock(), FakeHub(KEYS, DEVICE)
        self.device = device(folder)
        self.store, self.network = HandTurned(), HandTurned()
        stores = Jobs(self.store, lambda call: call(), raise_bug)
        networks = Jobs(self.network, lambda call: call(), raise_bug)
        self.screen: AnyScreen | None = None
        self.claims, self.wrong, self.ahead = 0, list[str](), list[a.Act]()
        self.session = Session(household, self.device.outbox, People(self.device.store), stores, self.clock)
        self.session.shown = self.show
        of = SimpleNamespace(outbox=self.device.outbox, told=self.device.household, read=lambda: None)
        self.road = road.Road(of, stores, networks, None, None)  # type: ignore[arg-type]
        self.road.waiting = self.waiting  # type: ignore[method-assign]
        self.road.told.connect(lambda known, pending: self.session.act(a.Told(known, pending)))
        self.session.keeper.kept = lambda body: self.road.kept()
        rounds = Round(stores, networks, self.device.outbox, self.device.household, self)
        slots = Rounds(0.0, chance.random)
        self.loop = Loop(rounds, slots, self.clock.later, self.clock.seconds, self.road._end)
        self.loop.start(lambda: (STATE, {}))
        self.session.begin()
        # As the kiosk's start does.
        self.road._count(self.road.waiting())

    def waiting(self) -> road.Known:
        """There is internet now, or there is none."""
        return "not-yet" if self.chance.random() < 0.7 else "no-internet"

    def show(self, shown: AnyScreen, said: tuple[Line, ...] | None) -> None:
        self.screen = shown

    def exchange(self, request: ExchangeRequest) -> Delivery:
        """The road to the hub: away, or its answer is lost, or well."""
        how = self.chance.random()
        if how < 0.2:
            raise HubAway
        delivery = self.hub.exchange(request)
        if how < 0.4:
            raise HubAway
        return delivery

    def step(self) -> None:
        """One of all that may happen next."""
        queue = self.chance.choice((self.store.queue, self.network.queue, None, None))
        if queue:
            (self.store if queue is self.store.queue else self.network).turn()
        elif self.ahead:
            self.session.act(self.ahead.pop(0))
        if self.chance.random() < 0.2:
            self.clock.pass_by(self.chance.uniform(1, 90))
        self.look()

    def look(self, quiet: bool = False) -> None:
        """What the screen claims, beside what is in the file and at the hub."""
        words = {line.words for line in getattr(self.screen, "heading", ())}
        claims = bool(words & CLAIMS)
        rows = self.device.store.read(
            lambda connection: connection.execute("SELECT id, receipt IS NULL FROM outbox").fetchall()
        )
        waits = [id for id, without in rows if without or id not in self.hub.ids()]
        self.claims += claims
        if claims and waits:
            self.wrong.append(f"{sorted(words & CLAIMS)} with {len(waits)} waiting")
        if quiet and not waits and self.session.visit.road != "gone":
            self.wrong.append("nothing waits, and it does not say so")

    def rest(self) -> None:
        """All that was begun comes to its end, and so does one round that reaches the hub, whatever comes back."""
        self.end_all()
        rounds = len(self.hub.requests)
        while len(self.hub.requests) == rounds:
            self.clock.pass_by(60)
            self.end_all()
        self.look(quiet=True)

    def end_all(self) -> None:
        """Until neither thread has anything to do."""
        while self.store.queue or self.network.queue:
            self.store.turn_all()
            self.network.turn_all()


def one_device(chance: random.Random, runs: int) -> Tablet:
    """So many doings, one after the other."""
    with memory_folder() as folder:
        tablet = Tablet(folder, chance)
        for _ in range(runs):
            tablet.ahead = list(chance.choice(DOINGS))
            while tablet.ahead or chance.random() < 0.8:
                tablet.step()
            for _ in range(chance.choice((0, 0, 1, 2))):
                tablet.rest()
        tablet.device.store.close()
    return tablet


class Found(Struct):
    """What came of all runs. ``wrong``: each contradiction, and how often."""

    claims: int = 0
    sent: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


def prove(runs: int, seed: int) -> Found:
    """So many doings, on as many devices as they need."""
    found = Found()
    for number in range(runs // RUNS):
        tablet = one_device(random.Random(f"{seed} {number}"), RUNS)
        found.wrong.update(tablet.wrong)
        found.claims += tablet.claims
        found.sent += len(tablet.hub.ids())
    return found


def main() -> int:
    """Exit 1 at any contradiction."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--runs", type=int, default=10_000)
    said.add_argument("--seed", type=int, default=1)
    given = said.parse_args()
    found = prove(given.runs, given.seed)
    print(
        f"{given.runs} runs, {found.sent} things sent, {found.claims} times it said that it has gone",
        end=": ",
    )
    print(f"{found.wrong.total()} contradictions")
    for words, count in found.wrong.most_common(5):
        print(f"{count} x {words}")
    return int(bool(found.wrong))


if __name__ == "__main__":
    sys.exit(main())
