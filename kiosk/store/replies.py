"""What the scheme said back, kept until it says otherwise or the person leaves, and which of it was shown."""

import sqlite3

import msgspec

from easyread.reply import Change, Replies, Reply
from kiosk.store.database import Store


class ReplyBox:
    """The replies and changes that this device holds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def version(self) -> int:
        """Of the document that was kept last; 0 before the first."""
        row: tuple[int] = self._store.read(
            lambda connection: connection.execute("SELECT version FROM replies").fetchone()
        )
        return row[0]

    def load(self) -> Replies:
        """All that is held."""

        def rows(connection: sqlite3.Connection) -> tuple[list[tuple[bytes]], list[tuple[bytes]]]:
            told = connection.execute("SELECT document FROM reply ORDER BY place").fetchall()
            return told, connection.execute("SELECT document FROM change ORDER BY place").fetchall()

        told, changed = self._store.read(rows)
        return Replies(
            version=self.version(),
            replies=tuple(msgspec.json.decode(row[0], type=Reply) for row in told),
            changes=tuple(msgspec.json.decode(row[0], type=Change) for row in changed),
        )

    def keep(self, document: Replies) -> None:
        """Put a proven document in the place of the old one; what was shown and is still in it stays so."""
        replies = [
            (reply.id, place, reply.person, msgspec.json.encode(reply))
            for place, reply in enumerate(document.replies)
        ]
        changes = [(place, msgspec.json.encode(change)) for place, change in enumerate(document.changes)]
        ids = msgspec.json.encode([reply.id for reply in document.replies]).decode()

        def replace(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM reply WHERE id NOT IN (SELECT value FROM json_each(?))", (ids,))
            connection.execute("DELETE FROM change")
            connection.executemany(
                "INSERT INTO reply (id, place, person, document) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                " SET place = excluded.place, person = excluded.person, document = excluded.document",
                replies,
            )
            connection.executemany("INSERT INTO change VALUES (?, ?)", changes)
            connection.execute("UPDATE replies SET version = ?", (document.version,))

        self._store.write(replace)

    def shown(self) -> tuple[str, ...]:
        """The ids of those that were shown."""
        rows = self._store.read(
            lambda connection: connection.execute(
                "SELECT id FROM reply WHERE shown = 1 ORDER BY id"
            ).fetchall()
        )
        return tuple(id for (id,) in rows)

    def show(self, id: str) -> None:
        """It was shown to its person."""
        self._store.write(
            lambda connection: connection.execute("UPDATE reply SET shown = 1 WHERE id = ?", (id,))
        )


def drop_replies(connection: sqlite3.Connection, people: str) -> None:
    """Forget the replies to whoever is not among these ids, a JSON array; in the open transaction."""
    connection.execute(
        "DELETE FROM reply WHERE person <> '' AND person NOT IN (SELECT value FROM json_each(?))", (people,)
    )


def drop_all(connection: sqlite3.Connection) -> None:
    """Forget everything: the device belongs to another scheme now."""
    connection.execute("DELETE FROM reply")
    connection.execute("DELETE FROM change")
    connection.execute("UPDATE replies SET version = 0")


def photos_of(connection: sqlite3.Connection) -> set[str]:
    """The digests of the photos that the replies name."""
    rows = connection.execute("SELECT document FROM reply").fetchall()
    found = (msgspec.json.decode(row[0], type=Reply).photo for row in rows)
    return {photo for photo in found if photo}
