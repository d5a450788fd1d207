"""Databases with this version's tables and no row of a scheme: making one takes seconds, copying none."""

import fcntl
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests import postgres

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".pytest_cache" / "schema"


@cache
def fresh() -> bytes:
    """A file of SQLite."""
    return _kept("sqlite3", _sqlite)


def restore(url: str) -> None:
    """The tables in an empty database of PostgreSQL."""
    made = _kept("sql", _postgresql)
    line = ["psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set", "ON_ERROR_STOP=1", url]
    subprocess.run(line, input=made, check=True, timeout=60, stdout=subprocess.DEVNULL)


def _kept(kind: str, make: Callable[[], bytes]) -> bytes:
    """Made once for all processes of the tests and for every run until a migration changes."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{_version()}.{kind}"
    with (KEPT / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for old in KEPT.glob(f"*.{kind}"):
                old.unlink()
            part = file.with_suffix(".part")
            part.write_bytes(make())
            part.replace(file)
    return file.read_bytes()


def _version() -> str:
    """Of all that says how the tables are made."""
    files = [*sorted((ROOT / "scheme").glob("*/migrations/*.py")), ROOT / "requirements" / "dev.txt"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _sqlite() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        _migrate(folder, "")
        return (Path(folder) / "hub.sqlite3").read_bytes()


def _postgresql() -> bytes:
    with tempfile.TemporaryDirectory() as folder, postgres.running() as url:
        _migrate(folder, url)
        return subprocess.run(["pg_dump", url], check=True, timeout=60, stdout=subprocess.PIPE).stdout


def _migrate(folder: str, url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scheme", "migrate", "--data", folder],
        check=False,
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
