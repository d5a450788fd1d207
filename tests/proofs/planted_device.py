"""Bugs to plant in the device, each a function of its real code replaced by one with the bug."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from msgspec.structs import replace

from easyread.envelope import Delivery, Header, Settled, canonical
from kiosk.store import settling
from kiosk.store.outbox import Outbox, next_sequence
from kiosk.sync import sync
from kiosk.sync.http_hub import HttpHub
from kiosk.trouble import HubAway
from tests.proofs.simulation import World
from tests.proofs.times import TIMES

EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
EXPIRED = timedelta(days=90)


@contextmanager
def swapped(owner: Any, name: str, new: Callable[[Any], Any]) -> Iterator[None]:
    """``new`` makes the function that stands there meanwhile, from the one that stood there."""
    old = getattr(owner, name)
    setattr(owner, name, new(old))
    try:
        yield
    finally:
        setattr(owner, name, old)


@contextmanager
def trust_http_200(_: World) -> Iterator[None]:
    """Whoever answers 200 is the hub, and has all that it was offered."""

    def exchange(real: Any) -> Any:
        def trusting(self: HttpHub, request: Any) -> Delivery:
            said: list[int] = []
            road = self._road
            self._road = _Listening(road, said)  # type: ignore[assignment]
            try:
                delivery: Delivery = real(self, request)
            except HubAway:
                if said != [200]:
                    raise
                delivery = Delivery(lost=False, time="")
            finally:
                self._road = road
            had = {item.id for item in delivery.settled}
            more = (Settled(id=one.id, how="taken", receipt=b"200", mark=0) for one in request.envelopes)
            return replace(delivery, settled=(*delivery.settled, *(one for one in more if one.id not in had)))

        return trusting

    with swapped(HttpHub, "exchange", exchange), swapped(sync, "is_signed", lambda _: lambda *_: True):
        yield


class _Listening:
    """A road, and which statuses came back on it."""

    def __init__(self, road: Any, said: list[int]) -> None:
        self._road, self._said = road, said

    def post(self, *sent: Any) -> tuple[int, bytes]:
        status, answer = self._road.post(*sent)
        self._said.append(status)
        return status, answer


def mark_sent_first(_: World) -> AbstractContextManager[None]:
    """The device writes down that something is gone, then sends it."""

    def ask(real: Any) -> Any:
        def marking(outbox: Outbox, *rest: Any) -> Any:
            request = real(outbox, *rest)
            sent = [(one.id,) for one in request.envelopes]
            change = "UPDATE outbox SET receipt = x'01', how = 'taken', mark = 0 WHERE id = ?"
            outbox._store.write(lambda connection: [connection.execute(change, one) for one in sent])
            return request

        return marking

    return swapped(sync, "ask", ask)


def last_write_wins_by_device_clock(_: World) -> AbstractContextManager[None]:
    """What comes from an earlier moment, as the device has it, is older."""
    last: dict[str, datetime] = {}

    def put(real: Any) -> Any:
        def by_clock(self: Outbox, connection: Any, id: str, *rest: Any) -> None:
            if TIMES.tablet() >= last.get(id, EARLIEST):
                last[id] = TIMES.tablet()
                real(self, connection, id, *rest)

        return by_clock

    return swapped(Outbox, "_put", put)


def purge_on_receipt(_: World) -> AbstractContextManager[None]:
    """The device lets its copy go when the hub has it, whatever the backup has."""
    return swapped(settling, "_drop", lambda real: lambda connection, _: real(connection, settling.MOST_MARK))


@contextmanager
def new_id_on_retry(_: World) -> Iterator[None]:
    """What is sent again is sealed again, under another id."""
    bodies: dict[str, bytes] = {}
    offered: set[str] = set()

    def put(real: Any) -> Any:
        def remembering(self: Outbox, connection: Any, id: str, padded: bytes, running: bool) -> None:
            bodies[id] = padded
            real(self, connection, id, padded, running)

        return remembering

    def rename(self: Outbox, old: str, connection: Any) -> None:
        id, sequence = str(uuid.uuid4()), next_sequence(connection, self._device)
        header = Header(v=1, key=self._key, device=self._device, id=id, sequence=sequence)
        bodies[id] = bodies[old]
        values = (id, sequence, canonical(header), *self._seal(header, bodies[id]), old)
        change = "UPDATE outbox SET id = ?, sequence = ?, header = ?, sealed = ?, signature = ? WHERE id = ?"
        connection.execute(change, values)

    def waiting(real: Any) -> Any:
        def renaming(self: Outbox, *limit: int) -> Any:
            for old in [one for one in real(self, *limit) if one.id in offered]:
                if old.id in bodies:
                    self._store.write(partial(rename, self, old.id))
            again = real(self, *limit)
            offered.update(one.id for one in again)
            return again

        return renaming

    with swapped(Outbox, "_put", put), swapped(Outbox, "waiting", waiting):
        yield


def expire_unsent(_: World) -> AbstractContextManager[None]:
    """At each start, what has waited for long by the device's clock is deleted."""
    first: dict[str, datetime] = {}

    def end_running(real: Any) -> Any:
        def expiring(self: Outbox) -> int:
            ended: int = real(self)
            waits = self._store.read(
                lambda connection: connection.execute(
                    "SELECT id FROM outbox WHERE receipt IS NULL"
                ).fetchall()
            )
            old = [
                one for one in waits if TIMES.tablet() - first.setdefault(one[0], TIMES.tablet()) > EXPIRED
            ]
            self._store.write(
                lambda connection: connection.executemany("DELETE FROM outbox WHERE id = ?", old)
            )
            return ended

        return expiring

    return swapped(Outbox, "end_running", end_running)
