"""A PostgreSQL server of our own in a temporary folder, started and ended by the tests that use it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = tuple(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))
ACCOUNT = "postgres"


def missing() -> str:
    """Why no server can be started here; empty when one can."""
    if _binaries() is None:
        return "there is no initdb: apt-get install postgresql"
    if os.geteuid() == 0 and (shutil.which("runuser") is None or not _has_account()):
        return f"PostgreSQL does not run as root, and there is no account {ACCOUNT} to run it as"
    return ""


def _has_account() -> bool:
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        return False
    return True


def _binaries() -> Path | None:
    found = shutil.which("initdb")
    places = (Path(found).resolve().parent, *PLACES) if found else PLACES
    return next((place for place in places if (place / "pg_ctl").exists()), None)


@contextmanager
def running(lasting: bool = False, kept: Path | None = None) -> Iterator[str]:
    """The address of an empty database, on a socket in a folder of its own and on no port.

    ``lasting``: as durable as in use, which costs time and is not what most tests are about. ``kept``: a folder
    whose database is there again the next time.
    """
    binaries = _binaries()
    assert binaries
    # A socket's path may have 107 bytes, so the folder stands near the root.
    folder = Path(tempfile.mkdtemp(prefix="heard-pg-", dir="/tmp"))
    try:
        database = (kept or folder) / "db"
        database.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(folder, ACCOUNT)
            shutil.chown(database, ACCOUNT)
        if not any(database.iterdir()):
            _run(
                binaries / "initdb", "-D", database, "-U", "heard", "-A", "trust", "-E", "UTF8", "--locale=C"
            )
        options = f"-k {folder} -c listen_addresses=''"
        if not lasting:
            options += " -c fsync=off -c full_page_writes=off"
        _run(binaries / "pg_ctl", "-D", database, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgresql://heard@/postgres?host={folder}"
        finally:
            how = "fast" if kept else "immediate"
            _run(binaries / "pg_ctl", "-D", database, "-m", how, "-w", "stop")
    finally:
        shutil.rmtree(folder)


def _run(*line: Path | str) -> None:
    """One command of PostgreSQL, which will not run as root."""
    words = [str(part) for part in line]
    before = ["runuser", "-u", ACCOUNT, "--"] if os.geteuid() == 0 else []
    # pg_ctl leaves a server behind that would hold a pipe open: what it says goes to its log.
    subprocess.run(
        [*before, *words],
        check=True,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=60,
    )
