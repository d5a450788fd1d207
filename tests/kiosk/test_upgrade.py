"""A device of any released version is brought up to this one with every envelope, or stays usable as it was."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk import assets, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.store import database
from kiosk.store.database import NAME, open_store
from kiosk.store.salvage import JUMP
from kiosk.sync.sync import sync_once
from kiosk.trouble import DiskFull, UpgradeFailed
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, SMALL_BALLAST, STATE, device
from tests.kiosk.released_devices import DOCUMENT, KEPT
from tests.proofs.upgrades import FILES, expected, harm, prove, rows, version

STEPS = sorted(path.stem for path in (Path(database.__file__).parent / "schema").glob("*.sql"))
FORGOTTEN = FILES[5:7]
"""Their households are in words of which one changed since: it is asked for anew."""
CONTENTS = contents.load(assets.folder())
OLD = [file for file in FILES if file.stem != STEPS[-1]]


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A released file; a device of that version stands in ``tmp_path``."""
    file: Path = request.param
    (tmp_path / NAME).write_bytes(file.read_bytes())
    return file


def test_there_is_a_device_of_every_version() -> None:
    assert [file.stem for file in FILES] == STEPS
    assert [f"{version(file):04}" for file in FILES] == STEPS


def test_a_released_device_keeps_every_envelope(released: Path, tmp_path: Path) -> None:
    assert harm(tmp_path, released) == ""
    assert version(tmp_path / NAME) == len(STEPS)


def test_it_goes_on_with_its_scheme_its_people_and_what_waited(released: Path, tmp_path: Path) -> None:
    whole = Device(tmp_path, CONTENTS, Settings())
    assert [person.name for person in whole.household().people] == ([] if released in FORGOTTEN else ["Sam"])
    assert len(whole.household().replies) == (released.stem == "0008")
    whole.store.close()
    one = device(tmp_path)
    assert one.household.profiles.kept("p1").consent == 1
    assert one.outbox.end_running() == 0, "the whole kiosk ended it"
    hub = FakeHub(KEYS, DEVICE)
    hub.household = DOCUMENT
    hub.ask_again("refused")
    for _ in range(2):
        sync_once(one.outbox, one.household, hub, STATE)
    assert one.household.load() == DOCUMENT
    assert hub.ids() >= expected(released).keys() - {"sent"}
    assert [id for id in hub.ids() if hub.bodies(id) != [KEPT[id]]] == []
    one.store.close()


def test_a_damaged_file_of_any_version_gives_up_what_can_be_read(released: Path, tmp_path: Path) -> None:
    content = bytearray((tmp_path / NAME).read_bytes())
    sealed = rows(released)[2][3]
    at = content.index(sealed[-200:])
    content[at // 4096 * 4096 : at // 4096 * 4096 + 8] = b"\xa5" * 8
    (tmp_path / NAME).write_bytes(content)
    one = device(tmp_path)
    kept = {row[0] for row in rows(tmp_path / NAME)}
    assert one.household.load() == (None if released in FORGOTTEN else DOCUMENT)
    assert expected(released).keys() - kept <= {rows(released)[2][0]}
    assert one.store.put_aside is not None and one.outbox.last_sequence() == JUMP
    one.store.close()


class Full(sqlite3.Connection):
    """On a disk that has no page more: the room for a rewritten page is there, for a new one it is not."""

    def execute(self, sql: str, *others: object) -> sqlite3.Cursor:
        if sql == "BEGIN IMMEDIATE":
            super().execute(f"PRAGMA max_page_count = {super().execute('PRAGMA page_count').fetchone()[0]}")
        return super().execute(sql, *others)  # type: ignore[arg-type]


@pytest.mark.parametrize("file", OLD[:-1], ids=lambda file: file.stem)
def test_an_upgrade_that_finds_no_room_leaves_the_file_as_it_was(file: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(file.read_bytes())
    with pytest.raises(DiskFull):
        open_store(tmp_path, Full, SMALL_BALLAST)
    assert (tmp_path / NAME).read_bytes() == file.read_bytes()
    assert harm(tmp_path, file) == ""


def test_a_step_that_does_not_fit_leaves_the_file_to_the_version_before(tmp_path: Path) -> None:
    """A table is there already that the last step but one makes: five steps went well before it."""
    (tmp_path / NAME).write_bytes(FILES[0].read_bytes())
    with closing(sqlite3.connect(tmp_path / NAME)) as old:
        old.execute("CREATE TABLE reply (one INTEGER)")
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(UpgradeFailed, match="Everything is kept"):
        open_store(tmp_path, ballast=SMALL_BALLAST)
    assert (tmp_path / NAME).read_bytes() == before
    assert version(tmp_path / NAME) == 1
    with closing(sqlite3.connect(tmp_path / NAME)) as old:
        old.execute("DROP TABLE reply")
    assert harm(tmp_path, FILES[0]) == ""


def test_the_ballast_makes_room_for_an_upgrade(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(FILES[0].read_bytes())
    (tmp_path / "ballast").write_bytes(b"x" * SMALL_BALLAST)

    class FullOnce(Full):
        def execute(self, sql: str, *others: object) -> sqlite3.Cursor:
            if not (tmp_path / "ballast").exists():
                return sqlite3.Connection.execute(self, sql, *others)  # type: ignore[arg-type]
            return super().execute(sql, *others)

    open_store(tmp_path, FullOnce, SMALL_BALLAST).close()
    assert version(tmp_path / NAME) == len(STEPS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor kill -9")
def test_an_upgrade_that_is_killed_loses_nothing(record_property: Callable[[str, object], None]) -> None:
    found = prove(20, seed=3)
    assert (found.kills, found.lost, found.first) == (20, 0, "")
    assert found.within
    record_property("said", f"{found.kills} killed upgrades, {found.within} before they were whole: 0 lost")
