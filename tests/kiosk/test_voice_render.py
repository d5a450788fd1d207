"""The voice worker: real renderings by every voice, through the pipe that the kiosk uses."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from easyread.line import Line
from kiosk.voice.cache import load
from kiosk.voice.render import answer_apart
from kiosk.voice.sound import LEAD, QUIET, Sound
from kiosk.voice.wire import Asked, Level, Probe, Ready, Render, Rendered, Told

ROOT = Path(__file__).parents[2]
LONG = (
    "We want to know what your life is like.\nYou can say no.\nYou can stop at any time.\n"
    "Your support stays the same.\nPeople beside you can see this screen.\nYou may not be safe.\n"
    "Then we may tell other people.\nWe try to ask you first.\nDo you want to start?"
)
LINES = {
    "en": "What is the food like at home?\nSafe means nobody hurts you.",
    "cy": "Sut fwyd sydd gartref?\nGelli di ddweud na.",
    "bn": "বাড়িতে খাবার কেমন?\nআপনি না বলতে পারেন।",
}


class Pipe:
    """A voice worker and both ends of its pipe."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "kiosk.voice.render"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ready = self.told()

    def told(self) -> Told:
        assert self.process.stdout is not None
        told: Told = msgspec.json.decode(self.process.stdout.readline(), type=Told)
        return told

    def ask(self, asked: Asked) -> Told:
        assert self.process.stdin is not None
        self.process.stdin.write(msgspec.json.encode(asked) + b"\n")
        self.process.stdin.flush()
        return self.told()

    def render(self, line: Line, path: Path, rate: int = 140) -> Sound:
        assert self.ask(Render(line, rate, str(path))) == Rendered()
        sound = load(path)
        assert sound is not None
        return sound

    def end(self) -> int:
        """Let go of the pipe, as a kiosk that is killed does, and wait for the worker to end."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        rest = self.process.stdout.read()
        self.process.stdout.close()
        assert rest == b""
        return self.process.wait(60)


@pytest.fixture(scope="module")
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    assert pipe.end() == 0


def test_a_worker_says_which_voices_can_be_heard(pipe: Pipe) -> None:
    assert pipe.ready == Ready(("en", "cy", "bn"))


@pytest.mark.parametrize("language", LINES)
def test_every_word_of_a_rendered_line_has_its_time(pipe: Pipe, tmp_path: Path, language: str) -> None:
    line = Line(LINES[language], "food", language=language)
    sound = pipe.render(line, tmp_path / "line.wav")
    starts = [start for start, _ in sound.words]
    assert [word for _, word in sound.words] == list(range(len(line.words.split())))
    assert starts[0] < 10
    assert all(one < next for one, next in pairwise(starts))
    assert starts[-1] < sound.length


@pytest.mark.parametrize("language", LINES)
def test_a_sentence_begins_at_once_and_the_next_after_a_pause(
    pipe: Pipe, tmp_path: Path, language: str
) -> None:
    sound = pipe.render(Line(LINES[language], "food", language=language), tmp_path / "line.wav")
    samples = memoryview(sound.pcm).cast("h")
    loud = [index for index, sample in enumerate(samples) if abs(sample) > QUIET]
    assert loud[0] <= sound.rate * (LEAD + 1) / 1000
    gap, end = max((after - before, after) for before, after in pairwise(loud))
    assert gap / sound.rate == pytest.approx(0.35, abs=0.03)
    second = len(LINES[language].split("\n")[0].split())
    assert sound.words[second][0] == pytest.approx(end / sound.rate * 1000, abs=120)


@pytest.mark.parametrize("wpm", [100, 140, 190])
def test_english_is_said_at_the_rate_that_was_asked(pipe: Pipe, tmp_path: Path, wpm: int) -> None:
    sound = pipe.render(Line(LONG, "listen"), tmp_path / "line.wav", wpm)
    assert len(LONG.split()) / (sound.length / 60_000) == pytest.approx(wpm, rel=0.1)


def test_what_is_said_otherwise_than_written_has_no_word_times(pipe: Pipe, tmp_path: Path) -> None:
    number = Line("01632 960 001", "phone", said_as="0 1 6 3 2. 9 6 0. 0 0 1.")
    sound = pipe.render(number, tmp_path / "line.wav")
    assert sound.words == ()
    assert sound.length > 3000


def test_a_line_that_is_there_is_not_rendered_again(pipe: Pipe, tmp_path: Path) -> None:
    lines = {tmp_path / f"{index}.wav": Line(f"Choice {index}.", "choices") for index in range(20)}
    for path, line in lines.items():
        pipe.render(line, path)
    before = {path: path.stat() for path in lines}
    for path, line in lines.items():
        pipe.render(line, path)
    assert {path: path.stat() for path in lines} == before


def test_a_file_cut_short_is_rendered_again(pipe: Pipe, tmp_path: Path) -> None:
    path, line = tmp_path / "line.wav", Line("Good", "face_5")
    whole = pipe.render(line, path)
    os.truncate(path, 1000)
    assert load(path) is None
    again = pipe.render(line, path)
    assert again.words == whole.words
    assert again.length == pytest.approx(whole.length, rel=0.1)


@pytest.mark.parametrize(
    "line",
    [
        Line("Fiican", "face_5", language="so"),
        Line("ভালো", "face_5"),
        Line(" ", "face_5"),
        Line("!", "face_5", language="cy"),
    ],
    ids=["no voice", "not this voice's writing", "nothing", "a sign alone"],
)
def test_a_line_that_cannot_be_heard_is_an_error(pipe: Pipe, tmp_path: Path, line: Line) -> None:
    told = pipe.ask(Render(line, 140, str(tmp_path / "line.wav")))
    assert isinstance(told, Rendered)
    assert told.fault
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_an_error(pipe: Pipe, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told = pipe.ask(Render(Line("Good", "face_5"), 140, str(tmp_path / "file" / "line.wav")))
    assert isinstance(told, Rendered)
    assert "file" in told.fault


def test_the_level_is_told_or_unknown(pipe: Pipe) -> None:
    assert isinstance(pipe.ask(Probe()), Level)


def test_a_worker_ends_when_the_kiosk_is_gone() -> None:
    assert Pipe().end() == 0


@pytest.mark.parametrize("ending", ["pipe", "signal"])
def test_a_worker_ends_quietly_when_nobody_reads_or_somebody_stops_it(ending: str) -> None:
    command = [sys.executable, "-m", "kiosk.voice.render"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert worker.stderr is not None
        if ending == "pipe":
            worker.stdout.close()
        else:
            worker.stdout.readline()
            worker.send_signal(signal.SIGINT)
        assert worker.wait(30) == 0
        assert worker.stderr.read() == b""


def test_a_worker_starts_from_the_kiosk_itself_as_it_must_in_a_bundle() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--voice-worker"],
        check=True,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert msgspec.json.decode(done.stdout, type=Told) == Ready(("en", "cy", "bn"))


def test_where_voices_do_not_last_each_line_has_its_own_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert answer_apart(Render(Line("Good", "face_5"), 140, str(tmp_path / "line.wav"))) == Rendered()
    assert load(tmp_path / "line.wav") is not None
    assert answer_apart(Render(Line("Fiican", "face_5", language="so"), 140, str(tmp_path / "x"))).fault


def test_one_line_can_be_rendered_by_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "line.wav"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.voice.render", "--once"],
        check=True,
        cwd=ROOT,
        input=msgspec.json.encode(Render(Line("Good", "face_5"), 140, str(path))) + b"\n",
        capture_output=True,
    )
    assert msgspec.json.decode(done.stdout, type=Told) == Rendered()
    assert load(path) is not None


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [("kiosk.voice.render", "PySide6"), ("kiosk.voice.speaker", "pyttsx3")],
    ids=["the worker has no Qt", "the kiosk has no espeak"],
)
def test_worker_and_kiosk_stay_apart(module: str, unwanted: str) -> None:
    program = (
        f"import sys, {module}; sys.exit(any(name.split('.')[0] == {unwanted!r} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT).returncode == 0
