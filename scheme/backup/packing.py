"""A backup as one file: everything the hub needs again in a tar, encrypted with age."""

import hashlib
import os
import tarfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pyrage
from msgspec import Struct
from pyrage import x25519

SUFFIX = ".backup.age"
ROWS = ("hub.sqlite3", "hub.dump")
"""The file of rows: SQLite's own, or a dump of PostgreSQL."""
_MANIFEST = "manifest.json"
_LEFT_OUT = frozenset(
    {
        *("hub.sqlite3", "hub.sqlite3-journal", "hub.lock", "hub.toml"),
        *("backups", "backup-keys", "upgrades", "scratch"),
    }
)
"""What stands in a data folder and is copied otherwise, made anew, or of this machine alone."""
_MADE_ANEW = frozenset({"server.pem", "server.key"})


class PackTrouble(Exception):
    """A backup cannot be opened or is not whole; the words say why."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What a backup says of itself. ``files``: SHA-256 of each, by its path."""

    v: int = 1
    made_at: str
    hub: str
    mark: int
    counts: dict[str, int]
    files: dict[str, str]


def own_files(data: Path) -> list[Path]:
    """The files of a data folder that a backup carries beside the rows. The escrow key belongs off the hub."""
    found = (file for place in sorted(data.iterdir()) if _carried(place) for file in _files(place))
    return [file for file in found if file.name not in _MADE_ANEW]


def _carried(place: Path) -> bool:
    return place.name not in _LEFT_OUT and not place.name.startswith(("escrow-key", "."))


def _files(place: Path) -> list[Path]:
    return sorted(file for file in place.rglob("*") if file.is_file()) if place.is_dir() else [place]


def digest(file: Path) -> str:
    """SHA-256 of a file's bytes."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def pack(
    manifest: Manifest, files: dict[str, Path], scratch: Path, target: Path, keys: Sequence[str]
) -> None:
    """Write the backup, whole or not at all; each of the keys opens it."""
    described, tar, part = scratch / _MANIFEST, scratch / "backup.tar", target.with_suffix(".part")
    described.write_bytes(msgspec.json.encode(manifest))
    with tarfile.open(tar, "w") as packed:
        for name, file in {_MANIFEST: described, **files}.items():
            packed.add(file, name, recursive=False)
    pyrage.encrypt_file(str(tar), str(part), [x25519.Recipient.from_str(key) for key in keys])
    tar.unlink()
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(target)


def unpack(backup: Path, identity: str, scratch: Path) -> Manifest:
    """Open a backup into an empty folder and hold each file to its digest."""
    tar = scratch / "backup.tar"
    try:
        pyrage.decrypt_file(str(backup), str(tar), [x25519.Identity.from_str(identity.strip())])
        with tarfile.open(tar) as packed:
            packed.extractall(scratch, filter="data")
        manifest = msgspec.json.decode((scratch / _MANIFEST).read_bytes(), type=Manifest)
    except pyrage.IdentityError:
        raise PackTrouble(
            "That is no age identity. Name the file that begins with AGE-SECRET-KEY-1."
        ) from None
    except pyrage.DecryptError as error:
        raise PackTrouble(f"{backup} cannot be opened with that identity, or is damaged: {error}.") from None
    except (OSError, tarfile.TarError, msgspec.MsgspecError) as error:
        raise PackTrouble(f"{backup} is damaged: {error}.") from None
    tar.unlink()
    (scratch / _MANIFEST).unlink()
    for name, known in manifest.files.items():
        if not (scratch / name).is_file() or digest(scratch / name) != known:
            raise PackTrouble(f"{backup} is damaged: {name} in it is not what was put there.")
    return manifest
