"""The voice worker's keeper: real processes that die, hang, never start, or end with the kiosk."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from easyread.line import Line
from kiosk.voice.cache import load
from kiosk.voice.wire import Level, Probe, Render
from kiosk.voice.worker import DEATHS, TRIES, Worker
from tests.fakes import PATIENCE

GONE = [sys.executable, "-c", "raise SystemExit(1)"]
READY_THEN_GONE = [
    sys.executable,
    "-c",
    'import sys; print(\'{"type":"ready","languages":["en"]}\', flush=True); sys.stdin.readline()',
]
BABBLE = [sys.executable, "-c", "print('not a message', flush=True); input()"]


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    worker = Worker()
    with qtbot.waitSignal(worker.changed, timeout=PATIENCE):
        worker.start()
    yield worker
    worker.close()


def render(folder: Path, words: str = "Good") -> Render:
    return Render(Line(words, "face_5"), 140, str(folder / f"{words}.wav"))


def test_lines_are_rendered_in_the_order_they_were_asked(
    qtbot: QtBot, worker: Worker, tmp_path: Path
) -> None:
    done: list[str] = []
    worker.done.connect(lambda path, fault: done.append(f"{Path(path).stem}{fault}"))
    with qtbot.waitSignal(worker.idle, timeout=PATIENCE):
        for words in ("One", "Two", "Three", "Two"):
            worker.ask(render(tmp_path, words))
        worker.ask(render(tmp_path, "Three"), first=True)
        worker.ask(render(tmp_path, "Now"), first=True)
    assert done == ["One", "Now", "Three", "Two"]


def test_the_level_is_told(qtbot: QtBot, worker: Worker) -> None:
    with qtbot.waitSignal(worker.told, timeout=PATIENCE) as told:
        worker.ask(Probe())
    assert told.args is not None
    assert isinstance(told.args[0], Level)


def test_a_line_is_rendered_though_the_worker_was_killed(
    qtbot: QtBot, worker: Worker, tmp_path: Path
) -> None:
    first = worker.pid
    worker.ask(render(tmp_path))
    with qtbot.waitSignal(worker.done, timeout=PATIENCE) as done:
        os.kill(first, signal.SIGKILL)
    assert done.args == [str(tmp_path / "Good.wav"), ""]
    assert load(tmp_path / "Good.wav") is not None
    assert worker.pid not in (0, first)


def test_a_worker_that_hangs_is_killed_and_the_line_rendered(
    qtbot: QtBot, worker: Worker, tmp_path: Path
) -> None:
    first = worker.pid
    os.kill(first, signal.SIGSTOP)
    worker.patience.setInterval(50)
    worker.patience.timeout.connect(lambda: worker.patience.setInterval(20_000))
    with qtbot.waitSignal(worker.done, timeout=PATIENCE) as done:
        worker.ask(render(tmp_path))
    assert done.args == [str(tmp_path / "Good.wav"), ""]
    assert worker.pid != first


@pytest.mark.parametrize(
    "program", [GONE, BABBLE, ["/nowhere/voice"]], ids=["ends", "babbles", "does not start"]
)
def test_a_worker_that_cannot_run_is_given_up_for_a_while(qtbot: QtBot, program: list[str]) -> None:
    worker = Worker(program=program)
    with qtbot.waitSignal(worker.changed, timeout=PATIENCE):
        worker.start()
    assert worker.broken
    assert worker.languages == ()
    assert worker.pid == 0
    worker.close()


def test_a_line_that_ends_the_worker_is_given_up(qtbot: QtBot, tmp_path: Path) -> None:
    assert TRIES < DEATHS
    worker = Worker(program=READY_THEN_GONE)
    worker.start()
    with qtbot.waitSignal(worker.done, timeout=PATIENCE) as done:
        worker.ask(render(tmp_path))
    assert done.args == [str(tmp_path / "Good.wav"), "the voice worker ended"]
    assert not worker.broken
    worker.close()


def test_a_worker_that_was_given_up_can_be_started_again(qtbot: QtBot, tmp_path: Path) -> None:
    worker = Worker(program=["/nowhere/voice"])
    with qtbot.waitSignal(worker.changed, timeout=PATIENCE):
        worker.start()
    worker.ask(render(tmp_path))
    worker.program = Worker().program
    with qtbot.waitSignal(worker.done, timeout=PATIENCE):
        worker.start()
    assert not worker.broken
    worker.close()


def test_closing_ends_the_process(worker: Worker) -> None:
    pid = worker.pid
    worker.close()
    assert worker.pid == 0
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
