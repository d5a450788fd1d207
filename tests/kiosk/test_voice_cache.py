"""Rendered lines on disk: whole or not there, and named by nothing but what is said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.line import Line
from kiosk.voice.cache import key_of, load, path_of, store, sweep
from kiosk.voice.drivers import driver_of, identity
from kiosk.voice.sound import BrokenSound, Sound, read_wav

SOUND = Sound(16_000, bytes(range(200)) * 20, ((0, 0), (120, 1)))


def test_what_is_stored_is_loaded(tmp_path: Path) -> None:
    path = path_of(tmp_path, "a")
    store(path, SOUND)
    assert load(path) == SOUND
    assert [found.name for found in tmp_path.iterdir()] == ["a.wav"]


def test_a_stored_line_is_a_wav_file_like_any_other(tmp_path: Path) -> None:
    path = path_of(tmp_path, "a")
    store(path, SOUND)
    content = path.read_bytes()
    assert read_wav(content).pcm == SOUND.pcm
    assert int.from_bytes(content[4:8], "little") == len(content) - 8


def test_an_empty_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenSound):
        store(path_of(tmp_path, "a"), Sound(16_000, b""))
    assert not list(tmp_path.iterdir())


def test_a_missing_file_is_no_sound(tmp_path: Path) -> None:
    assert load(path_of(tmp_path, "a")) is None


@given(st.data())
def test_a_damaged_file_is_no_sound(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = path_of(tmp_path_factory.mktemp("cache"), "a")
    store(path, SOUND)
    content = path.read_bytes()
    path.write_bytes(content[: data.draw(st.integers(0, len(content) - 3))])
    assert load(path) is None
    at = data.draw(st.integers(44, len(content) - 3))
    path.write_bytes(content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :])
    assert load(path) in (None, SOUND), "how long the last chunk is said to be changes no sound"


def test_when_a_line_was_first_needed_is_not_told(tmp_path: Path) -> None:
    path = path_of(tmp_path, "a")
    store(path, SOUND)
    assert path.stat().st_mtime == 0


@pytest.mark.parametrize(
    "other",
    [
        Line("Good", "face_5", language="cy"),
        Line("Good.", "face_5"),
        Line("Good", "face_5", said_as="Goodness"),
    ],
)
def test_a_line_said_otherwise_has_another_name(other: Line) -> None:
    assert key_of(Line("Good", "face_5"), 140) != key_of(other, 140)


def test_a_line_said_faster_has_another_name() -> None:
    assert key_of(Line("Good", "face_5"), 140) != key_of(Line("Good", "face_5"), 141)


def test_the_picture_is_not_said() -> None:
    assert key_of(Line("Good", "face_5"), 140) == key_of(Line("Good", "thumbs_up"), 140)


def test_a_name_depends_on_the_versions_of_voice_and_driver() -> None:
    assert "py-nanotts-0" in identity("en")
    assert "espeakng-loader-0" in identity("cy")
    assert identity("en") != identity("cy")


def test_a_language_without_a_voice_has_no_driver() -> None:
    assert driver_of("so") == driver_of("tlh") == ""
    assert driver_of("so", "win32") == driver_of("so", "darwin") == ""


def test_only_what_is_still_said_is_kept(tmp_path: Path) -> None:
    for key in ("old", "new"):
        store(path_of(tmp_path, key), SOUND)
    (tmp_path / "half.part").write_bytes(b"RIFF")
    (tmp_path / "note.txt").write_text("not ours")
    assert sweep(tmp_path, {"new"}) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.wav", "note.txt"]
