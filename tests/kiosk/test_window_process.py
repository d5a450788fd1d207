"""The whole kiosk as a process: how it ends, and what it leaves."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from easyread.response import Picked, Response
from kiosk.bugs import NAME as BUGS
from tests.kiosk.kept import KEYS, device, memory_folder
from tests.kiosk.window_child import CANARY
from tests.opening import open_sealed
from tests.stories.home import paired

if sys.platform == "win32":
    pytest.skip("processes are looked for in /proc", allow_module_level=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    with memory_folder() as made:
        yield paired(made)


@contextmanager
def kiosk(folder: Path, story: str) -> Iterator[subprocess.Popen[str]]:
    """The process, in a session of its own; killed if it is still there at the end."""
    command = [sys.executable, "-m", "tests.kiosk.window_child", str(folder), story]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        try:
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def of_session(session: int) -> list[int]:
    """Every process of a session that has not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = stat.read_text(encoding="utf-8").rpartition(") ")[2].split()[:4]
        except OSError:
            continue
        if int(of) == session and state != "Z":
            found.append(int(stat.parent.name))
    return found


def heard(running: subprocess.Popen[str], word: str) -> None:
    """Wait until the story has come so far."""
    assert running.stdout is not None
    for line in running.stdout:
        if line.strip() == word:
            return
    assert running.stderr is not None
    raise AssertionError(running.stderr.read())


def ended(running: subprocess.Popen[str]) -> str:
    """Wait for the end, which must be calm; what was said to stderr."""
    _, said = running.communicate(timeout=60)
    assert running.returncode == 0, said
    assert of_session(running.pid) == [], "no process is left, and no voice"
    return said


def kept(folder: Path) -> Response:
    one = device(folder)
    rows = one.store.read(
        lambda connection: connection.execute("SELECT header, sealed, running FROM outbox").fetchall()
    )
    one.store.close()
    ((header, sealed, still_running),) = rows
    assert not still_running
    body = open_sealed(header, sealed, KEYS.team)
    assert isinstance(body, Response)
    return body


def test_staff_close_it(folder: Path) -> None:
    with kiosk(folder, "closed") as running:
        for word in ("answered", "wrong", "facts"):
            heard(running, word)
        assert "Traceback" not in ended(running)
    assert (kept(folder).ended, kept(folder).answers[0].value) == ("hidden", Picked(("sad",)))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_system_ends_it_in_the_middle_of_a_visit(folder: Path, number: int) -> None:
    with kiosk(folder, "answered") as running:
        heard(running, "answered")
        os.kill(running.pid, number)
        assert "Traceback" not in ended(running)
    assert (kept(folder).ended, kept(folder).answers[0].value) == ("hidden", Picked(("sad",)))


def test_a_bug_in_the_middle_of_a_visit(folder: Path) -> None:
    with kiosk(folder, "bugged") as running:
        heard(running, "welcome")
        os.kill(running.pid, signal.SIGTERM)
        said = ended(running)
    written = (folder / BUGS).read_text(encoding="utf-8")
    assert "RuntimeError\n  window_child.py:" in written
    assert " fail\n" in written
    assert CANARY not in written + said
    assert (kept(folder).ended, kept(folder).answers[0].value) == ("running", Picked(("sad",)))
