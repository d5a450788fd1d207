"""A database with this version's tables and no row of a scheme: making one takes seconds, copying none."""

import fcntl
import hashlib
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".pytest_cache" / "schema"


@cache
def fresh() -> bytes:
    """The file, made once for all processes of the tests and for every run until a migration changes."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{_version()}.sqlite3"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for old in KEPT.glob("*.sqlite3"):
                old.unlink()
            _make(file)
    return file.read_bytes()


def _version() -> str:
    """Of all that says how the tables are made."""
    files = [*sorted((ROOT / "scheme").glob("*/migrations/*.py")), ROOT / "requirements" / "dev.txt"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _make(file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "scheme", "migrate", "--data", folder],
            check=False,
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": ""},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        part = file.with_suffix(".part")
        part.write_bytes((Path(folder) / "hub.sqlite3").read_bytes())
        part.replace(file)
