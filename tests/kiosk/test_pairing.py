"""Pairing over real HTTP: the file is taken once, an answer that is lost is made good, a rehearsal ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey

from easyread.envelope import HouseholdDocument, Person
from kiosk.paired import check_pin, hashed_pin, open_outbox
from kiosk.pairing import pair, read
from kiosk.store.database import Store, open_store
from kiosk.store.household import Household, Pairing
from kiosk.store.outbox import Outbox
from kiosk.store.profiles import Profiles
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.sync import sync_once
from kiosk.trouble import AlreadyRunning, DiskReadOnly, HubAway, PairingFailed, Trouble
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, STATE, answered, wish
from tests.kiosk.pairing_hub import PIN, PairingHub, base, write_file
from tests.opening import SchemeKeys
from tests.serving import served

DOCUMENT = HouseholdDocument(
    version=1, scheme="Oak", people=(Person(id="p1", name="Sam", portrait="face"),), numbers=()
)


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Store, Household, Outbox]]:
    store = open_store(folder)
    try:
        yield store, Household(store), open_outbox(store)
    finally:
        store.close()


@pytest.fixture
def hub() -> PairingHub:
    return PairingHub()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "heard"


def pairing_of(folder: Path) -> Pairing:
    with opened(folder) as (_, household, _):
        found = household.pairing()
    assert found is not None
    return found


def test_a_kiosk_is_paired_and_has_its_household(tmp_path: Path, folder: Path, hub: PairingHub) -> None:
    hub.fake = FakeHub(KEYS, DEVICE)
    hub.fake.household = DOCUMENT
    with served(hub.answer) as address:
        file = write_file(tmp_path, address)
        assert pair(file, folder)
    assert not file.exists()
    with opened(folder) as (_, household, _):
        pairing = household.pairing()
        assert household.load() == DOCUMENT
        assert household.last_exchange().at
    assert pairing is not None
    assert (pairing.device, pairing.hub, pairing.hub_id) == (DEVICE, address, "hub")
    assert check_pin(pairing, PIN)


def test_the_paired_kiosk_sends_what_is_signed_as_its_own(
    tmp_path: Path, folder: Path, hub: PairingHub
) -> None:
    with served(hub.answer) as address:
        assert not pair(write_file(tmp_path, address), folder)
        assert hub.public is not None
        with opened(folder) as (_, household, outbox):
            assert household.last_exchange().what
            pairing = household.pairing()
            assert pairing is not None
            assert pairing.signing_key is not None
            keys = SchemeKeys(KEYS.team, KEYS.escrow, KEYS.scheme, SigningKey(pairing.signing_key))
            assert bytes(keys.device.verify_key) == hub.public
            hub.fake = FakeHub(keys, DEVICE)
            outbox.put("a", answered(2, "finished"), running=False)
            sync_once(outbox, household, HttpHub(pairing), STATE)
            assert outbox.has_gone("a")
            assert hub.fake.bodies("a") == [answered(2, "finished")]


def test_an_answer_that_is_lost_is_asked_for_again_with_the_same_key(
    tmp_path: Path, folder: Path, hub: PairingHub
) -> None:
    hub.loses_answers = 1
    with served(hub.answer) as address:
        file = write_file(tmp_path, address)
        with pytest.raises(HubAway):
            pair(file, folder)
        assert file.exists()
        first = hub.public
        pair(file, folder)
    assert hub.public == first
    assert not file.exists()


def test_a_rehearsal_leaves_nothing_behind(tmp_path: Path, folder: Path, hub: PairingHub) -> None:
    with opened(folder) as (store, household, outbox):
        assert household.pairing() is None
        outbox.put("a", answered(2), running=True)
        outbox.put("b", wish(), running=False)
        assert outbox.waiting()[0].signature == b""
        Profiles(store).set_consent("p9", 1)
    with served(hub.answer) as address:
        pair(write_file(tmp_path, address), folder)
    with opened(folder) as (store, _, outbox):
        assert outbox.pending() == 0
        assert Profiles(store).consent("p9") is None
        outbox.put("c", wish(), running=False)
        assert outbox.waiting()[0].sequence == 1
        assert b'"device":"' + DEVICE.encode() in outbox.waiting()[0].header
    assert b'"rehearsal"' not in (folder / "heard.sqlite3").read_bytes()


def test_the_pin_is_kept_as_a_hash_only(tmp_path: Path, folder: Path, hub: PairingHub) -> None:
    with served(hub.answer) as address:
        pair(write_file(tmp_path, address, pin="739154"), folder)
    for path in folder.iterdir():
        assert b"739154" not in path.read_bytes()
    pairing = pairing_of(folder)
    assert check_pin(pairing, "739154")
    assert not check_pin(pairing, "739155")
    assert not check_pin(pairing, "")
    assert hashed_pin("739154", b"a" * 16) != hashed_pin("739154", b"b" * 16)


def test_a_wrong_code_is_said_and_the_rehearsal_stays(tmp_path: Path, folder: Path, hub: PairingHub) -> None:
    with opened(folder) as (_, _, outbox):
        outbox.put("a", wish(), running=False)
    with served(hub.answer) as address:
        file = write_file(tmp_path, address, code="wrong")
        with pytest.raises(PairingFailed):
            pair(file, folder)
    assert file.exists()
    with opened(folder) as (_, household, outbox):
        assert household.pairing() is None
        assert outbox.pending() == 1


def test_an_open_kiosk_cannot_be_paired_behind_its_back(
    tmp_path: Path, folder: Path, hub: PairingHub
) -> None:
    with served(hub.answer) as address, opened(folder), pytest.raises(AlreadyRunning):
        pair(write_file(tmp_path, address), folder)
    assert hub.public is None


def test_answers_for_one_hub_are_not_taken_to_another(tmp_path: Path, folder: Path, hub: PairingHub) -> None:
    with served(hub.answer) as address:
        pair(write_file(tmp_path, address), folder)
        with opened(folder) as (_, _, outbox):
            outbox.put("a", wish(), running=False)
        with pytest.raises(PairingFailed, match="have not reached"):
            pair(write_file(tmp_path, address, hub_id="another"), folder)


def test_paired_anew_with_the_same_hub_what_waits_is_kept(
    tmp_path: Path, folder: Path, hub: PairingHub
) -> None:
    with served(hub.answer) as address:
        pair(write_file(tmp_path, address), folder)
        with opened(folder) as (_, _, outbox):
            outbox.put("a", wish(), running=False)
            sealed = outbox.waiting()
        pair(write_file(tmp_path, address), folder)
    with opened(folder) as (_, _, outbox):
        assert outbox.waiting() == sealed


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b"\xff", b'{"v": 2}'],
)
def test_a_file_that_is_no_pairing_is_said(tmp_path: Path, folder: Path, content: bytes) -> None:
    file = tmp_path / "oak.pairing"
    file.write_bytes(content)
    with pytest.raises(PairingFailed, match=r"oak\.pairing"):
        pair(file, folder)
    assert not folder.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"v": 2},
        {"pin": "12345"},
        {"pin": "abcdef"},
        {"scheme_key": base(b"short")},
        {"team_key": {"id": "x"}},
    ],
    ids=str,
)
def test_a_file_with_a_wrong_value_is_said(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(PairingFailed):
        read(write_file(tmp_path, "http://127.0.0.1:1", **wrong))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(PairingFailed, match="cannot read"):
        read(tmp_path / "nothing")


def test_an_address_that_is_not_safe_is_not_asked(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(PairingFailed, match="not safe"):
        pair(write_file(tmp_path, "http://hub.example.org"), folder)


def test_every_trouble_of_pairing_has_a_remedy() -> None:
    for kind in (PairingFailed, HubAway, AlreadyRunning, DiskReadOnly):
        assert issubclass(kind, Trouble)
        assert kind().remedy
