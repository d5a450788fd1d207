"""Where the sound of a line comes from, and that no file and no order of files tells what was said."""

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
from easyread.pack import recording_name
from kiosk.voice import recordings
from kiosk.voice.lines import SPEEDS, Lines
from kiosk.voice.worker import Worker
from tests.fakes import PATIENCE

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


def record(folder: Path, line: Line) -> None:
    """Put a recording of half a second where a human voice would be."""
    path = recordings.path_of(folder, line)
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(array("h", [round(9000 * math.cos(at / 9)) for at in range(8000)]).tobytes())


@pytest.fixture
def lines(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Lines]]:
    worker = Worker()
    with qtbot.waitSignal(worker.changed, timeout=PATIENCE):
        worker.start()
    yield lambda: Lines(tmp_path / "voice", [tmp_path / "recordings"], worker, 140)
    worker.close()


def test_a_recording_wins_over_the_voice(qtbot: QtBot, lines: Callable[..., Lines], tmp_path: Path) -> None:
    good = LINES[1]
    said = lines()
    said.prepare([good])
    with qtbot.waitSignal(said.worker.idle, timeout=PATIENCE):
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
    with qtbot.waitSignal(said.worker.idle, timeout=PATIENCE):
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


@pytest.mark.parametrize("said", [LINES[3:], LINES[2:1:-1], ()], ids=["not good", "ok", "nothing"])
def test_lines_are_rendered_in_the_same_order_whatever_is_said(
    qtbot: QtBot, lines: Callable[..., Lines], said: tuple[Line, ...]
) -> None:
    every = lines()
    order: list[str] = []
    every.worker.done.connect(lambda path, fault: order.append(path))
    every.prepare(LINES)
    every.want(said)
    with qtbot.waitSignal(every.worker.idle, timeout=PATIENCE):
        pass
    assert order == [every.render(line, wpm).path for wpm in SPEEDS for line in LINES]


def test_where_one_could_not_be_rendered_all_are_asked_for_again(
    qtbot: QtBot, lines: Callable[..., Lines]
) -> None:
    every = lines()
    missing = Path(every.render(LINES[3]).path)
    missing.mkdir(parents=True)
    every.prepare(LINES)
    with qtbot.waitSignal(every.worker.idle, timeout=PATIENCE):
        pass
    missing.rmdir()
    order: list[str] = []
    every.worker.done.connect(lambda path, fault: order.append(path))
    every.want(LINES[3:])
    with qtbot.waitSignal(every.worker.idle, timeout=PATIENCE):
        pass
    assert order == [every.render(line, wpm).path for wpm in SPEEDS for line in LINES]
    assert every.sound(LINES[3]) is not None


def test_what_nobody_prepared_is_rendered_first(qtbot: QtBot, lines: Callable[..., Lines]) -> None:
    every = lines()
    order: list[str] = []
    every.worker.done.connect(lambda path, fault: order.append(path))
    every.prepare(LINES[:2])
    every.want(LINES[2:])
    with qtbot.waitSignal(every.worker.idle, timeout=PATIENCE):
        pass
    assert order[1:3] == [every.render(line).path for line in LINES[2:]]


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
    assert recording_name(Line("You can\nsay no.", "no")) == recording_name(Line("You can say no.", "x"))
    assert recording_name(Line("01632", "phone")) != recording_name(Line("01632", "phone", "0 1 6"))
