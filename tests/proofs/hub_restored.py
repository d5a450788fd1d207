"""What a hub's database holds of what it should, and what a backup does that was made meanwhile."""

import sqlite3
import tempfile
import uuid
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import psycopg
from pyrage import x25519

from tests.hubs import command

QUERY = "SELECT envelope_id FROM exchange_envelope WHERE how = 'taken'"


def missing_rows(data: Path, environment: Mapping[str, str], wanted: set[str]) -> set[str]:
    """Which of these ids the tables lack."""
    url = environment.get("DATABASE_URL")
    if url:
        with psycopg.connect(url) as connection:
            return wanted - {str(id) for (id,) in connection.execute(QUERY).fetchall()}
    # As the next hub does: what a kill left half written is rolled back by whoever opens it.
    with closing(sqlite3.connect(data / "hub.sqlite3")) as file:
        return wanted - {str(uuid.UUID(id)) for (id,) in file.execute(QUERY)}


def missing_after_backup(data: Path, environment: Mapping[str, str], before: set[str]) -> int:
    """How many of these a backup lacks that is made now and restored elsewhere."""
    offline = x25519.Identity.generate()
    own = {**environment, "HEARD_BACKUP_RECIPIENTS": str(offline.to_public())}
    backup = command("backup", data, "make", environment=own).strip()
    with tempfile.TemporaryDirectory() as folder:
        identity = Path(folder) / "offline.txt"
        identity.touch(0o600)
        identity.write_text(f"{offline}\n")
        second = _second(environment)
        line = ("restore", "--file", backup, "--identity", str(identity))
        command("backup", Path(folder) / "again", *line, environment=second)
        found = len(missing_rows(Path(folder) / "again", second, before))
    Path(backup).unlink()
    return found


def _second(environment: Mapping[str, str]) -> dict[str, str]:
    """An empty database beside the hub's own, where that is PostgreSQL."""
    url = environment.get("DATABASE_URL")
    if not url:
        return {}
    name = f"restored_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
    return {"DATABASE_URL": url.replace("/postgres?", f"/{name}?")}
