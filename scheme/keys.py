"""The hub's private files: who may read them, how they are made, and what to do when one is missing."""

import base64
import binascii
import os
import secrets
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from nacl.public import PrivateKey
from nacl.signing import SigningKey


class KeyTrouble(Exception):
    """A private file is missing, damaged or open to others; the words say which and what to do."""


class SchemeKeys(Struct, frozen=True):
    """The private halves that a scheme's hub holds: ``sign`` for receipts and documents, ``team`` opens envelopes."""

    sign: SigningKey
    team: PrivateKey


def folder(data: Path) -> Path:
    """Where the private files of the data folder are."""
    return data / "keys"


def keep(file: Path, content: bytes) -> None:
    """Write a new private file, whole or not at all; ``FileExistsError`` when it is there already."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if file.exists():
        raise FileExistsError(file)
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    part.replace(file)


def read(file: Path) -> bytes:
    """The content of a private file; ``KeyTrouble`` when it is missing or others may read it."""
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise KeyTrouble(f"{file} can be read by others. Run: chmod 600 {file}")
        return file.read_bytes()
    except FileNotFoundError:
        raise KeyTrouble(f"{file} is missing. Put it back from your backup of the keys folder.") from None
    except OSError as error:
        raise KeyTrouble(f"{file} cannot be read: {error.strerror}.") from None


def session_secret(data: Path) -> str:
    """What signs sign-in sessions, made when it is missing: a new one only signs everybody out."""
    file = folder(data) / "sessions.key"
    if not file.exists():
        keep(file, secrets.token_urlsafe(50).encode())
    return read(file).decode()


def make_scheme_keys(data: Path, scheme: str) -> SchemeKeys:
    """New keys for a scheme, written to its folder."""
    made = SchemeKeys(SigningKey.generate(), PrivateKey.generate())
    where = folder(data) / scheme
    keep(where / "sign.key", base64.b64encode(bytes(made.sign)))
    keep(where / "team.key", base64.b64encode(bytes(made.team)))
    return made


@lru_cache(maxsize=256)
def scheme_keys(data: Path, scheme: str) -> SchemeKeys:
    """The keys of a scheme, read once; ``KeyTrouble`` when a file is missing or damaged."""
    where = folder(data) / scheme
    return SchemeKeys(SigningKey(_seed(where / "sign.key")), PrivateKey(_seed(where / "team.key")))


def _seed(file: Path) -> bytes:
    try:
        seed = base64.b64decode(read(file).strip(), validate=True)
    except binascii.Error:
        seed = b""
    if len(seed) != 32:
        raise KeyTrouble(f"{file} is damaged. Put it back from your backup of the keys folder.")
    return seed


_ESCROW = """\
Escrow key of {scheme}, for the day the team key is lost.
Key id: {key}

Move this file off the hub today: print it, or put it on a USB stick, and lock it away.
Then delete it here. Whoever has it can read all that people said.

{private}
"""


def keep_escrow(data: Path, scheme: str, name: str, key: str, private: PrivateKey) -> Path:
    """Write the private half of an escrow key where staff find it, and say where that is."""
    file = data / "escrow-key.txt"
    if file.exists():
        file = data / f"escrow-key-{scheme}.txt"
    keep(
        file, _ESCROW.format(scheme=name, key=key, private=base64.b64encode(bytes(private)).decode()).encode()
    )
    return file
