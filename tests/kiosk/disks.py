"""A small disk of its own that is really full, or really cannot be written."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small(disk: Path) -> Iterator[Path]:
    """A disk of 40 MB, made at this place; the test is skipped where nobody may make one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=40M", "none", str(disk)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody make a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> None:
    """Not a byte is left; all of it is in the file ``photos``."""
    with (disk / "photos").open("ab", buffering=0) as file:
        size = 1024 * 1024
        while size:
            try:
                file.write(b"\xff" * size)
            except OSError:
                size //= 2


def remount(disk: Path, how: str) -> None:
    """``ro`` or ``rw``. A file that is open for writing keeps a disk from turning read-only."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)
