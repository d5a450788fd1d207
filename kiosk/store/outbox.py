"""The sealed envelopes of this device, kept until the hub's own backup has them."""

import sqlite3
from collections.abc import Callable

from easyread.body import Body, attachments
from easyread.envelope import MOST, Delivery, Envelope, Header, canonical, pack
from easyread.receipt import Newest
from kiosk.store.database import Store
from kiosk.store.salvage import ANY_DEVICE
from kiosk.store.settling import Proves, Settlement, envelope_of, settle
from kiosk.store.streams import Streams, belong

Sealing = Callable[[Header, bytes], tuple[bytes, bytes]]

ROUND_BYTES = 1_000_000
"""What the envelopes of one round come to at most, as they travel; one that is larger travels alone."""


class VisitOver(Exception):
    """An envelope was put again after its visit had ended: a bug, for it may be with the hub already."""


class Outbox:
    """The only table that what a person says is written to, and there only sealed."""

    def __init__(self, store: Store, device: str, key: str, seal: Sealing) -> None:
        """``key``: the id of the team key that ``seal`` seals to."""
        self._store = store
        self._device = device
        self._key = key
        self._seal = seal
        self.streams = Streams(store)

    def put(self, id: str, body: Body, running: bool) -> None:
        """Seal the body and keep it; when this returns it is on the disk.

        The first put of an id gives it the next sequence; later ones rewrite
        it in place while its visit is ``running``. Raises Trouble, and then the
        row is as it was; ``VisitOver`` when an earlier put said it was not running.
        """
        padded, streams = pack(body), [one.id for one in attachments(body)]

        def keep(connection: sqlite3.Connection) -> None:
            self._put(connection, id, padded, running)
            belong(connection, id, streams, running)

        self._store.write(keep)

    def _put(self, connection: sqlite3.Connection, id: str, padded: bytes, running: bool) -> None:
        found = connection.execute(
            "SELECT device, sequence, running FROM outbox WHERE id = ?", (id,)
        ).fetchone()
        if found is not None and not found[2]:
            raise VisitOver(f"{id} is not running")
        device, sequence = found[:2] if found else (self._device, next_sequence(connection, self._device))
        header = Header(v=1, key=self._key, device=device, id=id, sequence=sequence)
        sealed, signature = self._seal(header, padded)
        if found is None:
            connection.execute(
                "INSERT INTO outbox (id, device, sequence, running, header, signature, sealed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (id, device, sequence, running, canonical(header), signature, sealed),
            )
        else:
            connection.execute(
                "UPDATE outbox SET running = ?, header = ?, signature = ?, sealed = ? WHERE id = ?",
                (running, canonical(header), signature, sealed, id),
            )

    def end_running(self) -> int:
        """At start: visits that were cut short are over and can be sent; how many there were.

        What was refused is offered once more: the hub may have room again, or the copy that it saw was a bad one.
        """
        self.streams.end_running()
        if self.refused():
            self._store.write(lambda connection: connection.execute("UPDATE outbox SET refused = NULL"))
        if not self._count("running = 1"):
            return 0
        return self._store.write(
            lambda connection: connection.execute("UPDATE outbox SET running = 0 WHERE running = 1").rowcount
        )

    def waiting(self, limit: int = MOST) -> tuple[Envelope, ...]:
        """What the hub is to be offered now, oldest first."""
        rows = self._store.read(
            lambda connection: connection.execute(
                "SELECT id, sequence, header, sealed, signature FROM outbox"
                " WHERE receipt IS NULL AND running = 0 AND refused IS NULL ORDER BY place LIMIT ?",
                (limit,),
            ).fetchall()
        )
        offered: list[Envelope] = []
        room = ROUND_BYTES
        for row in rows:
            envelope = envelope_of(*row)
            room -= len(canonical(envelope))
            if room < 0 and offered:
                break
            offered.append(envelope)
        return tuple(offered)

    def settle(self, offered: frozenset[str], delivery: Delivery, proves: Proves) -> Settlement:
        """Take in what the hub said to the envelopes it was offered, in one transaction."""
        return self._store.write(lambda connection: settle(connection, offered, delivery, proves))

    def newest(self) -> Newest | None:
        """The newest receipt, of those whose copies are kept; None without any."""
        row = self._store.read(
            lambda connection: connection.execute(
                "SELECT id, mark FROM outbox WHERE receipt IS NOT NULL AND sealed IS NOT NULL AND device = ?"
                " ORDER BY mark DESC LIMIT 1",
                (self._device,),
            ).fetchone()
        )
        return Newest(id=row[0], mark=row[1]) if row else None

    def pending(self) -> int:
        """How many the hub is not known to have, running and refused ones and what travels beside them among them."""
        return self._count("receipt IS NULL") + self.streams.pending()

    def last_sequence(self) -> int:
        """The last sequence that this device gave out; 0 before the first."""
        row = self._store.read(
            lambda connection: connection.execute(
                "SELECT last FROM sequence WHERE device = ?", (self._device,)
            ).fetchone()
        )
        return row[0] if row else 0

    def refused(self) -> int:
        """How many the hub would not take; they are kept until it asks."""
        return self._count("receipt IS NULL AND refused IS NOT NULL")

    def has_gone(self, id: str) -> bool:
        """Whether a receipt of the hub for it is kept here."""
        return bool(
            self._store.read(
                lambda connection: connection.execute(
                    "SELECT 1 FROM outbox WHERE id = ? AND receipt IS NOT NULL", (id,)
                ).fetchone()
            )
        )

    def _count(self, which: str) -> int:
        row: tuple[int] = self._store.read(
            lambda connection: connection.execute(f"SELECT count(*) FROM outbox WHERE {which}").fetchone()
        )
        return row[0]


def next_sequence(connection: sqlite3.Connection, device: str) -> int:
    """The number of the next envelope of a device, which nothing else gets."""
    row: tuple[int] = connection.execute(
        "INSERT INTO sequence VALUES (?, 1 + ifnull((SELECT last FROM sequence WHERE device = ?), 0))"
        " ON CONFLICT (device) DO UPDATE SET last = last + 1 RETURNING last",
        (device, ANY_DEVICE),
    ).fetchall()[0]
    return row[0]
