"""Copies of a hub's rows as they are at one moment, while it runs."""

import os
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from scheme import database

if TYPE_CHECKING:
    # Only a hub on PostgreSQL pays for its driver.
    import psycopg
    from psycopg import sql

_PATIENCE = 60.0
"""Seconds to wait for a hub that is writing."""


class CopyTrouble(Exception):
    """The rows cannot be copied or put back; the words say why and what to do."""


class Copied(Struct, frozen=True):
    """What a copy holds: the highest mark of its envelopes, and how many rows of each table."""

    mark: int
    counts: dict[str, int]


def copy(data: Path, url: str, target: Path) -> Copied:
    """Copy the rows of the hub in ``data``, or at ``url``, to a file that is not there yet."""
    return _postgresql(url, target) if url else _sqlite(database.file_in(data), target)


def _sqlite(file: Path, target: Path) -> Copied:
    """One step of SQLite's backup API: writers wait a moment, and a copy never mixes two moments."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    source = f"{file.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(source, uri=True, timeout=_PATIENCE)) as live,
        closing(sqlite3.connect(target)) as made,
    ):
        live.backup(made, pages=-1)
        tables = made.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        counts = {name: int(_one(made, f'SELECT count(*) FROM "{name}"')) for (name,) in tables.fetchall()}
        return Copied(int(_one(made, "SELECT max(mark) FROM exchange_envelope") or 0), counts)


def _one(connection: sqlite3.Connection, query: str) -> int:
    row: tuple[int] = connection.execute(query).fetchone()
    return row[0]


def _postgresql(url: str, target: Path) -> Copied:
    """pg_dump of one snapshot. It begins where no round is half written.

    A round that took its marks first and was committed last would else be missing below the highest mark.
    """
    import psycopg
    from psycopg import sql

    with psycopg.connect(url, autocommit=True) as still, psycopg.connect(url, autocommit=True) as seen:
        with still.transaction():
            still.execute("LOCK TABLE exchange_envelope IN SHARE MODE")
            seen.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            snapshot = _value(seen, sql.SQL("SELECT pg_export_snapshot()"))
        tables = seen.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        counts = {
            name: int(_value(seen, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))))
            for (name,) in tables
        }
        mark = int(_value(seen, sql.SQL("SELECT coalesce(max(mark), 0) FROM exchange_envelope")))
        place = f"--file={target}"
        tool("pg_dump", url, "--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}", place)
    return Copied(mark, counts)


def _value(connection: "psycopg.Connection[tuple[object, ...]]", query: "sql.SQL | sql.Composed") -> str:
    row = connection.execute(query).fetchone()
    assert row is not None
    return str(row[0])


def put_back(dump: Path, url: str) -> None:
    """The rows of a dump into an empty database."""
    tool("pg_restore", url, "--no-owner", "--no-acl", "--exit-on-error", "--single-transaction", str(dump))


def tool(name: str, url: str, *more: str) -> None:
    """One programme of PostgreSQL on a database; the password is in no command line."""
    from psycopg import conninfo

    parts = {name: str(part) for name, part in conninfo.conninfo_to_dict(url).items() if part is not None}
    password = parts.pop("password", "")
    line: Sequence[str] = [name, f"--dbname={conninfo.make_conninfo('', **parts)}", *more]
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    try:
        done = subprocess.run(line, env=environment, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        raise CopyTrouble(
            f"{name} is not there. Install PostgreSQL's client programmes, as new as the server."
        ) from None
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        raise CopyTrouble(f"{name} failed: {said[-1] if said else 'it ended without a word'}")
