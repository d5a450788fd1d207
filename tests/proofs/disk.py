"""A disk as a power cut leaves it: what was synced is there; of the rest anything may be, torn or not at all."""

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

SECTOR = 512
"""Bytes that reach a disk whole or not at all."""


class Wrote(Struct, frozen=True, tag=True):
    """Bytes written to a file at an offset."""

    file: str
    at: int
    content: bytes


class Cut(Struct, frozen=True, tag=True):
    """A file truncated to ``size`` bytes."""

    file: str
    size: int


class Synced(Struct, frozen=True, tag=True):
    """A file's content is on the disk; ``folder``: so are all names in its folder."""

    file: str
    folder: bool


class Made(Struct, frozen=True, tag=True):
    """A new, empty file."""

    file: str


class Deleted(Struct, frozen=True, tag=True):
    """A file's name is gone; ``folder``: on the disk too, and with it every other change of names."""

    file: str
    folder: bool


Done = Wrote | Cut | Synced | Made | Deleted


FATES = ("whole", "torn", "lost")
"""What may become of a change that was not synced."""


class Chance(Protocol):
    """What is drawn: a fate, a number from 0 to 1, a number between two."""

    def choice(self, fates: tuple[str, ...], /) -> str:
        """One of these."""

    def random(self) -> float:
        """From 0 to 1."""

    def randint(self, least: int, most: int, /) -> int:
        """Both included."""


class Content:
    """One file: what is on the disk, and the writes that may be."""

    def __init__(self) -> None:
        self.safe = bytearray()
        self.loose: list[Wrote | Cut] = []

    def sync(self) -> None:
        """All that was written is on the disk."""
        for change in self.loose:
            apply(self.safe, change)
        self.loose = []

    def left(self, chance: Chance) -> bytes:
        """What a power cut leaves: each loose change whole, torn by sectors, or not at all."""
        found = bytearray(self.safe)
        for change in self.loose:
            fate = chance.choice(FATES)
            if fate == "torn" and isinstance(change, Wrote):
                for piece in sectors(change):
                    if chance.random() < 0.5:
                        apply(found, piece)
            elif fate != "lost":
                apply(found, change)
        return bytes(found)


class Disk:
    """Files by name, and the changes of names that a power cut may undo."""

    def __init__(self) -> None:
        self._names: dict[str, Content] = {}
        self._safe: dict[str, Content] = {}
        self._loose: list[tuple[str, Content | None]] = []

    def do(self, done: Done) -> None:
        """Take one change as the system saw it."""
        match done:
            case Made(name):
                self._names[name] = Content()
                self._loose.append((name, self._names[name]))
            case Deleted(name, folder):
                del self._names[name]
                self._loose.append((name, None))
                self._sync_names(folder)
            case Synced(name, folder):
                self._names[name].sync()
                self._sync_names(folder)
            case Wrote(name) | Cut(name):
                self._names[name].loose.append(done)

    def _sync_names(self, folder: bool) -> None:
        if folder:
            self._safe, self._loose = dict(self._names), []

    def after_power_cut(self, chance: Chance) -> dict[str, bytes]:
        """The files that are there when the power is back; names change in the order in which they did."""
        names = dict(self._safe)
        for name, content in self._loose[: chance.randint(0, len(self._loose))]:
            if content is None:
                names.pop(name, None)
            else:
                names[name] = content
        return {name: content.left(chance) for name, content in names.items()}


def apply(content: bytearray, change: Wrote | Cut) -> None:
    """Do one change of a file's content; a gap before it is zeros."""
    if isinstance(change, Cut):
        del content[change.size :]
        return
    content.extend(bytes(max(0, change.at - len(content))))
    content[change.at : change.at + len(change.content)] = change.content


def sectors(write: Wrote) -> Iterable[Wrote]:
    """The write in pieces that are on the disk whole or not."""
    at, end = write.at, write.at + len(write.content)
    while at < end:
        upto = min(end, (at // SECTOR + 1) * SECTOR)
        yield Wrote(write.file, at, write.content[at - write.at : upto - write.at])
        at = upto
