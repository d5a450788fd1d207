"""The hub's data folder: made for its owner alone, and held by one hub at a time."""

import errno
import os
import sys
from pathlib import Path


class FolderTrouble(Exception):
    """The data folder cannot be used; the words say which and what to do."""


def make(data: Path) -> None:
    """The folder, if it is not there; ``FolderTrouble`` when it cannot be one."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (FileExistsError, NotADirectoryError):
        raise FolderTrouble(
            f"{data} cannot be the data folder: there is a file of that name, or above it. "
            "Move the file away, or name another folder with --data."
        ) from None
    except OSError as error:
        raise FolderTrouble(
            f"The data folder {data} cannot be made: {error.strerror}. "
            "Set this right, or name another folder with --data."
        ) from None


class Held:
    """The folder, held until it is let go or this process ends, however it ends; ``FolderTrouble`` when another has it.

    A worker does not inherit the lock, so one that outlives its hub for a moment keeps nobody out.
    """

    def __init__(self, data: Path, name: str = "hub.lock", who: str = "A hub") -> None:
        self._lock = os.open(data / name, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(self._lock)
        except OSError as error:
            os.close(self._lock)
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise
            raise FolderTrouble(
                f"{who} runs on {data} already. Stop it first, or name another folder with --data."
            ) from None

    def close(self) -> None:
        """Let others have it."""
        os.close(self._lock)


if sys.platform == "win32":
    import msvcrt

    def _lock(lock: int) -> None:
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(lock: int) -> None:
        # lockf, not flock: a lock of flock would pass to every fork.
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
