"""A device of a simulated history: Heard's own store and loop, on a file that is all that a kill leaves of it."""

import base64
import random
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from easyread.body import Body
from easyread.envelope import Delivery, ExchangeRequest, State
from easyread.response import Answer, Response, Said
from kiosk.seal import Seal
from kiosk.store.database import open_store
from kiosk.store.household import Household, Pairing, PublicKey
from kiosk.store.outbox import Outbox
from kiosk.stream import Stream
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.sync import sync_once
from kiosk.trouble import Trouble
from tests.proofs.hub import Killed
from tests.proofs.road import Road, spoilt
from tests.proofs.times import Times

BALLAST = 4096
AT_MOST = 40
"""Statements of a put or a round, roughly: where in it a device is killed."""
Files = dict[str, bytes]


class Told(Struct):
    """What a person was told of one thing that they gave: the newest that was kept, and one that may have been."""

    kept: Body | None
    tried: Body


class Dying(sqlite3.Connection):
    """A connection whose process may be killed before any statement."""

    tablet: "Tablet | None" = None

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if self.tablet is not None:
            self.tablet.statement()
        return super().execute(sql, *values)


class Tablet:
    """One life after another on what the last one left on its disk."""

    def __init__(
        self, place: Path, file: dict[str, Any], road: Road, times: Times, chance: random.Random
    ) -> None:
        self._place, self._file, self._road, self._times, self._chance = place, file, road, times, chance
        self.told: dict[str, Told] = {}
        self.visit: tuple[str, Response] | None = None
        self.lives = self.number = 0
        self._left: int | None = None
        self._files: Files = {}

    def start(self, files: Files) -> None:
        """A process on these files, as ``kiosk.device`` opens them."""
        self.lives += 1
        self.folder = self._place / f"{id(self)}-{self.lives}"
        self.folder.mkdir()
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        self._left, self.visit = None, None
        self.store = open_store(self.folder, partial(sqlite3.connect, factory=Dying), BALLAST)
        assert self.store.put_aside is None, "a kill damaged the file"
        pairing = pairing_of(self._file)
        seal = Seal(pairing.team_key.public, pairing.escrow_key.public, pairing.signing_key)
        self.outbox = Outbox(self.store, pairing.device, pairing.team_key.id, seal.seal)
        self.outbox.end_running()
        self.household = Household(self.store)
        if self.household.pairing() is None:
            self.household.pair(pairing)
        self._hub = HttpHub(pairing)
        self._hub._road = self._road  # type: ignore[assignment]
        connection = self.store._connection
        assert isinstance(connection, Dying)
        connection.tablet = self

    @property
    def device(self) -> uuid.UUID:
        """The id that the hub gave it."""
        return uuid.UUID(self._file["file"]["device"])

    def arm(self) -> None:
        """The process will be killed at some statement of what it does next."""
        self._left = self._chance.randrange(AT_MOST)

    def statement(self) -> None:
        """One more is about to run."""
        if self._left is None:
            return
        self._left -= 1
        if self._left < 0:
            self._left, self._files = None, self.files()
            raise Killed

    def kill(self, files: Files | None = None) -> None:
        """The process is gone; the next begins on the files as they are."""
        files = files or self.files()
        self.close()
        self.start(files)

    def close(self) -> None:
        """Let go of everything, without a word to the file: what was not committed is not in it."""
        connection = self.store._connection
        assert isinstance(connection, Dying)
        connection.tablet = None
        self.store.close()
        for file in self.folder.iterdir():
            file.unlink()
        self.folder.rmdir()

    def files(self) -> Files:
        """What is on its disk at this moment, a journal of what is not committed among it."""
        names = ("heard.sqlite3", "heard.sqlite3-journal", "pairing.copy")
        return {name: (self.folder / name).read_bytes() for name in names if (self.folder / name).exists()}

    def fill_disk(self, full: bool) -> None:
        """From here on hardly a page can be added, or any again."""
        ask = partial(sqlite3.Connection.execute, self.store._connection)
        (pages,) = ask("PRAGMA page_count").fetchone()
        most = pages + self._chance.randrange(6) if full else 2**31 - 1
        ask(f"PRAGMA max_page_count = {most}").fetchall()

    def put(self, id: str, body: Body, running: bool = False) -> bool:
        """Whether the person was told that it was kept; the process may die in it, and nobody tells them anything."""
        return self._alive(lambda: self._put(id, body, running))

    def record(self, begun: str) -> bool:
        """Something is said aloud, kept piece by piece, and put with its key."""
        return self._alive(lambda: self._record(begun))

    def round(self) -> bool:
        """An exchange; whether it was quiet: nothing was left to say."""
        return self._alive(self._round)

    def _put(self, id: str, body: Body, running: bool) -> bool:
        told = self.told.setdefault(body.begun, Told(None, body))
        told.tried = body
        try:
            self.outbox.put(id, body, running)
        except Trouble:
            if told.kept is None:
                del self.told[body.begun]
            else:
                told.tried = told.kept
            return False
        told.kept = body
        return True

    def _record(self, begun: str) -> bool:
        stream = Stream(str(uuid.uuid4()), "audio/pcm")
        try:
            self.outbox.streams.begin(stream.id, stream.header)
            pieces, attachment = stream.end()
            self.outbox.streams.add(stream.id, 1, pieces, whole=True)
        except Trouble:
            return False
        answers = (Answer(question="more", value=Said(attachment)),)
        body = Response(ended="finished", seen=("more",), answers=answers, begun=begun)
        return self._put(str(uuid.uuid4()), body, running=False)

    def _round(self) -> bool:
        state = State(pending=0, free_bytes=10**9, app="0", clock=self._times.tablet().isoformat())
        try:
            outcome = sync_once(self.outbox, self.household, self, state)
        except Trouble as trouble:
            with suppress(Trouble):  # the disk is full: staff read the earlier one
                self.household.not_exchanged(trouble)
            return False
        waits = self.outbox.pending() > self.outbox.refused()
        return not (outcome.offered or outcome.settlement.forgotten or waits)

    def _alive(self, work: Callable[[], bool]) -> bool:
        try:
            return work()
        except Killed:
            self.kill(self._files)
            return False

    def exchange(self, request: ExchangeRequest) -> Delivery:
        """What is read from the disk may come out wrong, once; the loop knows nothing of it."""
        if self._road.draw(part=request.part is not None) == "spoilt":
            request = spoilt(request, self._chance)
        return self._hub.exchange(request)


def pairing_of(file: dict[str, Any]) -> Pairing:
    """As staff paired it."""
    known = file["file"]
    team, escrow = (
        PublicKey(id=known[name]["id"], public=base64.b64decode(known[name]["public"]))
        for name in ("team_key", "escrow_key")
    )
    return Pairing(
        hub="http://127.0.0.1:1",
        hub_id=known["hub_id"],
        ca="",
        scheme_key=base64.b64decode(known["scheme_key"]),
        team_key=team,
        escrow_key=escrow,
        device=known["device"],
        signing_key=base64.b64decode(file["seed"]),
        pin=b"",
    )
