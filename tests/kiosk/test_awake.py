"""The screen is kept awake through the session bus, and let go again; without a bus nothing is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOLD = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection
from kiosk.ui.awake import NAME, Awake
app = QCoreApplication([])
awake = Awake()
awake.hold(True)
awake.hold(True)
mine = QDBusConnection(NAME).baseService()
held = awake.held
awake.hold(False)
on_bus = QDBusConnection.sessionBus().interface()
print(held, awake.held, bool(on_bus) and on_bus.isServiceRegistered(mine).value() if mine else None)
"""


@contextmanager
def process(*line: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        line,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    try:
        yield started
    finally:
        started.kill()
        started.wait()
        assert started.stdout
        started.stdout.close()


def first_row(started: subprocess.Popen[str]) -> str:
    assert started.stdout
    return started.stdout.readline().strip()


def hold(environment: dict[str, str]) -> str:
    line = [sys.executable, "-c", HOLD]
    done = subprocess.run(
        line,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="there is no dbus-daemon: apt-get install dbus-daemon"
)
def test_a_visit_holds_the_screen_awake_once_and_lets_it_go() -> None:
    daemon = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
    with process(*daemon, environment={}) as bus:
        here = {"DBUS_SESSION_BUS_ADDRESS": first_row(bus)}
        with process(sys.executable, "-m", "tests.kiosk.screen_saver", environment=here) as saver:
            assert first_row(saver) == "ready"
            assert hold(here) == "True False False"
            saver.terminate()
            assert saver.stdout
            assert saver.stdout.read().splitlines() == ["Heard: Someone is answering questions."]


def test_without_a_bus_nothing_is_held_and_nothing_fails() -> None:
    assert hold({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}).startswith("False False")
