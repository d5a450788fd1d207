"""SQLite (APSW's own: the standard library's has no door for one) on a file system that notes what is done to it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import apsw

from tests.proofs.disk import Cut, Deleted, Done, Made, Synced, Wrote

SQLITE = f"APSW {apsw.apsw_version()}, SQLite {apsw.sqlite_lib_version()}"
"""Which SQLite runs here; a device runs the standard library's."""


class Recorder(apsw.VFS):
    """The system's own files, and a list of all that is done to them."""

    def __init__(self, name: str) -> None:
        super().__init__(name, base="unix")
        self.name = name
        self.done: list[Done] = []
        self.present: set[str] = set()

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "Recording":
        return Recording(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        file = Path(filename).name
        self.present.discard(file)
        self.done.append(Deleted(file, bool(syncdir)))


class Recording(apsw.VFSFile):
    """One file. The first sync of a new journal syncs its folder too, as SQLite's own file system on Unix does."""

    def __init__(self, recorder: Recorder, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("unix", cast("str", name), flags)
        filename = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._recorder, self._file = recorder, Path(filename or "nameless").name
        self._new = self._file not in recorder.present
        if self._new:
            recorder.present.add(self._file)
            recorder.done.append(Made(self._file))
        self._journal = self._file.endswith(("-journal", "-wal"))

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._recorder.done.append(Wrote(self._file, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._recorder.done.append(Cut(self._file, newsize))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._recorder.done.append(Synced(self._file, self._new and self._journal))
        self._new = False


class Cursor:
    """What the store asks of a cursor, from one of APSW's."""

    def __init__(self, cursor: apsw.Cursor, changed: int) -> None:
        self._cursor, self.rowcount = cursor, changed

    def fetchone(self) -> Any:
        return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)


class Connection:
    """What the store asks of a connection, from one of APSW's. ``synchronous``: said in place of the store's own."""

    def __init__(self, path: str, vfs: str, synchronous: str) -> None:
        self._inner = apsw.Connection(path, vfs=vfs)
        self._synchronous = synchronous

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        if self._synchronous and sql.startswith("PRAGMA synchronous"):
            sql = f"PRAGMA synchronous = {self._synchronous}"
        cursor = self._inner.execute(sql, tuple(values))
        return Cursor(cursor, self._inner.changes())

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> Cursor:
        return Cursor(self._inner.executemany(sql, [tuple(row) for row in rows]), self._inner.changes())

    @property
    def in_transaction(self) -> bool:
        return bool(self._inner.in_transaction)

    def close(self) -> None:
        self._inner.close()


class Opener:
    """The store's ``connect``, on a recording file system."""

    def __init__(self, recorder: Recorder, synchronous: str = "") -> None:
        self._recorder, self._synchronous = recorder, synchronous

    def __call__(self, path: str, **_: object) -> sqlite3.Connection:
        connection = Connection(path, self._recorder.name, self._synchronous)
        return cast("sqlite3.Connection", connection)
