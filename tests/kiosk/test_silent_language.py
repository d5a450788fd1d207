"""Somali has no voice on any platform: it is written, and says so, until a recording of it is there."""

from pathlib import Path

from kiosk import assets, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.voice import recordings


def test_a_language_is_silent_until_there_is_a_recording_of_it(tmp_path: Path) -> None:
    one = Device(tmp_path, contents.load(assets.folder()), Settings())
    try:
        assert one.household().silent == frozenset({"so"})
        recorded = tmp_path / "recordings" / "so" / "0123456789abcdef.wav"
        recorded.parent.mkdir(parents=True)
        recorded.write_bytes(b"RIFF")
        assert recordings.languages((tmp_path / "recordings",)) == {"so"}
    finally:
        one.store.close()
