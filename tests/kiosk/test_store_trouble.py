"""What the world does to the store ends in a Trouble by name, and what was kept before is there afterwards."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk import settings
from kiosk.store.database import NAME, open_store
from kiosk.sync.sync import sync_once
from kiosk.trouble import (
    DatabaseCorrupt,
    DatabaseLocked,
    DiskFailing,
    DiskFull,
    DiskReadOnly,
    PlaceTaken,
    Trouble,
)
from tests.fakes import FakeHub
from tests.kiosk import disks
from tests.kiosk.kept import DEVICE, KEYS, SMALL_BALLAST, STATE, Device, answered, device, new_id, wish
from tests.opening import open_envelope


class Impatient(sqlite3.Connection):
    """A connection that does not wait for whoever holds the file."""

    def __init__(self, path: str, **others: Any) -> None:
        super().__init__(path, **{**others, "timeout": 0.0})


def bodies(one: Device) -> list[object]:
    return [open_envelope(envelope, KEYS.team) for envelope in one.outbox.waiting()]


def test_a_locked_file_is_said_and_nothing_changes(tmp_path: Path) -> None:
    one = device(tmp_path, Impatient)
    one.outbox.put("a", answered(1), running=True)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseLocked):
        one.outbox.put("a", answered(2), running=True)
    with pytest.raises(DatabaseLocked):
        one.outbox.pending()
    other.execute("ROLLBACK")
    other.close()
    one.outbox.put("a", answered(2, "finished"), running=False)
    assert bodies(one) == [answered(2, "finished")]
    one.store.close()


def test_a_locked_file_at_start_is_not_taken_for_a_damaged_one(tmp_path: Path) -> None:
    device(tmp_path).store.close()
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseLocked):
        open_store(tmp_path, Impatient, SMALL_BALLAST)
    other.close()
    one = device(tmp_path)
    assert one.store.put_aside is None
    one.store.close()


def test_damage_while_it_runs_is_said(tmp_path: Path) -> None:
    one = device(tmp_path)
    for number in range(30):
        one.outbox.put(f"a{number}", answered(1), running=False)
    with (tmp_path / NAME).open("r+b") as file:
        file.seek(24)
        # Another change counter: SQLite reads again what it had in memory.
        file.write(b"\x00\x00\xff\xff")
        file.seek(4096)
        file.write(b"\xa5" * 4096 * 20)
    with pytest.raises(DatabaseCorrupt):
        one.outbox.put("b", answered(1), running=False)
    one.store.close()
    again = device(tmp_path)
    assert again.store.put_aside is not None
    again.store.close()


def limit_pages(one: Device, pages: int) -> None:
    """SQLite says the disk is full at so many pages."""
    one.store.read(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages}").fetchall())


def test_when_it_is_full_the_ballast_goes_and_then_it_is_said(tmp_path: Path) -> None:
    one = device(tmp_path)
    one.outbox.put("a", answered(1), running=True)
    limit_pages(one, 1)
    ballast = tmp_path / "ballast"
    assert ballast.exists()
    with pytest.raises(DiskFull):
        one.outbox.put("b", wish(), running=False)
    assert not ballast.exists()
    with pytest.raises(DiskFull):
        one.outbox.put("b", wish(), running=False)
    limit_pages(one, 10_000)
    one.outbox.put("a", answered(2, "finished"), running=False)
    one.outbox.put("b", wish(), running=False)
    assert bodies(one) == [answered(2, "finished"), wish()]
    assert [envelope.sequence for envelope in one.outbox.waiting()] == [1, 2]
    one.store.close()
    device(tmp_path).store.close()
    assert ballast.exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with disks.small(tmp_path / "disk") as disk:
        yield disk


def test_a_disk_with_no_byte_left_keeps_200_more_answers_and_drains(small_disk: Path) -> None:
    data = small_disk / "heard"
    one = device(data, ballast=16 * 1024 * 1024)
    one.outbox.put("before", answered(3, "finished"), running=False)
    one.store.close()
    disks.fill(small_disk)
    assert os.statvfs(small_disk).f_bavail == 0
    one = device(data, ballast=16 * 1024 * 1024)
    for _ in range(200):
        one.outbox.put(new_id(), answered(2, "finished"), running=False)
    assert one.outbox.pending() == 201
    hub = FakeHub(KEYS, DEVICE)
    while one.outbox.pending():
        sync_once(one.outbox, one.household, hub, STATE)
    assert len(hub.ids()) == 201
    one.store.close()


def put_until_full(one: Device) -> list[str]:
    kept: list[str] = []
    while True:
        try:
            one.outbox.put(id := new_id(), answered(1, "finished"), running=False)
        except DiskFull:
            return kept
        kept.append(id)


def test_a_disk_that_stays_full_is_said_and_nothing_kept_is_lost(small_disk: Path) -> None:
    one = device(small_disk / "heard", ballast=1024 * 1024)
    disks.fill(small_disk)
    kept = put_until_full(one)
    assert len(kept) > 30
    one.store.close()
    one = device(small_disk / "heard", ballast=1024 * 1024)
    with pytest.raises(DiskFull):
        one.outbox.put("one more", wish(), running=True)
    (small_disk / "photos").unlink()
    one.outbox.put("one more", wish(), running=True)
    assert one.outbox.pending() == len(kept) + 1
    assert [envelope.id for envelope in one.outbox.waiting()] == kept[:50]
    one.store.close()


def test_a_first_start_on_a_full_disk_is_said(small_disk: Path) -> None:
    disks.fill(small_disk)
    with pytest.raises(DiskFull):
        open_store(small_disk / "heard", ballast=SMALL_BALLAST)


def test_a_disk_that_cannot_be_written_is_said(small_disk: Path) -> None:
    one = device(small_disk / "heard")
    one.outbox.put("a", answered(1), running=True)
    one.store.close()
    disks.remount(small_disk, "ro")
    with pytest.raises(DiskReadOnly):
        open_store(small_disk / "heard", ballast=SMALL_BALLAST)
    with pytest.raises(DiskReadOnly):
        open_store(small_disk / "elsewhere", ballast=SMALL_BALLAST)


def test_a_folder_whose_place_is_taken_is_said(tmp_path: Path) -> None:
    (tmp_path / "heard").write_text("a file")
    for place in (tmp_path / "heard", tmp_path / "heard" / "deeper"):
        with pytest.raises(PlaceTaken) as trouble:
            open_store(place, ballast=SMALL_BALLAST)
        assert trouble.value.what == f"{place} is not a folder."
        with pytest.raises(PlaceTaken):
            settings.load(place)
        assert "--data DIR" in trouble.value.remedy


def test_a_file_whose_place_is_taken_is_said(tmp_path: Path) -> None:
    (tmp_path / "heard.sqlite3").mkdir()
    with pytest.raises(PlaceTaken, match=r"heard\.sqlite3 is not a file\."):
        open_store(tmp_path, ballast=SMALL_BALLAST)


FAILS = """
import resource, sys
from pathlib import Path
from tests.kiosk.kept import device, answered
one = device(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (150000, 150000))
from kiosk.trouble import DiskFailing
try:
    for number in range(100):
        one.outbox.put(str(number), answered(1), running=True)
except DiskFailing:
    print("said")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fails_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILS, str(tmp_path)], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == "said\n"
    one = device(tmp_path)
    assert one.store.put_aside is None
    assert one.outbox.end_running() > 0
    one.store.close()


@pytest.mark.parametrize("kind", [DiskFull, DiskReadOnly, DiskFailing, DatabaseLocked, DatabaseCorrupt])
def test_each_trouble_says_what_and_what_to_do(kind: type[Trouble]) -> None:
    assert kind().what.endswith(".")
    assert kind().remedy
    assert str(kind()) == f"{kind().what} {kind().remedy}"
