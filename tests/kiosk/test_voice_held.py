"""Sounds that are held in memory, where there is too little of it."""

from kiosk.voice.held import Held
from kiosk.voice.sound import Sound


def test_where_room_is_short_all_that_is_not_held_is_read() -> None:
    read: list[str] = []

    def sound(key: str) -> Sound:
        read.append(key)
        return Sound(16_000, bytes(100))

    held = Held(sound, room=250)
    for key in "abcd":
        held.expect(key)
    for key, first, then in (("d", "abcd", "cd"), ("c", "cd", "cd"), ("a", "", "")):
        assert held.get(key) == Sound(16_000, bytes(100))
        assert "".join(read) == first
        read.clear()
        held.get(key)
        assert "".join(read) == then
        read.clear()
