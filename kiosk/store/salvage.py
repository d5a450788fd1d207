"""A damaged file is put aside, and what can still be read of it goes into a new one."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec

from easyread.envelope import Header

JUMP = 1_000_000
"""After the Nth damage sequences go on from N times this, since those of lost rows must not be used again."""

ANY_DEVICE = ""
"""The row of the table of sequences after which a device begins that has none of its own."""

COPY = "pairing.copy"
"""A second copy of the pairing, so that damage does not turn a paired kiosk into a rehearsal."""

TABLES = (
    "sequence",
    "pairing",
    "household",
    "photo",
    "profile",
    "exchange",
    "pin_tries",
    "survey_list",
    "pack",
    "piece",
    "stream",
    "chunk",
)
Row = tuple[Any, ...]

_PROBED = 10_000
"""How many rows of the outbox are asked for one by one when the file cannot say how many it has."""


def begin_anew(path: Path, connect: Callable[[Path], sqlite3.Connection]) -> Path:
    """Make a new file out of a damaged one, which is kept under the name that is returned.

    The new file is whole before the damaged one is moved; ``finish_renaming`` sees to a power cut between.
    """
    number = 1
    while (damaged := path.with_name(f"{path.name}.corrupt-{number}")).exists():
        number += 1
    begun = _begun(path)
    begun.unlink(missing_ok=True)
    with closing(connect(begun)) as new:
        new.execute("BEGIN IMMEDIATE")
        with suppress(sqlite3.DatabaseError):
            salvage(path, new)
        _restore_pairing(path.with_name(COPY), new)
        new.execute("UPDATE sequence SET last = max(last, ?)", (number * JUMP,))
        new.execute("INSERT OR REPLACE INTO sequence VALUES (?, ?)", (ANY_DEVICE, number * JUMP))
        new.execute("COMMIT")
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        journal.rename(damaged.with_name(damaged.name + "-journal"))
    path.rename(damaged)
    begun.rename(path)
    return damaged


def finish_renaming(path: Path) -> None:
    """Where a power cut fell between the two renames, the new file takes its name."""
    begun = _begun(path)
    if begun.exists() and not path.exists():
        begun.rename(path)


def _begun(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def salvage(damaged: Path, new: sqlite3.Connection) -> None:
    """Copy each table as far as it can be read, and of the outbox each row that is whole."""
    with closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as old:
        for table in TABLES:
            columns = _columns(table, old, new)
            _copy(table, columns, _rows(old, f"SELECT {', '.join(columns)} FROM {table}"), new)
        columns = _columns("outbox", old, new)
        for place in range(1, _places(old) + 1):
            found = _rows(old, f"SELECT {', '.join(columns)} FROM outbox WHERE place = ?", place)
            _copy(
                "outbox",
                columns,
                (row for row in found if _is_whole(dict(zip(columns, row, strict=True)))),
                new,
            )


def _columns(table: str, old: sqlite3.Connection, new: sqlite3.Connection) -> list[str]:
    """Those of the new table that the damaged one has too: it may be of an older version."""
    had = {column[1] for column in _rows(old, f"PRAGMA table_info({table})")}
    return [column[1] for column in new.execute(f"PRAGMA table_info({table})") if column[1] in had]


def _places(old: sqlite3.Connection) -> int:
    for (last,) in _rows(old, "SELECT max(place) FROM outbox"):
        return last or 0
    return _PROBED if any(_rows(old, "SELECT 1 FROM sqlite_schema WHERE name = 'outbox'")) else 0


def _rows(old: sqlite3.Connection, query: str, *values: int) -> Iterator[Row]:
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        yield from old.execute(query, values)


def _copy(table: str, columns: list[str], rows: Iterator[Row], new: sqlite3.Connection) -> None:
    said = f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    for row in rows:
        # What the new table does not take (a value of another type, an id twice) was damaged.
        with suppress(sqlite3.IntegrityError):
            new.execute(said, row)


def _is_whole(named: dict[str, Any]) -> bool:
    """Whether the header names the row it stands in; the hub proves the rest by the signature."""
    if named["header"] is None:
        return named["receipt"] is not None
    try:
        header = msgspec.json.decode(named["header"], type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return (header.device, header.id, header.sequence) == (named["device"], named["id"], named["sequence"])


def _restore_pairing(copy: Path, new: sqlite3.Connection) -> None:
    if new.execute("SELECT 1 FROM pairing").fetchone() or not copy.exists():
        return
    document = copy.read_bytes()
    new.execute("INSERT INTO pairing (one, document) VALUES (1, ?)", (document,))
