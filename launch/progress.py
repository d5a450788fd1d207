"""Runs a long step and shows that it moves, without its flood of lines."""

import os
import selectors
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .processes import end, held_back
from .trouble import Trouble, explain

_LINES_KEPT = 40
_QUIET_SECONDS = 15.0
_PATIENCE_SECONDS = 60.0
"""For whoever is asked to end: a package that is half installed is worse than a wait."""


def say(text: str) -> None:
    """A line of progress; on stderr, since stdout belongs to the part that is started."""
    print(text, file=sys.stderr, flush=True)


class Ticker:
    """One moving line on a terminal; elsewhere a line now and then."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self._spoke = self.began
        self._moving = sys.stderr.isatty()

    def show(self, text: str) -> None:
        now = time.monotonic()
        if self._moving:
            moved = f"\r\x1b[K      {text[:90]} ({now - self.began:.0f} s)"
            print(moved, end="", file=sys.stderr, flush=True)
        elif now - self._spoke >= _QUIET_SECONDS:
            say(f"      {text} ({now - self.began:.0f} s)")
            self._spoke = now

    def end(self) -> None:
        if self._moving:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def run(
    step: str,
    command: Sequence[str | Path],
    tell: Callable[[str], str | None],
    environment: Mapping[str, str] | None = None,
) -> None:
    """Runs command to its end; tell turns a line it prints into progress, or None. Trouble if it fails."""
    process = None
    try:
        # Asked to end while it starts, it would run on with nobody to end it.
        with held_back():
            process = _start(step, command, environment)
        kept = _follow(process, tell)
    except BaseException:
        if process is not None:
            end(process, _PATIENCE_SECONDS)
        raise
    if process.wait() != 0:
        raise explain(step, kept)


def _start(
    step: str, command: Sequence[str | Path], environment: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            # A group of its own: it is ended with all that it started.
            start_new_session=True,
        )
    except OSError as error:
        raise Trouble(step, f"{command[0]} cannot be started: {error.strerror}") from error


def _follow(process: subprocess.Popen[bytes], tell: Callable[[str], str | None]) -> list[str]:
    assert process.stdout is not None
    kept: deque[str] = deque(maxlen=_LINES_KEPT)
    ticker, shown, rest = Ticker(), "starting", b""
    with selectors.DefaultSelector() as waiting, process.stdout as output:
        waiting.register(output, selectors.EVENT_READ)
        while True:
            if waiting.select(timeout=1.0):
                piece = os.read(output.fileno(), 65536)
                if not piece:
                    break
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    text = line.decode(errors="replace").strip()
                    kept.append(text)
                    shown = tell(text) or shown
            ticker.show(shown)
    ticker.end()
    return [*kept, rest.decode(errors="replace").strip()] if rest else list(kept)
