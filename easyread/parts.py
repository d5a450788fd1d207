"""What travels of surveys in a round: parts of files, and what a device has and wants of them."""

from msgspec import Struct


class Part(Struct, frozen=True, kw_only=True):
    """A piece of a file of a pack: the file by its digest, the byte it begins at, and its bytes."""

    file: str
    start: int
    content: bytes


class Wanted(Struct, frozen=True, kw_only=True):
    """A file of a pack that a device lacks, and how many of its bytes it has."""

    file: str
    start: int


class Having(Struct, frozen=True, kw_only=True):
    """What a device has of surveys: the tag of its list, the digests of the manifests it asks by, what it lacks."""

    tag: str = ""
    packs: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()
