"""A start at which nothing can be kept: a calm screen that is read aloud, the reason for staff, and on when it is over.

What else the world does to a kiosk, with what the person sees and what staff are told, each in its story:

| what happens | while it runs | at start |
|---|---|---|
| the disk is full | tests/stories/test_story_trouble.py, tests/stories/test_story_disks.py | here |
| the disk is read-only | tests/stories/test_story_disks.py | here |
| another programme holds the file | tests/stories/test_story_trouble.py | here |
| the file is damaged | tests/stories/test_story_disks.py | tests/stories/test_story_trouble.py |
| the file is of a newer Heard, or an upgrade fails | | here |
| the key is lost | tests/contract/test_story_unsent.py | tests/contract/test_story_unsent.py |
| the device was revoked | tests/contract/test_story_unsent.py | |
| the hub has another certificate | tests/contract/test_story_unsent.py | |
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from kiosk import assets, check, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.standstill import Standstill
from kiosk.store.database import NAME
from kiosk.trouble import NotKept
from tests.kiosk import disks
from tests.kiosk.kept import answered, device
from tests.kiosk.released_devices import FOLDER as RELEASED
from tests.stories.hands import by_touch, flush
from tests.stories.home import LYING, NO_VOICE, PPI, at_home, paired

CALM = "This does not work now.\nPlease tell someone."
FOUND = contents.load(assets.folder())
End = Callable[[], object]


def change(folder: Path, *statements: str) -> None:
    """By another programme."""
    with closing(sqlite3.connect(folder / NAME)) as file:
        for statement in statements:
            file.execute(statement)


def full(folder: Path) -> End:
    (folder / "ballast").unlink()
    disks.fill(folder.parent)
    return (folder.parent / "photos").unlink


def read_only(folder: Path) -> End:
    disks.remount(folder.parent, "ro")
    return lambda: disks.remount(folder.parent, "rw")


def held(folder: Path) -> End:
    other = sqlite3.connect(folder / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other.close


def newer(folder: Path) -> End:
    change(folder, "PRAGMA user_version = 99")
    return lambda: change(folder, f"PRAGMA user_version = {len(list(RELEASED.iterdir()))}")


def not_upgraded(folder: Path) -> End:
    (folder / NAME).write_bytes((RELEASED / "0001.sqlite3").read_bytes())
    change(folder, "CREATE TABLE reply (one INTEGER)")
    return lambda: change(folder, "DROP TABLE reply")


WORLD: dict[str, tuple[Callable[[Path], End], str, str]] = {
    "full": (full, "The disk is full.", "delete other files"),
    "read-only": (read_only, "Heard cannot write in its folder.", "the disk can be written"),
    "held": (held, "Another programme is using Heard's file.", "Close the other programme"),
    "newer": (newer, "A newer Heard made this file.", "Install the newest Heard again"),
    "not upgraded": (
        not_upgraded,
        "cannot use the file of the Heard before it",
        "Install the Heard of before",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A paired kiosk's, on a small disk of its own; a visit in it was cut short, which a start has to end."""
    with disks.small(tmp_path / "disk") as disk:
        made = paired(disk / "heard")
        one = device(made)
        one.outbox.put("cut short", answered(1), running=True)
        one.store.close()
        yield made


@contextmanager
def stood_still(folder: Path, trouble: NotKept) -> Iterator[Standstill]:
    """The screen as the programme shows it."""
    still = Standstill(folder, Settings(ppi=PPI), trouble, in_window=False, voice=NO_VOICE)
    try:
        still.window.setGeometry(LYING)
        still.window.show()
        still.start()
        still.window.guard.pace = 0.0
        yield still
    finally:
        still.close()
        flush()


def press(still: Standstill, id: str) -> None:
    """A tool or a card."""
    board = still.window.board
    assert board is not None
    parts = {tool.tool.id: tool for tool in board.tools}
    by_touch(still.window, parts.get(id) or board.lightable[-1])
    flush()


@pytest.mark.parametrize("what", WORLD)
def test_a_calm_screen_stands_until_it_is_over(qapp: QApplication, folder: Path, what: str) -> None:
    happens, said, remedy = WORLD[what]
    end = happens(folder)
    over: list[bool] = []
    with pytest.raises(NotKept) as caught:
        Device(folder, FOUND, Settings())
    line = str(check.not_kept(caught.value))
    assert line.startswith("FAIL  database: ") and said in line and remedy in line
    with stood_still(folder, caught.value) as still:
        still.over.connect(lambda: over.append(True))
        assert [one.words for one in still.screen.heading] == [CALM]
        assert still.reader.speaking
        assert not still.window.close(), "a full screen stays"
        press(still, "staff")
        page = still.window.over
        assert page is not None
        told = "\n".join(label.text() for label in page.findChildren(QLabel))
        assert said in told and remedy in told
        still.window.cover(None)
        press(still, "next")
        assert not over, "it was tried again, and goes on"
        end()
        still.look()
        assert over == [True]
    with at_home(folder) as home:
        assert home.name == "welcome"
        assert [body.ended for body in home.bodies() if body == answered(1)] == ["running"]


def test_it_can_be_hidden_like_any_screen(qapp: QApplication, folder: Path) -> None:
    end = newer(folder)
    with pytest.raises(NotKept) as caught:
        Device(folder, FOUND, Settings())
    with stood_still(folder, caught.value) as still:
        press(still, "hide")
        assert still.window.board is not None
        assert (still.window.board.screen_value.name, still.reader.speaking) == ("neutral", False)
        by_touch(still.window, still.window.board)
        assert still.window.board.screen_value == still.screen
    end()
