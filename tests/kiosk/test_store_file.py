"""The file and its folder: checked at start, kept to its owner, opened once, and begun anew when it is damaged."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from nacl.exceptions import CryptoError

from easyread.envelope import HouseholdDocument, Person
from kiosk.store import folder as folders
from kiosk.store.database import NAME, PRAGMAS, Store, open_store
from kiosk.store.salvage import COPY, JUMP
from kiosk.trouble import AlreadyRunning, DatabaseNewer
from tests.kiosk.kept import KEYS, SMALL_BALLAST, Device, answered, device, wish
from tests.opening import open_envelope

HOLDS = "import sys; from pathlib import Path; from kiosk.store.folder import take_lock; "
HOLDS += "take_lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"


def pragma(store: Store, name: str) -> object:
    return store.read(lambda connection: connection.execute(f"PRAGMA {name}").fetchone()[0])


def test_every_commit_lasts(tmp_path: Path) -> None:
    store = open_store(tmp_path, ballast=SMALL_BALLAST)
    wanted = {"journal_mode": "delete", "synchronous": 3, "secure_delete": 1, "temp_store": 2}
    assert {name: pragma(store, name) for name in wanted} == wanted
    assert len(PRAGMAS) > len(wanted)
    store.close()


def test_every_table_is_strict(tmp_path: Path) -> None:
    store = open_store(tmp_path, ballast=SMALL_BALLAST)
    loose = store.read(
        lambda connection: connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    )
    assert loose == []
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder to its owner by other means")
def test_folder_and_files_are_open_to_their_owner_alone(tmp_path: Path) -> None:
    one = device(tmp_path / "heard")
    one.outbox.put("a", wish(), running=True)
    assert stat.S_IMODE((tmp_path / "heard").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "heard").iterdir()} == {0o600}
    one.store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder to its owner by other means")
def test_a_folder_that_holds_other_things_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("")
    tmp_path.chmod(0o755)
    open_store(tmp_path, ballast=SMALL_BALLAST).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_the_ballast_is_real(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    ballast = tmp_path / "ballast"
    assert ballast.stat().st_size == folders.BALLAST == 16 * 1024 * 1024
    if sys.platform == "linux":
        assert ballast.stat().st_blocks * 512 >= folders.BALLAST


def test_one_kiosk_a_folder(tmp_path: Path) -> None:
    store = open_store(tmp_path, ballast=SMALL_BALLAST)
    with pytest.raises(AlreadyRunning) as caught:
        open_store(tmp_path, ballast=SMALL_BALLAST)
    assert "--data" in caught.value.remedy
    store.close()
    open_store(tmp_path, ballast=SMALL_BALLAST).close()


def test_a_killed_kiosk_leaves_the_folder_free(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held" + os.linesep.encode()
        with pytest.raises(AlreadyRunning):
            open_store(tmp_path, ballast=SMALL_BALLAST)
        other.kill()
        assert other.wait(60) in (-signal.SIGKILL, 1)
    open_store(tmp_path, ballast=SMALL_BALLAST).close()


def filled(folder: Path) -> None:
    """A device with 30 envelopes, two of them running, and a household."""
    one = device(folder)
    for number in range(30):
        one.outbox.put(f"id-{number}", answered(number % 5), running=number >= 28)
    document = HouseholdDocument(
        version=4, scheme="Oak", people=(Person(id="p1", name="Sam", portrait="face"),), numbers=()
    )
    one.household.keep(msgspec.json.encode(document))
    one.store.close()


def damage(file: Path, start: int, length: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(start)
        opened.write(b"\xa5" * length)


def opened_ids(one: Device) -> dict[str, object]:
    """What opens; a row that was hit goes to the hub too, which puts it aside for a person to look at."""
    bodies: dict[str, object] = {}
    for envelope in one.outbox.waiting():
        with suppress(CryptoError):
            bodies[envelope.id] = open_envelope(envelope, KEYS.team)
    return bodies


def test_a_damaged_file_is_kept_and_what_can_be_read_goes_on(tmp_path: Path) -> None:
    filled(tmp_path)
    size = (tmp_path / NAME).stat().st_size
    damage(tmp_path / NAME, size * 2 // 3 // 4096 * 4096, 4096)
    again = device(tmp_path)
    assert again.store.put_aside == tmp_path / f"{NAME}.corrupt-1"
    assert again.store.put_aside.stat().st_size == size
    assert again.household.pairing() is not None
    assert again.household.version() == 4
    ids = opened_ids(again)
    assert len(ids) >= 20, "one page may hold the heads of a dozen rows"
    assert all(body == answered(int(id.removeprefix("id-")) % 5) for id, body in ids.items())
    again.outbox.put("after", wish(), running=False)
    assert again.outbox.end_running() <= 2
    assert max(envelope.sequence for envelope in again.outbox.waiting()) == JUMP + 1
    again.store.close()
    once_more = device(tmp_path)
    assert once_more.store.put_aside is None
    once_more.store.close()


def test_a_file_that_is_no_database_leaves_the_kiosk_paired(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / NAME).write_bytes(b"not a database" * 1000)
    again = open_store(tmp_path, ballast=SMALL_BALLAST)
    assert again.put_aside == tmp_path / f"{NAME}.corrupt-1"
    assert (tmp_path / COPY).exists()
    pairing = Device(again).household.pairing()
    assert pairing is not None
    assert pairing.signing_key == bytes(KEYS.device)
    again.close()


def test_each_damaged_file_is_kept(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        filled(tmp_path) if number == 1 else device(tmp_path).store.close()
        (tmp_path / NAME).write_bytes(b"not a database" * 1000)
        store = open_store(tmp_path, ballast=SMALL_BALLAST)
        assert store.put_aside == tmp_path / f"{NAME}.corrupt-{number}"
        store.close()
    one = device(tmp_path)
    one.outbox.put("a", wish(), running=False)
    assert one.outbox.waiting()[0].sequence == 3 * JUMP + 1
    one.store.close()


def test_a_power_cut_between_the_two_renames_loses_nothing(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / NAME).rename(tmp_path / f"{NAME}.new")
    again = device(tmp_path)
    assert len(again.outbox.waiting()) == 28
    again.store.close()


def test_a_file_of_a_newer_heard_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path, ballast=SMALL_BALLAST).close()
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = (tmp_path / NAME).read_bytes()
    with pytest.raises(DatabaseNewer):
        open_store(tmp_path, ballast=SMALL_BALLAST)
    assert (tmp_path / NAME).read_bytes() == content
