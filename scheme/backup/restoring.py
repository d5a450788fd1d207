"""Makes a hub of a backup again, in a data folder and a database that hold nothing."""

import shutil
from pathlib import Path

from scheme import folder
from scheme.backup import looking, packing
from scheme.backup.checking import CheckTrouble, ask
from scheme.backup.copying import put_back
from scheme.backup.making import ERASED, scratch
from scheme.backup.packing import Manifest

_MAY_STAND = frozenset({"hub.toml", "hub.lock", "backups"})


def restore(backup: Path, identity: str, data: Path, url: str) -> Manifest:
    """Put rows and keys back, erase again what was erased since, and look; ``CheckTrouble`` when it is not whole."""
    folder.make(data)
    standing = sorted(place.name for place in data.iterdir() if place.name not in _MAY_STAND)
    if standing:
        raise CheckTrouble(
            f"{data} holds {standing[0]}. Name an empty folder with --data, or move this one away."
        )
    with scratch(data) as here:
        manifest = packing.unpack(backup, identity, here)
        dump = here / packing.ROWS[True]
        if dump.exists() != bool(url):
            want = "set DATABASE_URL to an empty database" if dump.exists() else "take DATABASE_URL away"
            raise CheckTrouble(f"{backup} is of {'PostgreSQL' if dump.exists() else 'SQLite'}: {want}.")
        if url:
            _need_empty(url)
            put_back(dump, url)
            dump.unlink()
        erased = backup.parent / ERASED
        if erased.is_file():
            shutil.copyfile(erased, here / ERASED)
        for place in list(here.iterdir()):
            place.rename(data / place.name)
    try:
        (data / "scratch").rmdir()
        seen = ask(data, url)
    finally:
        (data / looking.MARKS).unlink(missing_ok=True)
        (data / ERASED).unlink(missing_ok=True)
    if seen.faults or seen.mark != manifest.mark:
        raise CheckTrouble(f"{backup} was put back, but is not whole: {'; '.join(seen.faults[:5])}.")
    return manifest


def _need_empty(url: str) -> None:
    import psycopg  # only a hub on PostgreSQL pays for it

    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    if row is None or row[0]:
        raise CheckTrouble("The database at DATABASE_URL holds tables. Make an empty one, and name that.")
