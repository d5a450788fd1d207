"""The voice of the kiosk where there is no speaker: everything goes on, and the sign shows."""

import math
import os
import sys
import wave
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from easyread.line import Line
from kiosk.voice import recordings
from kiosk.voice.lines import SPEEDS, Lines
from kiosk.voice.sign import weighed
from kiosk.voice.speaker import Speaker
from kiosk.voice.wire import Level
from kiosk.voice.worker import Worker

LINES = tuple(Line(words, "food") for words in ("What is the food like?", "Good", "OK", "Not good"))
SOMALI = Line("Fiican", "face_5", language="so")
OPENED: list[list[str]] = []
"""Those who want to know which files are opened."""


def _tell_opened(event: str, given: tuple[object, ...]) -> None:
    if event == "open":
        for names in OPENED:
            names.append(str(given[0]))


# Python never takes an audit hook away again.
sys.addaudithook(_tell_opened)


@pytest.fixture
def speaker(qtbot: QtBot, tmp_path: Path) -> Iterator[Speaker]:
    speaker = Speaker(tmp_path / "voice", tmp_path / "recordings")
    yield speaker
    speaker.close()


def record(folder: Path, line: Line) -> None:
    """Put a recording of half a second where a human voice would be."""
    path = recordings.path_of(folder, line)
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(array("h", [round(9000 * math.cos(at / 9)) for at in range(8000)]).tobytes())


def prepare(qtbot: QtBot, speaker: Speaker, *lines: Line) -> dict[str, int]:
    """Have lines prepared; the names and sizes of the files there are then."""
    with qtbot.waitSignal(speaker.prepared):
        speaker.prepare(lines)
    return {path.name: path.stat().st_size for path in speaker.folder.glob("*")}


def test_without_a_device_everything_goes_on_in_silence(qtbot: QtBot, speaker: Speaker) -> None:
    assert speaker.trouble == "no-device"
    read: list[tuple[int, int]] = []
    speaker.reading.connect(lambda line, word: read.append((line, word)))
    with qtbot.waitSignal(speaker.finished, timeout=200):
        speaker.say(LINES)
    assert read == []


def test_finished_is_never_told_inside_say(qtbot: QtBot, speaker: Speaker) -> None:
    told: list[bool] = []
    speaker.finished.connect(lambda: told.append(True))
    for lines in (LINES, ()):
        speaker.say(lines)
        assert told == []
        qtbot.waitUntil(lambda: told == [True])
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
    with qtbot.waitSignal(speaker.finished):
        speaker.say(said)
    after = prepare(qtbot, speaker, *reversed(said), *LINES)
    assert after == before
    assert {path.stat().st_mtime for path in speaker.folder.iterdir()} == times == {0}


def test_a_new_speed_renders_every_line_and_not_only_what_is_on_the_screen(
    qtbot: QtBot, speaker: Speaker
) -> None:
    names = prepare(qtbot, speaker, *LINES)
    with qtbot.waitSignal(speaker.prepared):
        speaker.set_speed(170)
        speaker.say(LINES[:1])
    assert len(list(speaker.folder.iterdir())) == len(names) + len(LINES)


def test_the_self_test_tells_what_staff_need(speaker: Speaker) -> None:
    told = speaker.self_test()
    assert told.voices == speaker.languages() == ("en", "cy", "bn")
    assert (told.output, told.volume, told.muted, told.microphone) == ("", None, None, "")
    assert told.trouble == "no-device"


def test_a_voice_that_cannot_start_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    speaker = Speaker(tmp_path / "voice", tmp_path / "recordings", program=["/nowhere/voice"])
    assert speaker.self_test().voices == ()
    with qtbot.waitSignal(speaker.finished):
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


@pytest.fixture
def lines(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Lines]]:
    worker = Worker()
    with qtbot.waitSignal(worker.changed):
        worker.start()
    yield lambda: Lines(tmp_path / "voice", tmp_path / "recordings", worker, 140)
    worker.close()


def test_a_recording_wins_over_the_voice(qtbot: QtBot, lines: Callable[..., Lines], tmp_path: Path) -> None:
    good = LINES[1]
    said = lines()
    said.prepare([good])
    with qtbot.waitSignal(said.worker.idle):
        pass
    rendered = said.sound(good)
    record(tmp_path / "recordings", good)
    recorded = said.sound(good)
    assert rendered is not None
    assert recorded is not None
    assert rendered.pcm != recorded.pcm
    assert recorded.words == ((0, 0),)
    assert not said.prepare([good])


def opened(folder: Path, doing: Callable[[], object]) -> set[str]:
    """The names of the files of a folder that are opened, or whose times change, while something is done."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        os.utime(path, ns=(0, path.stat().st_mtime_ns))
    before = {path: (path.stat().st_atime_ns, path.stat().st_ctime_ns) for path in files}
    names: list[str] = []
    OPENED.append(names)
    doing()
    OPENED.remove(names)
    changed = {
        path.name
        for path, times in before.items()
        if (path.stat().st_atime_ns, path.stat().st_ctime_ns) != times
    }
    return changed | {Path(name).name for name in names if name.startswith(str(folder))}


def test_which_line_is_said_shows_in_no_file(
    qtbot: QtBot, lines: Callable[..., Lines], tmp_path: Path
) -> None:
    record(tmp_path / "recordings", SOMALI)
    said = lines()
    said.prepare([*LINES, SOMALI])
    with qtbot.waitSignal(said.worker.idle):
        pass
    good, bad = LINES[1], LINES[3]
    assert opened(tmp_path, lambda: said.sound(bad)) == set()
    said.set_speed(100)
    every = {Path(said.render(line).path).name for line in LINES}
    assert opened(tmp_path, lambda: said.sound(good)) == every
    assert opened(tmp_path, lambda: [said.sound(line) for line in (bad, good, SOMALI)]) == set()
    again = lines()
    again.prepare([*LINES, SOMALI])
    assert opened(tmp_path, lambda: again.sound(SOMALI)) == set()
    assert opened(tmp_path, lambda: again.sound(bad)) == {
        Path(again.render(line).path).name for line in LINES
    }


def test_somali_is_recorded_or_not_said(lines: Callable[..., Lines], tmp_path: Path) -> None:
    said = lines()
    assert not said.can_render(SOMALI)
    assert said.sound(SOMALI) is None
    record(tmp_path / "recordings", SOMALI)
    assert said.sound(SOMALI) is not None
    assert said.sound(Line("Fiican", "face_5", language="en")) is None


def test_a_broken_recording_is_no_recording(lines: Callable[..., Lines], tmp_path: Path) -> None:
    record(tmp_path / "recordings", SOMALI)
    path = recordings.path_of(tmp_path / "recordings", SOMALI)
    path.write_bytes(path.read_bytes()[:500])
    assert lines().sound(SOMALI) is None


def test_a_recording_is_found_however_its_words_are_spaced() -> None:
    assert recordings.name_of(Line("You can\nsay no.", "no")) == recordings.name_of(
        Line("You can say no.", "x")
    )
    assert recordings.name_of(Line("01632", "phone")) != recordings.name_of(Line("01632", "phone", "0 1 6"))
