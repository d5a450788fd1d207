"""kill -9 while somebody tells: what was confirmed is kept, nothing of it is in plain, and nothing of it is shown."""

import os
import random
import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from easyread.body import Body
from easyread.concern import Concern
from tests.kiosk.kept import memory_folder
from tests.kiosk.killing import Nursery, opened
from tests.kiosk.tell_child import CARDS, WORD, said
from tests.kiosk.test_window_process import heard, kiosk
from tests.stories.home import at_home, paired

if sys.platform == "win32":
    pytest.skip("Windows has neither fork nor kill -9", allow_module_level=True)

KILLS = 30


def in_plain(folder: Path) -> list[str]:
    """The files in which what was said or chosen stands."""
    chosen = [f'"{word}"'.encode() for word in ("bad", "hurts", "stop", "elsewhere")]
    sought = [WORD.encode(), WORD.encode("utf-16-le"), *chosen]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word in path.read_bytes() for word in sought)]


def test_what_was_confirmed_is_kept_and_nothing_else() -> None:
    nursery, chance = Nursery("tests.kiosk.tell_child"), random.Random(3)
    bodies: dict[str, Body] = {}
    with memory_folder() as folder:
        for number in range(KILLS):
            kept = nursery.kill_one("die" if number % 3 == 0 else "live", folder, chance)
            assert in_plain(folder) == []
            bodies = opened(folder)
            assert all(isinstance(body, Concern) and body.topic == "bad" for body in bodies.values())
            assert [id for id, one in kept.items() if said(bodies[id]) < one.answers] == []
    nursery.close()
    whole = [body for body in bodies.values() if said(body) == 1 + len(CARDS) + len(WORD)]
    assert 0 < len(whole) < len(bodies), "some were told to their end, and some were not"


def test_the_next_start_shows_welcome_and_nothing_of_it(qapp: QApplication) -> None:
    with memory_folder() as made:
        folder = paired(made)
        with kiosk(folder, "telling") as running:
            heard(running, "kept")
            os.kill(running.pid, signal.SIGKILL)
            running.wait()
        assert in_plain(folder) == []
        with at_home(folder) as home:
            assert home.name == "welcome"
            (told,) = home.concerns()
            assert (told.topic, told.detail, told.safe) == ("bad", "hurts", "")
            assert home.running() == 0
            home.do("tell")
            assert home.chosen() == []
