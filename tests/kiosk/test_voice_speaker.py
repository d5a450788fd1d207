"""The voice of the kiosk where there is no speaker: everything goes on, and the sign shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from easyread.line import Line
from kiosk.voice.lines import SPEEDS
from kiosk.voice.sign import weighed
from kiosk.voice.speaker import Speaker
from kiosk.voice.wire import Level
from tests.fakes import PATIENCE

LINES = tuple(Line(words, "food") for words in ("What is the food like?", "Good", "OK", "Not good"))
SOMALI = Line("Fiican", "face_5", language="so")


@pytest.fixture
def speaker(qtbot: QtBot, tmp_path: Path) -> Iterator[Speaker]:
    speaker = Speaker(tmp_path / "voice", [tmp_path / "recordings"])
    yield speaker
    speaker.close()


def prepare(qtbot: QtBot, speaker: Speaker, *lines: Line) -> dict[str, int]:
    """Have lines prepared; the names and sizes of the files there are then."""
    with qtbot.waitSignal(speaker.prepared, timeout=PATIENCE):
        speaker.prepare(lines)
    return {path.name: path.stat().st_size for path in speaker.folder.glob("*")}


def test_without_a_device_everything_goes_on_in_silence(qtbot: QtBot, speaker: Speaker) -> None:
    assert speaker.trouble == "no-device"
    read: list[tuple[int, int]] = []
    speaker.reading.connect(lambda line, word: read.append((line, word)))
    with qtbot.waitSignal(speaker.finished, timeout=2_000):
        speaker.say(LINES)
    assert read == []


def test_finished_is_never_told_inside_say(qtbot: QtBot, speaker: Speaker) -> None:
    told: list[bool] = []
    speaker.finished.connect(lambda: told.append(True))
    for lines in (LINES, ()):
        speaker.say(lines)
        assert told == []
        qtbot.waitUntil(lambda: told == [True], timeout=PATIENCE)
        told.clear()


def test_nothing_is_finished_that_was_hushed(qtbot: QtBot, speaker: Speaker) -> None:
    told: list[bool] = []
    speaker.finished.connect(lambda: told.append(True))
    speaker.say(LINES)
    speaker.hush()
    prepare(qtbot, speaker, *LINES)
    assert told == []


def test_all_lines_are_rendered_once_they_are_prepared(qtbot: QtBot, speaker: Speaker) -> None:
    names = prepare(qtbot, speaker, *LINES)
    assert len(names) == len(LINES) * len(SPEEDS)
    assert prepare(qtbot, speaker, *LINES) == names


def test_what_is_said_no_more_is_removed(qtbot: QtBot, speaker: Speaker) -> None:
    speaker.folder.mkdir()
    (speaker.folder / "of an older kiosk.wav").write_bytes(b"RIFF")
    assert "of an older kiosk.wav" not in prepare(qtbot, speaker, *LINES)


def test_preparing_what_nothing_says_is_over_at_once(qtbot: QtBot, speaker: Speaker) -> None:
    assert prepare(qtbot, speaker, SOMALI) == {}


@pytest.mark.parametrize("said", [LINES[:2], LINES[2:], ()], ids=["good", "not good", "nothing"])
def test_files_are_the_same_whatever_was_said(qtbot: QtBot, speaker: Speaker, said: tuple[Line, ...]) -> None:
    before = prepare(qtbot, speaker, *LINES)
    times = {path.stat().st_mtime for path in speaker.folder.iterdir()}
    with qtbot.waitSignal(speaker.finished, timeout=PATIENCE):
        speaker.say(said)
    after = prepare(qtbot, speaker, *reversed(said), *LINES)
    assert after == before
    assert {path.stat().st_mtime for path in speaker.folder.iterdir()} == times == {0}


def test_a_new_speed_renders_every_line_and_not_only_what_is_on_the_screen(
    qtbot: QtBot, speaker: Speaker
) -> None:
    names = prepare(qtbot, speaker, *LINES)
    with qtbot.waitSignal(speaker.prepared, timeout=PATIENCE):
        speaker.set_speed(170)
        speaker.say(LINES[:1])
    assert len(list(speaker.folder.iterdir())) == len(names) + len(LINES)


def test_the_self_test_tells_what_staff_need(speaker: Speaker) -> None:
    told = speaker.self_test()
    assert told.voices == speaker.languages() == ("en", "cy", "bn")
    assert (told.output, told.volume, told.muted, told.microphone) == ("", None, None, "")
    assert told.trouble == "no-device"


def test_a_voice_that_cannot_start_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    speaker = Speaker(tmp_path / "voice", [tmp_path / "recordings"], program=["/nowhere/voice"])
    assert speaker.self_test().voices == ()
    with qtbot.waitSignal(speaker.finished, timeout=PATIENCE):
        speaker.say(LINES)
    speaker.close()


@pytest.mark.parametrize(
    ("device", "voice", "level", "trouble"),
    [
        (True, True, Level(), ""),
        (True, True, Level(volume=0.4, muted=False), ""),
        (True, True, Level(volume=0.0, muted=False), "muted"),
        (True, True, Level(volume=0.4, muted=True), "muted"),
        (True, False, Level(muted=True), "no-voice"),
        (False, False, Level(muted=True), "no-device"),
    ],
)
def test_the_sign_shows_what_matters_most(device: bool, voice: bool, level: Level, trouble: str) -> None:
    assert weighed(device, voice, level) == trouble
