"""A real hub as a process of its own, for tests that talk to it over HTTP."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests import schema

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Hub:
    """A hub that answers at ``address`` and keeps its files in ``data``; ``demo`` is what its demo scheme holds.

    ``said``: what it printed before it was ready.
    """

    address: str
    data: Path
    process: subprocess.Popen[str]
    environment: Mapping[str, str]
    demo: dict[str, Any]
    said: str

    def received(self) -> dict[str, Any]:
        """What has arrived, as ``python -m scheme received`` says it."""
        said: dict[str, Any] = json.loads(command("received", self.data, environment=self.environment))
        return said

    def code(self, household: str = "Oak Lane", again: str = "") -> dict[str, str]:
        """A new code, as ``python -m scheme device add`` prints it."""
        which = ["--again", again] if again else ["--household", household]
        said = command(
            "device", self.data, "add", *which, "--hub", self.address, environment=self.environment
        )
        made: dict[str, str] = json.loads(said)
        return made

    def confirm(self, code: Mapping[str, str], pictures: Sequence[str]) -> str:
        """The pictures that a device shows are compared; the id it gets."""
        more = ["--pairing", code["pairing"], "--pictures", *pictures]
        return command("device", self.data, "confirm", *more, environment=self.environment).strip()

    def kill(self) -> None:
        """As by a power cut."""
        self.process.kill()
        self.process.wait()


def command(name: str, data: Path, *more: str, environment: Mapping[str, str] = {}) -> str:
    """What a command of the hub prints; it must end well."""
    acts = [part for part in more[:1] if not part.startswith("-")]
    line = [sys.executable, "-m", "scheme", name, *acts, "--data", str(data), *more[len(acts) :]]
    done = subprocess.run(  # noqa: PLW1510  what it said goes into the failure
        line, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", timeout=180
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def lay(data: Path, environment: Mapping[str, str] = {}) -> None:
    """Fresh tables for a data folder that has none, on SQLite or in the empty database that is named."""
    file, url = data / "hub.sqlite3", environment.get("DATABASE_URL", os.environ.get("DATABASE_URL"))
    if url and not data.exists() and "DATABASE_URL" in environment:
        schema.restore(url)
    elif not url and not file.exists():
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(0o600)
        file.write_bytes(schema.fresh())


def make_demo(data: Path, environment: Mapping[str, str] = {}) -> dict[str, Any]:
    """The demo scheme in a data folder, and what it holds."""
    if not environment and not data.exists():
        kept, made = _demo()
        shutil.copytree(kept, data)
        return made
    lay(data, environment)
    said: dict[str, Any] = json.loads(command("demo", data, environment=environment))
    return said


@cache
def _demo() -> tuple[Path, dict[str, Any]]:
    """A folder with the demo scheme that no hub runs on: making one takes seconds, copying none."""
    folder = Path(tempfile.mkdtemp(prefix="heard-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    lay(folder / "hub")
    return folder / "hub", json.loads(command("demo", folder / "hub"))


@contextmanager
def running_hub(
    data: Path, *more: str, environment: Mapping[str, str] = {}, demo: bool = True
) -> Iterator[Hub]:
    """A hub with the demo scheme on a free port; when the block ends it is asked to stop, and must."""
    made = make_demo(data, environment) if demo else {}
    lay(data, environment)
    line = [sys.executable, "-m", "scheme", "serve", "--data", str(data), "--port", "0", *more]
    process = subprocess.Popen(
        line, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, encoding="utf-8"
    )
    try:
        address, said = _address(process)
        yield Hub(address, data, process, environment, made, said)
    finally:
        process.terminate()
        try:
            process.wait(timeout=60)
        finally:
            process.kill()
            assert process.stdout
            process.stdout.close()


def _address(process: subprocess.Popen[str]) -> tuple[str, str]:
    assert process.stdout
    said = ""
    for row in process.stdout:
        word, _, address = row.strip().partition(" ")
        if word == "ready":
            return address, said
        said += row
    raise AssertionError(f"the hub ended with {process.wait()} before it was ready")
