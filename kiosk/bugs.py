"""The one hook for bugs: each is written down without content, and the visit is ended calmly."""

import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

NAME = "bugs.log"
MOST_BYTES = 200_000


def without_content(error: BaseException) -> str:
    """Kind of error and the places it passed, never its message: that could hold what someone said."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([type(error).__name__, *places])


class Bugs:
    """Writes bugs into the data folder and has the kiosk recover; a bug in recovering is only written."""

    def __init__(self, folder: Path, recover: Callable[[], None], version: str) -> None:
        self._file = folder / NAME
        self._recover, self._version = recover, version
        self._recovering = False

    def take(self, error: BaseException) -> None:
        """Write down one bug and recover."""
        self._write(error)
        if self._recovering:
            return
        self._recovering = True
        try:
            self._recover()
        except Exception as second:  # noqa: BLE001 -- the last place there is; its message must not be printed
            self._write(second)
        finally:
            self._recovering = False

    def install(self) -> None:
        """Take what nobody caught, anywhere on the GUI thread."""
        sys.excepthook = self._hook
        sys.unraisablehook = self._take_unraisable

    def _take_unraisable(self, unraisable: "sys.UnraisableHookArgs") -> None:
        """A bug in tidying up harms no visit: it is only written."""
        if unraisable.exc_value is not None:
            self._write(unraisable.exc_value)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        self.take(error)

    def _write(self, error: BaseException) -> None:
        entry = f"{datetime.now(UTC).isoformat(timespec='seconds')} Heard {self._version}\n{without_content(error)}\n\n"
        _print(entry)
        try:
            if self._file.exists() and self._file.stat().st_size > MOST_BYTES:
                self._file.unlink()
            with os.fdopen(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
                file.write(entry)
        except OSError as full:
            _print(f"The bug could not be written to {self._file}: {full.strerror}.\n")


def _print(text: str) -> None:
    """On the console, where the programme has one."""
    if sys.stderr is not None:
        sys.stderr.write(text)
