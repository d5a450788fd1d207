"""Once it was said, a concern cannot be told from answers: not by a screen, a file, its times, the log, or the road."""

import logging
import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from easyread.envelope import pack_round
from kiosk import assets
from kiosk.sync.sync import ask
from kiosk.ui.pictures import openmoji
from tests.kiosk.kept import STATE
from tests.stories.home import Home, new_home
from tests.stories.test_story_traces import OPENED

ANSWERS = ("questions", "sam", "next", *("next",) * 3, "yes", "next", "me", "next", "this-week", "next")
WAYS = {
    "answers": (*ANSWERS, "no", "next", "next", "sad", "next", "tool stop", "keep", "next"),
    "a concern": ("tell", "bad", "next", "sam", "next", "hurts", "next", "carer", "next", "no", "all"),
    "a wish to talk": ("tell", "talk", "next", "next"),
    "good news": ("say", "good", "next", "all"),
}


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def unread(folder: Path) -> None:
    """The times at which the files were read are all 0, until one is read again."""
    for path in files(folder):
        os.utime(path, ns=(0, path.stat().st_mtime_ns))


def read(folder: Path) -> set[Path]:
    """What was read since."""
    return {path.relative_to(folder) for path in files(folder) if path.stat().st_atime_ns}


def begun(home: Home) -> None:
    """The rounds have begun: the first is at a second that chance chose."""
    waiting = QEventLoop()
    while home.kiosk.road._loop is None:
        QTimer.singleShot(20, waiting.quit)
        waiting.exec()
    home.rest()


def slot(home: Home) -> tuple[object, ...]:
    """How many slots were chosen and how many rounds begun, and whether one is under way."""
    loop = home.kiosk.road._loop
    assert loop is not None
    return loop._slot, loop._begun, len(home.network.queue)


def traces(home: Home, doings: tuple[str, ...]) -> dict[str, Any]:
    """All that somebody finds out who comes afterwards, or who watches the network."""
    begun(home)
    unread(home.folder)
    before, at = {path: path.stat() for path in files(home.folder)}, slot(home)
    OPENED.clear()
    home.do(*doings)
    assert home.name == "thanks"
    opened = {path for path in OPENED if path.startswith((str(assets.folder()), str(openmoji())))}
    after = {path: path.stat() for path in files(home.folder)}
    changed = [
        path for path in after if path not in before or after[path].st_mtime_ns != before[path].st_mtime_ns
    ]
    request, device = (
        pack_round(ask(home.kiosk.device.outbox, home.kiosk.device.told, STATE)),
        home.kiosk.device,
    )
    rows = "SELECT running, length(header), length(sealed), length(signature), refused FROM outbox"
    return {
        "the screen": home.window.grab().toImage(),
        "what a screen reader finds": set(home.accessible()),
        "the rows": device.store.read(lambda connection: connection.execute(rows).fetchall()),
        "the files": {path.relative_to(home.folder): stat.st_size for path, stat in after.items()},
        "what was written": {path.relative_to(home.folder) for path in changed},
        "what was read": read(home.folder),
        "what was drawn from": opened,
        "when it goes": (at, slot(home)),
        "how large it goes": len(request),
    }


def test_a_concern_cannot_be_told_from_answers_afterwards(
    qapp: QApplication, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    found: dict[str, dict[str, Any]] = {}
    for way, doings in WAYS.items():
        caplog.clear()
        capfd.readouterr()
        with new_home() as home:
            found[way] = traces(home, doings)
            logged = [(record.name, record.getMessage()) for record in caplog.records]
            found[way]["the log"] = logged, capfd.readouterr()
    first = found["answers"]
    assert first["what was written"] and first["what was read"] and not first["what was drawn from"]
    for way, others in found.items():
        assert [trace for trace in first if others[trace] != first[trace]] == [], way


def test_a_trace_is_seen(qapp: QApplication) -> None:
    with new_home() as home:
        begun(home)
        unread(home.folder)
        before = slot(home)
        home.kiosk.road.go_now()
        home.rest()
        (home.folder / "pairing.copy").read_bytes()
        assert slot(home) != before
        assert Path("pairing.copy") in read(home.folder)
