"""The one file of the device: opened and checked at start, and changed only in whole steps."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TypeVar

from kiosk.store import folder as folders
from kiosk.store.salvage import begin_anew, finish_renaming
from kiosk.trouble import (
    DatabaseCorrupt,
    DatabaseLocked,
    DatabaseNewer,
    DiskFailing,
    DiskFull,
    DiskReadOnly,
    PlaceTaken,
    Trouble,
    UpgradeFailed,
)

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
Connect = Callable[..., sqlite3.Connection]

NAME = "heard.sqlite3"
PATIENCE = 2.0
"""Seconds to wait for another programme that holds the file."""

PRAGMAS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
"""EXTRA also makes the journal's deletion lasting: with FULL one commit in five was lost to a power cut."""

_TROUBLE: dict[int, type[Trouble]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: DiskReadOnly,
    sqlite3.SQLITE_CANTOPEN: DiskReadOnly,
    sqlite3.SQLITE_PERM: DiskReadOnly,
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_CORRUPT: DatabaseCorrupt,
    sqlite3.SQLITE_NOTADB: DatabaseCorrupt,
    sqlite3.SQLITE_IOERR: DiskFailing,
}
_NO_ROOM = 65536
"""Free bytes under which a failed write is for want of room, whatever SQLite calls it."""


def of_sqlite(error: sqlite3.Error, folder: Path) -> Trouble | None:
    """The Trouble that an error of SQLite is; None when it is a bug of ours."""
    kind = _TROUBLE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if kind in (DiskReadOnly, DiskFailing) and folders.free_bytes(folder) < _NO_ROOM:
        kind = DiskFull
    return kind() if kind else None


class Store:
    """One connection to one file; to be used on one thread at a time."""

    def __init__(
        self, folder: Path, connection: sqlite3.Connection, lock: int, put_aside: Path | None
    ) -> None:
        """``put_aside``: the damaged file that was found at start and kept, if there was one."""
        self.folder = folder
        self.put_aside = put_aside
        self._connection = connection
        self._lock = lock

    def write(self, work: Work[T]) -> T:
        """Do ``work`` in one transaction; when it returns, it is on the disk for good.

        On a full disk the ballast is dropped and the work done again. Raises Trouble: nothing has changed.
        """
        try:
            return self._whole(work)
        except sqlite3.Error as error:
            trouble = of_sqlite(error, self.folder)
            if not isinstance(trouble, DiskFull) or not folders.drop_ballast(self.folder):
                raise trouble or error from error
        try:
            return self._whole(work)
        except sqlite3.Error as error:
            raise of_sqlite(error, self.folder) or error from error

    def read(self, work: Work[T]) -> T:
        """What ``work`` reads; raises Trouble."""
        try:
            return work(self._connection)
        except sqlite3.Error as error:
            raise of_sqlite(error, self.folder) or error from error

    def free_bytes(self) -> int:
        """Room left on the disk."""
        return folders.free_bytes(self.folder)

    def close(self) -> None:
        """Let go of the file and of the folder."""
        self._connection.close()
        os.close(self._lock)

    def _whole(self, work: Work[T]) -> T:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            done = work(self._connection)
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        return done


def open_store(folder: Path, connect: Connect = sqlite3.connect, ballast: int = folders.BALLAST) -> Store:
    """Open the data folder, making it where it is missing; raises Trouble.

    A damaged file is renamed and kept, what can still be read of it is taken
    over into a new one, and ``Store.put_aside`` names it.
    """
    folders.prepare(folder)
    if (folder / NAME).is_dir():
        raise PlaceTaken(folder / NAME, "file")
    with ExitStack() as undo:
        lock = folders.take_lock(folder)
        undo.callback(os.close, lock)
        try:
            connection, damaged = _opened(folder, connect)
        except DiskFull:
            if not folders.drop_ballast(folder):
                raise
            connection, damaged = _opened(folder, connect)
        undo.pop_all()
    folders.lay_ballast(folder, ballast)
    return Store(folder, connection, lock, damaged)


Opener = Callable[[Path], sqlite3.Connection]


def _opened(folder: Path, connect: Connect) -> tuple[sqlite3.Connection, Path | None]:
    """As ``_open_sound``; raises Trouble."""
    try:
        return _open_sound(folder / NAME, partial(_connect, connect))
    except sqlite3.Error as error:
        raise of_sqlite(error, folder) or error from error
    except OSError as error:
        raise folders.of_disk(error) from error


def _connect(connect: Connect, path: Path) -> sqlite3.Connection:
    """A connection whose tables are the newest, and whose commits last."""
    folders.own_file(path)
    with ExitStack() as undo:
        connection = connect(str(path), timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        undo.callback(connection.close)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        migrate(connection)
        undo.pop_all()
    return connection


def _open_sound(path: Path, connect: Opener) -> tuple[sqlite3.Connection, Path | None]:
    """The connection, and the damaged file it was begun anew for."""
    finish_renaming(path)
    try:
        with ExitStack() as undo:
            connection = connect(path)
            undo.callback(connection.close)
            if connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]:
                undo.pop_all()
                return connection, None
    except sqlite3.DatabaseError as error:
        if not isinstance(of_sqlite(error, path.parent), DatabaseCorrupt):
            raise
    damaged = begin_anew(path, connect)
    return connect(path), damaged


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to the newest of ``schema``, all steps or none: the Heard of before can go on with the file.

    Raises ``DatabaseNewer``, and ``UpgradeFailed`` where a step does not fit the file; nothing has changed then.
    """
    steps = sorted((Path(__file__).parent / "schema").glob("*.sql"))
    (at,) = connection.execute("PRAGMA user_version").fetchone()
    if at > len(steps):
        raise DatabaseNewer()
    if at == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[at:]:
            for statement in statements(step.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        # The transaction ends with the connection.
        if error.sqlite_errorcode & 0xFF in _TROUBLE:
            raise
        raise UpgradeFailed() from error


def statements(script: str) -> list[str]:
    """The SQL statements of a script, without its comments."""
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    return [part for part in "\n".join(lines).split(";") if part.strip()]
