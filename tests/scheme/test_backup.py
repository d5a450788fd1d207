"""Backups: what is carried, what a check finds, and that the backup mark moves only when all is whole."""

import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from django.conf import settings
from pyrage import x25519

from scheme import keys
from scheme.backup import checking, looking, making, packing
from scheme.backup.checking import CheckTrouble
from scheme.backup.copying import CopyTrouble, tool
from scheme.backup.looking import Look
from scheme.backup.models import CheckedBackup, backup_mark
from scheme.backup.packing import Manifest, PackTrouble
from scheme.configuration import Configured, SettingTrouble
from tests.scheme.conftest import Cast
from tests.scheme.rounds import RESPONSE, settled
from tests.scheme.speaking import Speaking

OFFLINE, OTHER = x25519.Identity.generate(), x25519.Identity.generate()


def packed(folder: Path) -> Path:
    """A small backup of files that are no hub."""
    data, scratch = folder / "data", folder / "scratch"
    (data / "keys" / "deep").mkdir(parents=True)
    scratch.mkdir()
    for name in ("keys/deep/team.key", "keys/server.key", "escrow-key.txt", "hub.lock", "hub.toml", "photo"):
        (data / name).write_bytes(os.urandom(5000))
    files = {file.relative_to(data).as_posix(): file for file in packing.own_files(data)}
    assert set(files) == {"keys/deep/team.key", "photo"}
    digests = {name: packing.digest(file) for name, file in files.items()}
    manifest = Manifest(made_at="2026-01-01T00:00:00+00:00", hub="x", mark=3, counts={}, files=digests)
    packing.pack(manifest, files, scratch, folder / "one.backup.age", [str(OFFLINE.to_public())])
    assert not list(scratch.glob("*.tar"))
    return folder / "one.backup.age"


def opened(backup: Path, identity: object) -> Path:
    """Where the backup was unpacked."""
    place = backup.parent / "opened"
    place.mkdir()
    packing.unpack(backup, str(identity), place)
    return place


def test_what_is_packed_comes_back_and_is_not_to_be_read_without_the_key(tmp_path: Path) -> None:
    backup = packed(tmp_path)
    secret = (tmp_path / "data" / "keys" / "deep" / "team.key").read_bytes()
    assert secret[:100] not in backup.read_bytes()
    assert (opened(backup, OFFLINE) / "keys" / "deep" / "team.key").read_bytes() == secret


@pytest.mark.parametrize(
    ("identity", "words"), [(OTHER, "cannot be opened with that identity"), ("nonsense", "no age identity")]
)
def test_another_identity_opens_nothing(tmp_path: Path, identity: object, words: str) -> None:
    with pytest.raises(PackTrouble, match=words):
        opened(packed(tmp_path), identity)


@pytest.mark.parametrize("at", [10, 400, -40])
def test_a_flipped_bit_is_found(tmp_path: Path, at: int) -> None:
    backup = packed(tmp_path)
    content = bytearray(backup.read_bytes())
    content[at] ^= 4
    backup.write_bytes(content)
    with pytest.raises(PackTrouble):
        opened(backup, OFFLINE)


def test_a_torn_backup_is_found(tmp_path: Path) -> None:
    backup = packed(tmp_path)
    backup.write_bytes(backup.read_bytes()[:-3000])
    with pytest.raises(PackTrouble):
        opened(backup, OFFLINE)


def test_without_a_key_that_is_elsewhere_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(SettingTrouble, match="HEARD_BACKUP_RECIPIENTS is not set"):
        making.make(tmp_path, Configured())


def test_a_restored_hub_is_looked_at_and_held_against_ours(
    willow: Cast, device: Speaking, tmp_path: Path
) -> None:
    marks = [one.mark for one in settled(device, *(device.seal(RESPONSE) for _ in range(3)))]
    seen = looking.look(settings.DATA, {})
    file = settings.DATA / looking.MARKS
    try:
        assert (seen.faults, seen.mark) == ([], marks[2])
        assert looking.lacks(file, seen.mark) is None
        content = file.read_bytes()
        file.write_bytes(content[:-40])
        assert looking.lacks(file, seen.mark) == marks[2], "the backup has not what this hub has"
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        assert looking.lacks(file, seen.mark) == marks[2], "the backup has it otherwise"
    finally:
        file.unlink()
    assert backup_mark() == 0


def test_what_does_not_open_or_follow_is_a_fault(willow: Cast, device: Speaking) -> None:
    (one,) = settled(device, device.seal(RESPONSE))
    willow.scheme.envelopes.filter(mark=one.mark).update(sealed=b"torn")
    try:
        (fault,) = looking.look(settings.DATA, {}).faults
    finally:
        (settings.DATA / looking.MARKS).unlink()
    assert fault == f"Willow: envelope {one.id} does not open: cannot be opened"


def test_a_count_or_a_mark_that_is_not_as_written_is_found() -> None:
    manifest = Manifest(made_at="", hub="h", mark=2, counts={"a": 2, "b": 1}, files={})
    whole = Look([], "h", 2, {"a": 2, "b": 1}, {})
    checking.hold(Path("x"), manifest, whole)
    replace = msgspec.structs.replace
    for other in (
        replace(whole, counts={"a": 1, "b": 1}),
        replace(whole, hub="g"),
        replace(whole, faults=["f"]),
    ):
        with pytest.raises(CheckTrouble, match="x would not serve"):
            checking.hold(Path("x"), manifest, other)


@pytest.mark.django_db
def test_the_mark_is_the_highest_that_was_checked() -> None:
    for mark in (7, 30, 12):
        CheckedBackup.objects.create(name=f"{mark}", digest="", mark=mark, made_at=datetime.now(UTC))
    assert backup_mark() == 30


@pytest.mark.django_db
def test_old_backups_go_and_the_newest_checked_one_stays(tmp_path: Path) -> None:
    names = [f"heard-{number}.backup.age" for number in range(6)]
    for name in names:
        (tmp_path / name).touch()
        keys.keep(making.check_key(tmp_path, name), b"once")
    CheckedBackup.objects.create(name=names[1], digest="", mark=1, made_at=datetime.now(UTC))
    gone = checking.thin_out(tmp_path, tmp_path, keep=2)
    assert [one.name for one in gone] == [names[0], names[2], names[3]]
    assert [one.name for one in making.existing(tmp_path)] == [names[1], names[4], names[5]]
    assert not making.check_key(tmp_path, names[0]).exists()
    assert checking.newest_unchecked(tmp_path, tmp_path) == tmp_path / names[5]


def test_an_identity_is_kept_for_its_owner_and_read_again(tmp_path: Path) -> None:
    public = making.make_key(tmp_path / "key.txt")
    assert str(x25519.Identity.from_str(making.identity_in(tmp_path / "key.txt")).to_public()) == public
    with pytest.raises(FileExistsError):
        making.make_key(tmp_path / "key.txt")


def test_a_programme_of_postgresql_that_is_not_there_is_named() -> None:
    with pytest.raises(CopyTrouble, match="pg_nothing is not there"):
        tool("pg_nothing", "postgresql://heard@/x")
