"""Packs as a scheme would sign them, for tests of the kiosk."""

from collections.abc import Mapping

from msgspec import Struct

from easyread.envelope import Packed, Signed, canonical, document_digest
from easyread.pack import SURVEY, Manifest, Offered, PackFile, SurveyList, cut, digest
from easyread.parts import Having, Part
from tests.kiosk.kept import DEVICE, KEYS


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
    named = {SURVEY: survey or text(version, id), **files}
    packed = tuple(PackFile(name=name, digest=digest(b), size=len(b)) for name, b in named.items())
    manifest = Manifest(survey=id, version=version, files=packed)
    return Made(manifest, sign(canonical(manifest)), {digest(b): b for b in named.values()})


def listed(having: Having, *packs: Made, due: Mapping[str, tuple[str, ...]] = {}, **other: str) -> Signed:
    """A list that follows what the device has, with these packs."""
    said = {"device": DEVICE, "follows": having.tag, **other}
    offered = tuple(pack.offered for pack in packs)
    return sign(canonical(SurveyList(packs=offered, due=dict(due), **said)))


def bringing(having: Having, *packs: Made, due: Mapping[str, tuple[str, ...]] = {}) -> Packed:
    """Everything of these packs in one round."""
    return Packed(
        list=listed(having, *packs, due=due),
        manifests=tuple(pack.signed for pack in packs),
        parts=tuple(part for pack in packs for part in pack.parts()),
    )
