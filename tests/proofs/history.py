"""One seed is one history: all goes wrong that can, in any order, and in the end everything is there."""

import hashlib
import random
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from easyread.concern import Concern
from easyread.message import Message
from tests.kiosk.kept import answered
from tests.proofs.after import LONG, faults
from tests.proofs.hub import Backup, Founded, Hub
from tests.proofs.road import Road
from tests.proofs.tablet import Files, Tablet
from tests.proofs.times import Times, simulated

YEARS = (-20, -3, -1, 1, 5, 20)
ACTS = {
    "answer": 30,
    "tell": 8,
    "record": 3,
    "write too much": 1,
    "round": 34,
    "go round": 4,
    "kill clock": 3,
    "deliver late": 2,
    "kill device": 4,
    "kill device soon": 6,
    "kill hub": 3,
    "kill hub soon": 7,
    "back up": 4,
    "put back": 3,
    "clone": 2,
    "fill device": 2,
    "fill hub": 1,
    "free disks": 3,
    "device clock": 4,
    "hub clock": 1,
    "mail": 1,
}
"""What happens next, by weight."""
LEAST, MOST = 8, 24
"""Acts of a history."""


class Ended(Struct, frozen=True):
    """What a history came to. ``trace``: of all that happened in it, alike whenever its seed is run."""

    seed: int
    faults: list[str]
    given: int
    met: Counter[str]
    trace: str


class History:
    """The world of one seed."""

    def __init__(self, seed: int, founded: Founded, files: list[Files], place: Path, times: Times) -> None:
        self.chance, self._seed = random.Random(seed), seed
        self._times = times
        self._founded, self._place = founded, place
        self.hub = Hub(founded, times, self.chance)
        self.road = Road(self.hub, self.chance)
        self.tablets: list[Tablet] = []
        self.backups = [Backup(founded.rows, 0)]
        self.happened: list[str] = []
        self._given = 0
        for number in range(self.chance.choice((1, 1, 2))):
            self._tablet(number, files[number])
        self._acts: dict[str, Callable[[Tablet], object]] = {
            "answer": self._answer,
            "tell": self._tell,
            "record": lambda tablet: tablet.record(self._begun()),
            "write too much": self._write_too_much,
            "round": Tablet.round,
            "go round": lambda _: self.hub.go_round(),
            "kill clock": lambda _: self.hub.go_round(until_mail=True),
            "deliver late": lambda _: self.road.deliver_late(),
            "kill device": lambda tablet: tablet.kill(),
            "kill device soon": Tablet.arm,
            "kill hub": lambda _: self.hub.kill(),
            "kill hub soon": lambda _: self.hub.arm(),
            "back up": lambda _: self.backups.append(self.hub.back_up()),
            "put back": lambda _: self.hub.put_back(self.backups[-1]),
            "clone": self._clone,
            "fill device": lambda tablet: tablet.fill_disk(full=True),
            "fill hub": lambda _: self.hub.fill_disk(full=True),
            "free disks": lambda _: self._free_disks(),
            "device clock": lambda _: self._set_clock("tablet_off"),
            "hub clock": lambda _: self._set_clock("hub_off"),
            "mail": lambda _: setattr(self.hub, "mail_is_up", not self.hub.mail_is_up),
        }

    def live(self) -> Ended:
        """All of it, and how it ended."""
        found = self._live()
        trace = hashlib.sha256(repr((self.happened, self.road.met, len(self.hub.mails))).encode()).hexdigest()
        met = self.road.met + Counter(line.rpartition(" ")[0] for line in self.happened)
        return Ended(self._seed, found, self._given, met, trace)

    def _live(self) -> list[str]:
        for _ in range(self.chance.randint(LEAST, MOST)):
            (act,) = self.chance.choices(list(ACTS), list(ACTS.values()))
            at = self.chance.randrange(len(self.tablets))
            self.happened.append(f"{act} {at}")
            self._acts[act](self.tablets[at])
            self._times.pass_by(self.chance.choice((1, 20, 70, 900)))
        if not self._end_well():
            return ["it never came to rest"]
        return faults(self.tablets, self.hub, self._times)

    def close(self) -> None:
        """Nothing of it is left."""
        for tablet in self.tablets:
            tablet.close()

    def _tablet(self, number: int, files: Files) -> Tablet:
        tablet = Tablet(self._place, self._founded.tablets[number], self.road, self._times, self.chance)
        tablet.start(files)
        tablet.number = number
        self.tablets.append(tablet)
        return tablet

    def _begun(self) -> str:
        self._given += 1
        return f"given {self._given}"

    def _answer(self, tablet: Tablet) -> None:
        """One more answer of the visit that goes on, which may end with it."""
        id, body = tablet.visit or (str(uuid.uuid4()), answered(0))
        begun = body.begun or self._begun()
        over = self.chance.random() < 0.4
        body = replace(answered(len(body.answers) + 1, "finished" if over else "running"), begun=begun)
        lives = tablet.lives
        kept = tablet.put(id, body, running=not over)
        if tablet.lives == lives and kept:
            tablet.visit = None if over else (id, body)

    def _tell(self, tablet: Tablet) -> None:
        """Someone is hurt."""
        body = Concern(topic="bad", detail="hurts", safe="no", begun=self._begun())
        tablet.put(str(uuid.uuid4()), body)

    def _write_too_much(self, tablet: Tablet) -> None:
        tablet.put(str(uuid.uuid4()), Message(written="x" * LONG, begun=self._begun()))

    def _clone(self, tablet: Tablet) -> None:
        """A copy of its disk in a second device."""
        copy = self._tablet(tablet.number, tablet.files())
        copy.told = {begun: replace(told) for begun, told in tablet.told.items()}

    def _free_disks(self) -> None:
        self.hub.fill_disk(full=False)
        for tablet in self.tablets:
            tablet.fill_disk(full=False)

    def _set_clock(self, whose: str) -> None:
        setattr(self._times, whose, timedelta(days=365 * self.chance.choice(YEARS)))

    def _end_well(self) -> bool:
        """The world is kind from here on; whether all came to rest."""
        self.road.is_kind, self.hub.mail_is_up = True, True
        self.hub.disarm()
        self._free_disks()
        for tablet in self.tablets:
            tablet.kill()
        noisy = self.tablets
        for _ in range(12):
            noisy = [tablet for tablet in self.tablets if not tablet.round()]
            self._times.pass_by(60)
            if not noisy:
                break
        self.hub.go_round()
        if self.hub.posts_wait():
            self._times.pass_by(180)
            self.hub.go_round()
        return not noisy


def lived(seed: int, founded: Founded, files: list[Files], place: Path) -> Ended:
    """A history from its beginning to its end."""
    with simulated(random.Random(seed)) as times:
        history = History(seed, founded, files, place, times)
        try:
            return history.live()
        except BaseException as error:
            error.add_note(f"in the history of seed {seed}, after {history.happened}")
            raise
        finally:
            history.close()
