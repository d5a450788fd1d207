"""The sealed recordings and photos of this device, kept until the hub's own backup has them."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from easyread.stream import (
    HEADER,
    MOST_STREAMS,
    PART,
    PIECE,
    STEP,
    Held,
    Standing,
    StreamPart,
    stream_digest,
)
from kiosk.store.database import Store
from kiosk.store.settling import MOST_MARK
from kiosk.stream import noise

Proves = Callable[[Standing, str], bool]
"""Whether the receipt is the hub's word for the stream of this digest."""


class Streams:
    """What a person says or shows, and here only sealed; its methods are for the store's thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, id: str, header: bytes) -> None:
        """A stream begins; until a body with its key is put it belongs to nobody."""

        def keep(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO stream (id) VALUES (?)", (id,))
            connection.execute("INSERT INTO chunk VALUES (?, 0, ?)", (id, header))

        self._store.write(keep)

    def add(self, id: str, first: int, pieces: Sequence[bytes], whole: bool = False) -> None:
        """Keep pieces, of which the first has this number, from 1; when this returns they are on the disk."""

        def keep(connection: sqlite3.Connection) -> None:
            rows = ((id, first + number, piece) for number, piece in enumerate(pieces))
            connection.executemany("INSERT OR IGNORE INTO chunk VALUES (?, ?, ?)", rows)
            if whole:
                connection.execute("UPDATE stream SET whole = 1 WHERE id = ?", (id,))

        self._store.write(keep)

    def end_running(self) -> None:
        """At start: those that were cut short are padded and can be sent; those that belong to nobody go."""
        if self._store.read(_unended):
            self._store.write(_end)

    def held(self) -> tuple[Held, ...]:
        """Those that can be sent, or were and are kept until the backup has them, oldest first."""
        return self._store.read(_held)

    def part(self, room: int) -> StreamPart | None:
        """The next bytes that the hub lacks, so many at most; None when it lacks none, or there is no room."""
        if room < PIECE:
            return None
        return self._store.read(lambda connection: _part(connection, min(room, PART)))

    def take(self, standings: Iterable[Standing], backup_mark: int, proves: Proves) -> None:
        """What the hub has by now; what its backup holds goes from here."""
        said, backup_mark = tuple(standings), min(backup_mark, MOST_MARK)
        safe = self._store.read(lambda connection: _droppable(connection, backup_mark))
        if said or safe:
            self._store.write(lambda connection: _take(connection, said, backup_mark, proves))

    def pending(self) -> int:
        """How many the hub is not known to have."""
        query = "SELECT count(*) FROM stream WHERE receipt IS NULL AND used = 1"
        row: tuple[int] = self._store.read(lambda connection: connection.execute(query).fetchone())
        return row[0]


def belong(connection: sqlite3.Connection, envelope: str, ids: Iterable[str], running: bool) -> None:
    """An envelope is put whose body holds the keys of these streams; in the open transaction.

    Others that it held before are kept while its visit runs, for a touch can bring them back; then they go.
    """
    connection.execute("UPDATE stream SET used = 0 WHERE envelope = ?", (envelope,))
    for id in ids:
        connection.execute(
            "UPDATE stream SET envelope = ?, used = 1, running = ? WHERE id = ?", (envelope, running, id)
        )
    if not running:
        _drop(connection, "SELECT id FROM stream WHERE envelope = ? AND used = 0", envelope)


def _unended(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM stream WHERE running = 1 OR whole = 0 OR used = 0 LIMIT 1"
    return connection.execute(query).fetchone() is not None


def _end(connection: sqlite3.Connection) -> None:
    _drop(connection, "SELECT id FROM stream WHERE used = 0 OR ? > 0", 0)
    for (id,) in connection.execute("SELECT id FROM stream WHERE whole = 0").fetchall():
        query = "SELECT max(number) FROM chunk WHERE stream = ?"
        (last,) = connection.execute(query, (id,)).fetchone()
        missing = STEP if last == 0 else -last % STEP
        rows = ((id, last + 1 + number, piece) for number, piece in enumerate(noise(missing)))
        connection.executemany("INSERT INTO chunk VALUES (?, ?, ?)", rows)
    connection.execute("UPDATE stream SET running = 0, whole = 1")


def _drop(connection: sqlite3.Connection, which: str, value: object) -> None:
    ids = [id for (id,) in connection.execute(which, (value,))]
    connection.executemany("DELETE FROM chunk WHERE stream = ?", [(id,) for id in ids])
    connection.executemany("DELETE FROM stream WHERE id = ?", [(id,) for id in ids])


_OFFERED = "running = 0 AND whole = 1 AND used = 1"


def _held(connection: sqlite3.Connection) -> tuple[Held, ...]:
    query = f"SELECT id FROM stream WHERE {_OFFERED} ORDER BY receipt IS NOT NULL, place LIMIT ?"
    ids = [id for (id,) in connection.execute(query, (MOST_STREAMS,))]
    measured = ((id, *_measured(connection, id)) for id in ids)
    return tuple(Held(id=id, size=size, digest=digest) for id, size, digest in measured)


def _measured(connection: sqlite3.Connection, id: str) -> tuple[int, str]:
    """Size and digest; the digest is kept once the hub has spoken of it."""
    query = "SELECT ifnull(sum(length(sealed)), 0) FROM chunk WHERE stream = ?"
    (size,) = connection.execute(query, (id,)).fetchone()
    kept = connection.execute("SELECT digest FROM stream WHERE id = ?", (id,)).fetchone()
    return size, (kept and kept[0]) or stream_digest(_content(connection, id))


def _part(connection: sqlite3.Connection, room: int) -> StreamPart | None:
    query = f"SELECT id, has FROM stream WHERE {_OFFERED} AND receipt IS NULL AND has >= 0 ORDER BY place"
    for id, has in connection.execute(query).fetchall():
        content = _content(connection, id)[has : has + room]
        if content:
            return StreamPart(id=id, start=has, content=content)
    return None


def _content(connection: sqlite3.Connection, id: str) -> bytes:
    query = "SELECT sealed FROM chunk WHERE stream = ? ORDER BY number"
    return b"".join(sealed for (sealed,) in connection.execute(query, (id,)))


def _droppable(connection: sqlite3.Connection, backup_mark: int) -> bool:
    query = "SELECT 1 FROM stream WHERE receipt IS NOT NULL AND mark <= ? LIMIT 1"
    return connection.execute(query, (backup_mark,)).fetchone() is not None


def _take(
    connection: sqlite3.Connection, standings: Sequence[Standing], backup_mark: int, proves: Proves
) -> None:
    for said in standings:
        size, digest = _measured(connection, said.id)
        if size <= HEADER:
            continue
        if said.receipt and proves(said, digest):
            values = (said.receipt, min(said.mark, MOST_MARK), digest, said.id)
            connection.execute("UPDATE stream SET receipt = ?, mark = ?, digest = ? WHERE id = ?", values)
        else:
            # The hub lacks it, or has only some of it: also one whose receipt an old backup made void.
            has = -1 if said.unfit else min(max(said.has, 0), size)
            has = 0 if has == size else has
            change = "UPDATE stream SET has = ?, receipt = NULL, mark = NULL, digest = ? WHERE id = ?"
            connection.execute(change, (has, digest, said.id))
    _drop(connection, "SELECT id FROM stream WHERE receipt IS NOT NULL AND mark <= ?", backup_mark)
