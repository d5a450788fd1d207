"""The demo's own folder: who holds it, what it remembers, and how it begins afresh."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .trouble import Trouble

_STEP = "the demo's folder"
# Also the mark by which --fresh knows that a folder is a demo's and may be deleted.
_MEMORY = "demo.json"


@contextmanager
def held(folder: Path, fresh: bool) -> Iterator[None]:
    """The folder, made or begun afresh, for one demo at a time: a hub's database has one writer."""
    if fresh and folder.is_dir() and any(folder.iterdir()) and not (folder / _MEMORY).exists():
        raise Trouble(_STEP, f"{folder} was made by no demo and is not deleted", "Name another with --data.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise Trouble(_STEP, f"{folder}: {error.strerror}") from error
    try:
        _lock(descriptor, folder)
        if fresh:
            _empty(folder)
        if not (folder / _MEMORY).exists():
            remember(folder, {})
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Trouble(
            _STEP, f"a demo already runs in {folder}", "End it, or name another with --data."
        ) from error


def remembered(folder: Path) -> dict[str, Any]:
    """How an earlier demo paired its kiosk: the hub's address, the device and the PIN. Empty before the first."""
    try:
        memory: dict[str, Any] = json.loads((folder / _MEMORY).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise Trouble(_STEP, f"{folder / _MEMORY} cannot be read", "Begin again with --fresh.") from error
    return memory


def remember(folder: Path, memory: dict[str, Any]) -> None:
    part = folder / (_MEMORY + ".part")
    # It holds a staff PIN, though only of a demo.
    part.touch(mode=0o600)
    part.write_text(json.dumps(memory), encoding="utf-8")
    part.replace(folder / _MEMORY)


def _empty(folder: Path) -> None:
    for place in folder.iterdir():
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink()
