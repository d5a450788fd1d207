"""Restores a backup in a scratch place, looks at it from within, and only then moves the backup mark."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import msgspec

from scheme import certificates, configuration, keys
from scheme.backup import looking, packing
from scheme.backup.copying import CopyTrouble, put_back
from scheme.backup.looking import Look
from scheme.backup.making import check_key, existing, scratch
from scheme.backup.models import CheckedBackup
from scheme.backup.packing import Manifest, PackTrouble
from scheme.schemes.founding import schemes


class CheckTrouble(Exception):
    """The backup is not whole; the words say what was found. The backup mark stays."""


def check(backup: Path, identity: str, place: Path, url: str) -> tuple[Manifest, Look]:
    """Restore and look at a backup apart from any hub; ``CheckTrouble`` when it would not serve."""
    with scratch(place) as here:
        manifest = _opened(backup, identity, here)
        look = _looked(here, url)
        hold(backup, manifest, look)
        return manifest, look


def check_and_mark(data: Path, backup: Path, identity: str, url: str) -> CheckedBackup:
    """Check a backup of the hub in ``data``, hold it against the hub's own rows, and move the backup mark."""
    with scratch(data) as here:
        manifest = _opened(backup, identity, here)
        look = _looked(here, url)
        hold(backup, manifest, look)
        if look.hub != certificates.hub_id(data):
            raise CheckTrouble(f"{backup} is of another hub. Its mark says nothing of this one.")
        missing = looking.lacks(here / looking.MARKS, look.mark)
        if missing is not None:
            raise CheckTrouble(f"{backup} lacks the envelope at mark {missing}, which this hub has.")
        _hold_chains(backup, look)
    made = CheckedBackup.objects.create(
        name=backup.name,
        digest=packing.digest(backup),
        mark=look.mark,
        made_at=datetime.fromisoformat(manifest.made_at),
    )
    check_key(data, backup.name).unlink(missing_ok=True)
    return made


def _opened(backup: Path, identity: str, here: Path) -> Manifest:
    try:
        return packing.unpack(backup, identity, here)
    except PackTrouble as error:
        raise CheckTrouble(str(error)) from None


def hold(backup: Path, manifest: Manifest, look: Look) -> None:
    """``CheckTrouble`` when what was seen is not what the manifest says."""
    faults = list(look.faults)
    if (look.mark, look.hub) != (manifest.mark, manifest.hub):
        faults.append("it is not what its manifest says")
    for table, rows in manifest.counts.items():
        found = look.counts.get(table, 0)
        if found != rows:
            faults.append(f"{found} rows of {table} in the place of {rows}")
    if faults:
        raise CheckTrouble(f"{backup} would not serve: {'; '.join(faults[:5])}.")


def _hold_chains(backup: Path, look: Look) -> None:
    """What the backup ends its audit chains with stands in ours at the same number."""
    for scheme in schemes():
        number, digest = look.heads.get(str(scheme.pk), (0, ""))
        if number and not scheme.audit.filter(number=number, digest=digest).exists():
            raise CheckTrouble(f"{backup}: the audit chain of {scheme.name} in it is not this hub's.")


def _looked(here: Path, url: str) -> Look:
    """Another process looks: this one is bound to its own database."""
    dump = here / packing.ROWS[True]
    if not dump.exists():
        return ask(here, "")
    if not url:
        raise CheckTrouble(
            "The backup is of PostgreSQL: set DATABASE_URL to a server that it may be tried on."
        )
    with _database(url) as own:
        try:
            put_back(dump, own)
        except CopyTrouble as error:
            raise CheckTrouble(f"The rows cannot be put back: {error}") from None
        return ask(here, own)


def ask(here: Path, url: str) -> Look:
    """What a process of its own sees in the hub of this data folder and database."""
    own = {
        name: words for name, words in os.environ.items() if not name.startswith(("HEARD_", "DATABASE_URL"))
    }
    own |= {"DATABASE_URL": url, configuration.FILE: os.devnull}
    line = [sys.executable, "-m", "scheme", "backup", "look", "--data", str(here)]
    done = subprocess.run(line, env=own, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        raise CheckTrouble(f"The restored hub does not start: {said[-1] if said else 'it says nothing'}")
    return msgspec.json.decode(done.stdout, type=Look)


@contextmanager
def _database(url: str) -> Iterator[str]:
    """An empty database on the same server, gone afterwards; the role must be allowed to make one."""
    import psycopg
    from psycopg import sql

    name = f"heard_check_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as server:
        try:
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise CheckTrouble(
                "The role of DATABASE_URL may not make the database to check in. Run: ALTER ROLE ... CREATEDB"
            ) from None
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def newest_unchecked(data: Path, place: Path) -> Path | None:
    """The newest backup whose one-time identity is still here."""
    return next((one for one in reversed(existing(place)) if check_key(data, one.name).exists()), None)


def thin_out(data: Path, place: Path, keep: int) -> list[Path]:
    """Delete what is older than the newest so many; the newest that was checked stays."""
    checked = set(CheckedBackup.objects.values_list("name", flat=True))
    found = existing(place)
    safe = next((one for one in reversed(found) if one.name in checked), None)
    gone = [one for one in found[:-keep] if one != safe]
    for one in gone:
        one.unlink()
        check_key(data, one.name).unlink(missing_ok=True)
    return gone


def one_time_identity(data: Path, backup: Path) -> str:
    """What opens a backup that has not been checked yet."""
    file = check_key(data, backup.name)
    if not file.exists():
        raise CheckTrouble(f"{backup} was checked before. To open it again, name --identity FILE.")
    return keys.read(file).decode()
