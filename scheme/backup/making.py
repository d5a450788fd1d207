"""Makes a backup: rows and keys at one moment, encrypted to keys that are elsewhere and to one for the check."""

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pyrage import x25519

from scheme import certificates, keys
from scheme.backup import packing
from scheme.backup.copying import copy
from scheme.backup.packing import SUFFIX, Manifest
from scheme.configuration import Configured, SettingTrouble

ERASED = "erased.json"
"""The list of what was erased, beside the backups: older ones still hold it."""


def folder(data: Path, configured: Configured) -> Path:
    """Where the backups of this hub are."""
    return configured.backup_folder or data / "backups"


def check_key(data: Path, name: str) -> Path:
    """The one-time identity that opens one backup until it has been checked."""
    return data / "backup-keys" / f"{name}.key"


def existing(place: Path) -> list[Path]:
    """All backups there, the oldest first."""
    return sorted(place.glob(f"*{SUFFIX}"))


@contextmanager
def scratch(place: Path) -> Iterator[Path]:
    """An empty folder for its owner alone that is gone afterwards."""
    made = place / "scratch" / secrets.token_hex(8)
    made.mkdir(parents=True, mode=0o700)
    try:
        yield made
    finally:
        shutil.rmtree(made)


def make(data: Path, configured: Configured) -> Path:
    """A new backup; the hub may run meanwhile."""
    if not configured.backup_recipients:
        raise SettingTrouble(
            "HEARD_BACKUP_RECIPIENTS is not set. On another machine run: python -m scheme backup key --out FILE"
        )
    now = datetime.now(UTC)
    place = folder(data, configured)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"heard-{re.sub('[-:]', '', now.isoformat(timespec='microseconds'))[:22]}Z{SUFFIX}"
    once = x25519.Identity.generate()
    with scratch(data) as here:
        rows = here / packing.ROWS[bool(configured.database_url)]
        copied = copy(data, configured.database_url, rows)
        files = {file.relative_to(data).as_posix(): file for file in packing.own_files(data)}
        files[rows.name] = rows
        manifest = Manifest(
            made_at=now.isoformat(),
            hub=certificates.hub_id(data),
            mark=copied.mark,
            counts=copied.counts,
            files={path: packing.digest(file) for path, file in files.items()},
        )
        keys.keep(check_key(data, name), str(once).encode())
        recipients = [*configured.backup_recipients, str(once.to_public())]
        packing.pack(manifest, files, here, place / name, recipients)
    return place / name


def make_key(file: Path) -> str:
    """A new age identity in a file for its owner alone; its public half."""
    made = x25519.Identity.generate()
    keys.keep(file, f"# public key: {made.to_public()}\n{made}\n".encode())
    return str(made.to_public())


def identity_in(file: Path) -> str:
    """The identity of a file as age-keygen writes it: comments, then one line."""
    rows = keys.read(file).decode(errors="replace").splitlines()
    return next((row.strip() for row in rows if row.strip() and not row.startswith("#")), "")
