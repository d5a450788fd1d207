"""A disk that is really full, really read-only or really damaged while a person answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from easyread.response import Picked, Response
from kiosk.store.database import NAME
from tests.kiosk import disks
from tests.stories.home import Home, at_home, paired
from tests.stories.staff import facts
from tests.stories.test_story_trouble import KEEP, picked, to_questions


@pytest.fixture
def disk(qapp: QApplication, tmp_path: Path) -> Iterator[Path]:
    with disks.small(tmp_path / "disk") as made:
        yield made


@pytest.fixture
def home(disk: Path) -> Iterator[Home]:
    folder = paired(disk / "heard")
    (folder / "ballast").unlink()  # The kiosk lays a real one.
    with at_home(folder) as one:
        yield one


def test_a_full_disk_takes_the_ballast_and_then_says_so(home: Home, disk: Path) -> None:
    to_questions(home).do("sad")
    disks.fill(disk)
    home.do("ok")
    assert home.name == "ask", "the ballast made room"
    assert not (home.folder / "ballast").exists()
    disks.fill(disk)
    home.do("sad")
    assert (home.name, home.said) == ("trouble", [KEEP])
    (disk / "photos").unlink()
    home.do("next")
    assert home.chosen() == ["sad"]
    home.do("next", "tool stop", "keep", "next")
    assert picked(home) == [("sad",)]


def test_staff_are_told_of_a_full_disk(home: Home, disk: Path) -> None:
    (home.folder / "ballast").unlink()
    disks.fill(disk)
    told = facts(home)
    assert "The disk is full." in told
    assert "delete other files" in told


def test_a_disk_that_turns_read_only(home: Home, disk: Path) -> None:
    """As SQLite meets it: the system lets nobody turn a disk read-only by hand while files on it are open."""
    to_questions(home).do("sad")
    home.kiosk.device.store.read(lambda rows: rows.execute("PRAGMA query_only = ON").fetchall())
    home.do("ok")
    assert (home.name, home.said) == ("trouble", [KEEP])
    home.do("hide").wake()
    assert home.name == "trouble"
    home.do("hide")


def test_a_file_that_is_damaged_while_it_is_used(disk: Path) -> None:
    folder = paired(disk / "heard")
    with at_home(folder) as home:
        to_questions(home).do("sad")
        spoil(home)
        home.do("ok")
        assert (home.name, home.said) == ("trouble", [KEEP])
    with at_home(folder) as again:
        assert again.name == "welcome"
        assert "a damaged file was put aside as heard" in facts(again)
        again.do("questions", "sam", "next", "me", "next", "this-week", "next", "no", "next").to("ask")
        again.do("ok", "next")
        answers = [body.answers for body in again.bodies() if isinstance(body, Response)]
        assert [answer.value for answer in answers[-1]] == [Picked(("ok",))]


def spoil(home: Home) -> None:
    """A page in the midst of what was said turns into rubbish."""
    asked = "SELECT sealed FROM outbox"
    (sealed,) = home.kiosk.device.store.read(lambda rows: rows.execute(asked).fetchone())
    file = home.folder / NAME
    content = bytearray(file.read_bytes())
    # Another change counter: SQLite reads again what it had in memory.
    content[24:28] = b"\x00\x00\xff\xff"
    at = content.index(sealed[3000:3200]) // 4096 * 4096
    content[at : at + 4096] = b"\xa5" * 4096
    with file.open("r+b") as opened:
        opened.write(content)
