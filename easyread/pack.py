"""A survey or symbol set on its way to a device: a pack with a manifest of digests, in parts, and the list of packs."""

import hashlib
import re
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from easyread.envelope import Signed, canonical
from easyread.line import Line
from easyread.parts import Part

SURVEY = "survey.toml"
"""The file that every pack of a survey has."""

SYMBOLS = "symbols:"
"""How the id of a pack begins that is a symbol set; its name follows. No survey's id has a colon."""

LARGEST = 64_000_000
"""Bytes of all files of a pack together."""

PART = 700_000
"""Bytes of files that one round brings at most; in base64 they are a third more."""

OWN = re.compile(r"own_[a-z0-9_]{1,40}")
"""The name of a picture that a scheme made itself; no picture that comes with Heard begins so."""

SET_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""What a symbol set may be called."""

_NAME = re.compile(
    r"survey\.toml|pictures/own_[a-z0-9_]{1,40}\.png|recordings/[A-Za-z-]{2,20}/[0-9a-f]{16}\.wav"
)
_SYMBOL = re.compile(r"symbols/([a-z0-9_]{1,60})\.png")


class PackFile(Struct, frozen=True, kw_only=True):
    """One file of a pack: its name, the SHA-256 of its bytes in hex, and how many they are."""

    name: str
    digest: str
    size: int


class Manifest(Struct, frozen=True, kw_only=True):
    """What a pack holds: one version of a survey with its own pictures and recordings, or of a symbol set."""

    survey: str
    version: int
    files: tuple[PackFile, ...]

    @property
    def symbols(self) -> str:
        """The name of the symbol set that it is; empty of a survey."""
        return self.survey.removeprefix(SYMBOLS) if self.survey.startswith(SYMBOLS) else ""


class Offered(Struct, frozen=True, kw_only=True):
    """A pack that a device should have; ``manifest``: the digest of its manifest."""

    survey: str
    version: int
    manifest: str


class SurveyList(Struct, frozen=True, kw_only=True):
    """Which packs a device has, and which surveys are due for whom.

    ``follows``: the tag of the list that the device had when this one was
    signed, so that an older one cannot be put in its place. ``due``: survey ids
    by the person's id; an empty id is someone else. None before anything is
    planned: then all are asked what came with Heard.
    """

    device: str
    follows: str
    packs: tuple[Offered, ...]
    due: dict[str, tuple[str, ...]] | None

    @property
    def tag(self) -> str:
        """The digest of what it says, whoever it is for."""
        return digest(canonical([self.packs, self.due]))


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(signed: Signed) -> Manifest | None:
    """The manifest, when it is one that a device can take: known names, each once, not too large."""
    try:
        manifest = msgspec.json.decode(signed.document, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    names = [file.name for file in manifest.files]
    named = _SYMBOL if manifest.symbols else _NAME
    known = all(named.fullmatch(name) for name in names) and len(set(names)) == len(names)
    sizes = [file.size for file in manifest.files]
    fits = all(size > 0 for size in sizes) and sum(sizes) <= LARGEST
    needed = bool(names) if manifest.symbols else SURVEY in names
    return manifest if known and fits and needed else None


def read_list(signed: Signed) -> SurveyList | None:
    """The list, None when it is of no shape we know."""
    try:
        return msgspec.json.decode(signed.document, type=SurveyList)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def whole(manifest: Manifest, files: Mapping[str, bytes]) -> bool:
    """Every file of the manifest is there (by its digest), byte for byte."""
    return all(
        file.digest in files
        and len(files[file.digest]) == file.size
        and digest(files[file.digest]) == file.digest
        for file in manifest.files
    )


def cut(file: str, content: bytes, start: int, most: int) -> Part | None:
    """The part of a file that begins at ``start``, of ``most`` bytes or less; None past its end."""
    piece = content[start : start + most] if start >= 0 and most > 0 else b""
    return Part(file=file, start=start, content=piece) if piece else None


def symbol_file(concept: str) -> str:
    """The file of a symbol set that is drawn for a concept."""
    return f"symbols/{concept}.png"


def symbols_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The PNG files of a symbol set by the concept that each is drawn for."""
    named = ((_SYMBOL.fullmatch(name), content) for name, content in files.items())
    return {match[1]: content for match, content in named if match}


def recording_name(line: Line) -> str:
    """The file name of a line's recording: a hash of the spoken words, whatever their picture."""
    return hashlib.sha256(" ".join(line.spoken.split()).encode()).hexdigest()[:16] + ".wav"
