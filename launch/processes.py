"""Starts the parts of Heard each in a process group of its own, and ends them whole."""

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from types import FrameType

Process = subprocess.Popen[bytes]

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE_SECONDS = 5.0
_TURN_SECONDS = 0.05
_PROC = Path("/proc")
_PR_SET_PDEATHSIG = 1
# Opened here: what runs between fork and exec should load nothing.
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Ended(Exception):
    """Someone asked this process to end, by the signal of that number."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


@contextmanager
def ending_raises() -> Iterator[None]:
    """Turns Ctrl-C, a closed terminal and a plain kill into Ended, once: clearing up is not disturbed."""

    def raise_ended(number: int, frame: FrameType | None) -> None:
        for ending in _ENDING:
            signal.signal(ending, signal.SIG_IGN)
        raise Ended(number)

    before = {ending: signal.signal(ending, raise_ended) for ending in _ENDING}
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


@contextmanager
def held_back() -> Iterator[None]:
    """Whoever asks this process to end meanwhile is heard when the block is left."""
    asked: list[int] = []
    before = {ending: signal.signal(ending, lambda number, frame: asked.append(number)) for ending in _ENDING}
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)
    if asked:
        signal.raise_signal(asked[0])


@contextmanager
def started(
    command: Sequence[str | Path], environment: Mapping[str, str], log: Path | None = None, typed: str = ""
) -> Iterator[Process]:
    """A process in a group of its own, which is gone with all its children when the block is left.

    ``typed``: what it reads as if somebody had typed it.
    """
    process = None
    try:
        # Asked to end while it starts, it would run on with nobody to end it.
        with held_back():
            process = _start(command, environment, log, typed)
        yield process
    finally:
        if process is not None:
            with held_back():
                end(process)


def _start(
    command: Sequence[str | Path], environment: Mapping[str, str], log: Path | None, typed: str
) -> Process:
    with nullcontext() if log is None else log.open("wb") as output, tempfile.TemporaryFile() as keys:
        # A file that has no name: a pipe would have to be written to and closed while the process lives.
        keys.write(typed.encode())
        keys.seek(0)
        return subprocess.Popen(
            command,
            stdin=keys,
            stdout=output,
            stderr=None if output is None else subprocess.STDOUT,
            env=environment,
            # The terminal's Ctrl-C reaches this process alone, so that the parts end in order.
            start_new_session=True,
            preexec_fn=partial(_end_with, os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509 - one thread
        )


def _end_with(parent: int) -> None:
    """In the part, before it begins: ask the kernel to end it when this process is killed and cannot."""
    assert _LIBC
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def end(process: Process, patience: float = _PATIENCE_SECONDS) -> None:
    """Asks the whole group to end, and insists after so many seconds."""
    for number, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 1.0)):
        if not _lives(process):
            break
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, number)
        deadline = time.monotonic() + seconds
        while _lives(process) and time.monotonic() < deadline:
            time.sleep(_TURN_SECONDS)
    process.wait()


def _lives(process: Process) -> bool:
    """Whether anyone of the group still runs; the dead whom nobody has fetched do not count."""
    process.poll()
    if not _PROC.exists():
        # macOS answers so for a group of which only the dead are left.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, 0)
            return True
        return False
    return any(_runs_in(place, process.pid) for place in _PROC.glob("[0-9]*/stat"))


def _runs_in(place: Path, group: int) -> bool:
    try:
        # After the name in brackets, which may hold anything: state, parent, group.
        row = place.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return False
    return row[0] not in "ZX" and int(row[2]) == group
