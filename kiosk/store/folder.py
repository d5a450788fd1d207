"""The data folder: kept to its owner, open to one kiosk at a time, with a ballast for a full disk."""

import errno
import os
import shutil
import sys
from pathlib import Path

from kiosk.trouble import AlreadyRunning, DiskFailing, DiskFull, DiskReadOnly, PlaceTaken, Trouble

BALLAST = 16 * 1024 * 1024
"""Bytes that are set free when the disk is full: room for about 1,500 more answers."""

LOW = 500_000_000
"""Free bytes below which staff are warned."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)


def of_disk(error: OSError) -> Trouble:
    """The Trouble that an error of the disk is."""
    if error.errno in _FULL:
        return DiskFull()
    return DiskReadOnly() if error.errno in _READ_ONLY else DiskFailing()


def prepare(folder: Path) -> None:
    """Make the folder, open to its owner alone; one that is there and holds something keeps its rights."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            folder.chmod(0o700)
    except (FileExistsError, NotADirectoryError):
        raise PlaceTaken(folder, "folder") from None
    except OSError as error:
        raise of_disk(error) from error


def own_file(path: Path) -> None:
    """Make an empty file that its owner alone can read, unless it is there."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600))


def free_bytes(folder: Path) -> int:
    """How much this kiosk can still write."""
    return shutil.disk_usage(folder).free


def take_lock(folder: Path) -> int:
    """Hold the folder for this process; ``AlreadyRunning`` when another has it.

    The lock is on the open file that is returned and ends with it, however the process ends.
    """
    try:
        lock = os.open(folder / "heard.lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        raise of_disk(error) from error
    try:
        _lock(lock)
    except OSError as error:
        os.close(lock)
        raise AlreadyRunning() from error
    return lock


if sys.platform == "win32":
    import msvcrt

    def _lock(lock: int) -> None:
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(lock: int) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lay_ballast(folder: Path, size: int = BALLAST) -> bool:
    """Put the ballast back where it is missing and there is room for twice as much; whether it is there."""
    ballast = folder / "ballast"
    try:
        if ballast.exists() and ballast.stat().st_size == size:
            return True
        ballast.unlink(missing_ok=True)
        if free_bytes(folder) < 2 * size:
            return False
        own_file(ballast)
        with ballast.open("r+b") as file:
            # Chance does not compress: the bytes are real on every file system.
            file.write(os.urandom(size))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        ballast.unlink(missing_ok=True)
        return False
    return True


def drop_ballast(folder: Path) -> bool:
    """Set the ballast's room free; whether there was any."""
    try:
        (folder / "ballast").unlink()
    except OSError:
        return False
    return True
