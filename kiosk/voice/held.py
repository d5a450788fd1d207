"""Sounds held in memory: files are read all at once or not at all, so that no file's time tells what was said."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from kiosk.voice.sound import Sound

Key = TypeVar("Key", bound=Hashable)

ROOM = 160 * 2**20
"""Bytes of sound that are held: all lines of four languages, and as much again."""


class Held(Generic[Key]):
    """The sounds that are expected under their keys, each read from its file once.

    What finds no room is read again whenever one of its like is asked for, all
    of it, so that even then reading does not depend on which it was.
    """

    def __init__(self, read: Callable[[Key], Sound | None], room: int = ROOM) -> None:
        self._read, self._room = read, room
        self._used = 0
        self._sounds: dict[Key, Sound] = {}
        self._due: dict[Key, None] = {}
        self._tried: set[Key] = set()

    def __contains__(self, key: Key) -> bool:
        """It is expected, whether there is a sound or not."""
        return key in self._sounds or key in self._due or key in self._tried

    def expect(self, key: Key) -> None:
        """To be read with all others that are due."""
        if key not in self:
            self._due[key] = None

    def forget(self) -> None:
        """Expect and hold nothing."""
        self._sounds, self._due, self._tried, self._used = {}, {}, set(), 0

    def take(self, key: Key) -> None:
        """Its file was made now: hold it, where it is expected."""
        if key in self and key not in self._sounds:
            self._due[key] = None
            self._hold(key)

    def get(self, key: Key) -> Sound | None:
        """The sound of a key; a first one that is due brings all that are due into memory."""
        return self.read_due()[key] if key in self._due else self._sounds.get(key)

    def read_due(self) -> dict[Key, Sound | None]:
        """Read all that are due, and hold what finds room."""
        return {key: self._hold(key) for key in tuple(self._due)}

    def _hold(self, key: Key) -> Sound | None:
        sound = self._read(key)
        if sound is None:
            self._tried.add(key)
            self._due.pop(key)
        elif self._used + len(sound.pcm) <= self._room:
            self._used += len(sound.pcm)
            self._sounds[key] = sound
            self._due.pop(key)
        return sound
