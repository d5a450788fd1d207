"""Kiosks started as processes of their own, and what they took."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from launch.part import compiled_once
from tests.bench.questions import Asked, Taken
from tests.bench.spent import forget

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "tests" / "screens.json"
OFFSCREEN = {"QT_QPA_PLATFORM": f"offscreen:configfile={SCREENS}"}
SILENT = {"QT_AUDIO_BACKEND": "pulseaudio", "PULSE_SERVER": "unix:/nowhere"}
"""No speaker, whatever the machine has."""


def start(folder: Path, assets: Path, survey: str) -> tuple[float, float]:
    """Milliseconds from starting the process to the first screen painted, and to the first question."""
    began = time.monotonic()
    said = _run("tests.bench.first_paint", str(folder), str(assets), survey, more=SILENT)
    screen, question = (float(one) for one in said.split())
    return (screen - began) * 1000, (question - began) * 1000


def visits(asked: Asked, environment: Mapping[str, str] = SILENT) -> Taken:
    """What visits took, in a process of their own."""
    line = msgspec.json.encode(asked).decode()
    return msgspec.json.decode(_run("tests.bench.questions", line, more=environment), type=Taken)


def go_cold() -> None:
    """What the system holds in memory of Python, Qt and the kiosk is dropped."""
    for folder in (Path(sys.prefix), Path(sys.base_prefix) / "lib", ROOT / "kiosk", ROOT / "easyread"):
        forget(folder.resolve())
    forget(ROOT / "assets")


def _run(*line: str, more: Mapping[str, str]) -> str:
    done = subprocess.run(  # noqa: PLW1510  what it said goes into the failure
        [sys.executable, "-m", *line],
        cwd=ROOT,
        env={**compiled_once(os.environ), **OFFSCREEN, **more},
        capture_output=True,
        encoding="utf-8",
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]
