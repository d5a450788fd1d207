"""Makes a bare machine ready for a part of Heard, once, step by step."""

import fcntl
import sys
import time
from pathlib import Path

from . import packages, stamp, system
from .progress import say


def ensure(root: Path, name: str) -> None:
    """Sets up what the set called name needs, unless it is there; raises Trouble at the step that fails."""
    if stamp.ready(root, name):
        return
    with (root / stamp.LOCKS[name]).open("rb") as lock:
        _wait_for_turn(lock.fileno())
        if not stamp.ready(root, name):
            _set_up(root, name)


def _wait_for_turn(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another set-up is running here; waiting for it.")
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _set_up(root: Path, name: str) -> None:
    began = time.monotonic()
    say("Setting up Heard. The first time this takes a few minutes.")
    if not stamp.whole(root):
        packages.discard(root)
        packages.need_space(root)
    say(f"[1/3] {system.STEP}")
    _libraries(name)
    say(f"[2/3] {packages.STEP_ENVIRONMENT}")
    if not stamp.whole(root):
        packages.make(root)
    stamp.remove(root)
    say(f"[3/3] {packages.STEP_PACKAGES}")
    packages.install(root, name)
    stamp.write(root, name)
    say(f"set-up took {time.monotonic() - began:.0f} s")


def _libraries(name: str) -> None:
    wanted = list(stamp.LIBRARIES[name])
    if packages.lacks_venv() and Path(sys.executable).resolve().parent == Path("/usr/bin"):
        wanted.append("python3-venv")
    absent = system.missing(wanted)
    if absent is None:
        say("      This is not Debian: its packages are left alone. If a library is missing, see the README.")
    elif absent:
        say(f"      {len(absent)} to install: {' '.join(absent)}")
        system.install(absent)
