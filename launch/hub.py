"""The demo's hub: its made-up scheme, the hub itself while it runs, and what it has received."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from . import part, processes
from .trouble import Trouble

_STEP = "the hub"
_READY = "ready "
_READY_SECONDS = 60.0
_TURN_SECONDS = 0.05
_TAIL = 12


class Hub(NamedTuple):
    process: processes.Process
    address: str
    log: Path

    def need_alive(self) -> None:
        if self.process.poll() is not None:
            raise Trouble(_STEP, f"it ended by itself; its last lines ({self.log}):\n{_tail(self.log)}")


@contextmanager
def running(demo: part.Demo) -> Iterator[Hub]:
    """The hub on loopback, ready to answer; a taken port makes it take the next."""
    log = demo.place / "hub.log"
    command = part.command(demo.root, "scheme", "serve", "--clock", "--data", demo.hub)
    with processes.started(command, demo.surroundings, log) as hub:
        yield _when_ready(hub, log)


def ask(demo: part.Demo, *arguments: str | Path) -> str:
    """What one command of the scheme prints."""
    done = subprocess.run(
        part.command(demo.root, "scheme", *arguments, "--data", demo.hub),
        env=demo.surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()[-_TAIL:]
        raise Trouble(_STEP, f"`{arguments[0]}` failed:\n" + _indented(said))
    return done.stdout


def scheme(demo: part.Demo, year: bool) -> dict[str, Any]:
    """The made-up scheme, made if it is not there, with a ``year`` behind it: its households and sign-ins."""
    answer: dict[str, Any] = json.loads(ask(demo, "demo", *(["--year"] if year else [])))
    return answer


def received(demo: part.Demo) -> dict[str, Any]:
    """How much the hub holds, and its latest response."""
    answer: dict[str, Any] = json.loads(ask(demo, "received"))
    return answer


def _when_ready(process: processes.Process, log: Path) -> Hub:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        # Whole lines only: an address may be half written.
        for line in log.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]:
            if line.startswith(_READY):
                return Hub(process, line.removeprefix(_READY).strip(), log)
        Hub(process, "", log).need_alive()
        time.sleep(_TURN_SECONDS)
    raise Trouble(_STEP, f"no answer in {_READY_SECONDS:.0f} s; its last lines ({log}):\n{_tail(log)}")


def _tail(log: Path) -> str:
    return _indented(log.read_text(encoding="utf-8", errors="replace").splitlines()[-_TAIL:])


def _indented(lines: list[str]) -> str:
    return "\n".join("    " + line for line in lines) or "    (none)"
