"""Packs as a scheme would sign them, for tests of the kiosk."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from easyread.envelope import Packed, Signed, canonical, document_digest
from easyread.pack import (
    SURVEY,
    SYMBOLS,
    Manifest,
    Offered,
    PackFile,
    SurveyList,
    cut,
    digest,
    symbol_file,
)
from easyread.parts import Having, Part
from kiosk.store.database import open_store
from kiosk.store.packs import Packs
from kiosk.sync.sync import proving
from tests.kiosk.kept import DEVICE, KEYS, SMALL_BALLAST, pairing


class Made(Struct, frozen=True):
    """A pack, its manifest signed, and its files by their digest."""

    manifest: Manifest
    signed: Signed
    files: dict[str, bytes]

    @property
    def offered(self) -> Offered:
        """As a list names it."""
        name = digest(self.signed.document)
        return Offered(survey=self.manifest.survey, version=self.manifest.version, manifest=name)

    def parts(self, most: int = 1000) -> list[Part]:
        """All its files in parts of so many bytes, in order."""
        found = []
        for name, content in self.files.items():
            start = 0
            while part := cut(name, content, start, most):
                found.append(part)
                start += len(part.content)
        return found


def text(version: int = 1, id: str = "garden", picture: str = "garden", more: str = "") -> bytes:
    """The text of a small survey."""
    return f'''id = "{id}"
version = {version}
languages = ["en"]
title = {{ words = {{ en = "The garden" }}, picture = "{picture}" }}
[[questions]]
kind = "either-or"
id = "liked"
about = "things-i-do"
words.en = "Do you like the garden?"
picture = "{picture}"
explain = {{ words = {{ en = "Think about the plants." }}, picture = "garden" }}
choices = [
  {{ id = "yes", words = {{ en = "Yes" }}, picture = "thumbs_up" }},
  {{ id = "no", words = {{ en = "No" }}, picture = "thumbs_down" }},
]
{more}'''.encode()


def sign(document: bytes, keys: object = None) -> Signed:
    """As the scheme signs."""
    key = KEYS.scheme if keys is None else keys
    return Signed(document=document, signature=key.sign(document_digest(document)).signature)  # type: ignore[attr-defined]


def made(version: int = 1, id: str = "garden", files: Mapping[str, bytes] = {}, survey: bytes = b"") -> Made:
    """A pack of the small survey, with more files by their name."""
    return _packed(id, version, {SURVEY: survey or text(version, id), **files})


def symbols(name: str, pictures: Mapping[str, bytes], version: int = 1) -> Made:
    """A symbol set: its PNG files by concept."""
    return _packed(SYMBOLS + name, version, {symbol_file(concept): png for concept, png in pictures.items()})


def _packed(id: str, version: int, named: Mapping[str, bytes]) -> Made:
    packed = tuple(PackFile(name=name, digest=digest(b), size=len(b)) for name, b in named.items())
    manifest = Manifest(survey=id, version=version, files=packed)
    return Made(manifest, sign(canonical(manifest)), {digest(b): b for b in named.values()})


Due = Mapping[str, tuple[str, ...]] | None
NOTHING: Due = MappingProxyType({})
"""Something is planned, and nothing is due."""


def listed(having: Having, *packs: Made, due: Due = NOTHING, **other: str) -> Signed:
    """A list that follows what the device has, with these packs."""
    said = {"device": DEVICE, "follows": having.tag, **other}
    offered = tuple(pack.offered for pack in packs)
    return sign(canonical(SurveyList(packs=offered, due=None if due is None else dict(due), **said)))


def bringing(having: Having, *packs: Made, due: Due = NOTHING) -> Packed:
    """Everything of these packs in one round."""
    return Packed(
        list=listed(having, *packs, due=due),
        manifests=tuple(pack.signed for pack in packs),
        parts=tuple(part for pack in packs for part in pack.parts()),
    )


PROVES = proving(pairing())
SOUND = {"recordings/en/0123456789abcdef.wav": b"RIFF" * 700}
OLD, NEW = made(1), made(2, files=SOUND)


class Kept:
    """Packs in a store of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fitting = True
        self.open()

    def open(self) -> None:
        self.store = open_store(self.folder, ballast=SMALL_BALLAST)
        self.packs = Packs(self.store, lambda pack: self.fitting)

    def again(self) -> None:
        """The kiosk is started anew."""
        self.store.close()
        self.open()
        self.packs.check(PROVES)

    def take(self, packed: Packed) -> bool:
        return self.packs.take(packed, DEVICE, PROVES)[0]

    def versions(self) -> list[int]:
        return [pack.manifest.version for pack in self.packs.load()]

    def sql(self, statement: str, *values: object) -> None:
        self.store.write(lambda connection: connection.execute(statement, values))


def assert_old_or_new(kept: Kept) -> None:
    """One pack, and every byte of it."""
    (pack,) = kept.packs.load()
    whole = {1: {SURVEY: text(1)}, 2: {SURVEY: text(2), **SOUND}}
    assert pack.files == whole[pack.manifest.version]
