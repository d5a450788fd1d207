"""Starts the parts of Heard each in a process group of its own, and ends them whole."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

Process = subprocess.Popen[bytes]

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE_SECONDS = 5.0
_TURN_SECONDS = 0.05


class Ended(Exception):
    """Someone asked this process to end, by the signal of that number."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


@contextmanager
def ending_raises() -> Iterator[None]:
    """Turns Ctrl-C, a closed terminal and a plain kill into Ended, once: clearing up is not disturbed."""

    def end(number: int, frame: FrameType | None) -> None:
        for ending in _ENDING:
            signal.signal(ending, signal.SIG_IGN)
        raise Ended(number)

    before = {ending: signal.signal(ending, end) for ending in _ENDING}
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


@contextmanager
def started(
    command: Sequence[str | Path], environment: Mapping[str, str], log: Path | None = None
) -> Iterator[Process]:
    """A process in a group of its own, which is gone with all its children when the block is left."""
    output = None if log is None else log.open("wb")
    # The terminal's Ctrl-C reaches this process alone, so that the parts end in order.
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        env=environment,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if output is not None:
            output.close()
        end(process)


def end(process: Process) -> None:
    """Asks the whole group to end, and insists after five seconds."""
    for number, seconds in ((signal.SIGTERM, _PATIENCE_SECONDS), (signal.SIGKILL, 1.0)):
        if not _signal_group(process, number):
            break
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and _signal_group(process, 0):
            time.sleep(_TURN_SECONDS)
    process.wait()


def _signal_group(process: Process, number: int) -> bool:
    process.poll()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
        return True
    return False
