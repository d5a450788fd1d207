"""Pairing over real HTTP: the code is proved both ways, an answer that is lost is made good, a rehearsal ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from nacl.signing import SigningKey

from easyread.envelope import HouseholdDocument, Person
from kiosk import pairing
from kiosk.paired import check_pin, hashed_pin, open_outbox
from kiosk.store import begun as kept
from kiosk.store.database import Store, open_store
from kiosk.store.household import Household, Pairing
from kiosk.store.outbox import Outbox
from kiosk.store.profiles import Profiles
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.knocking import REFUSALS, fetch
from kiosk.sync.sync import sync_once
from kiosk.trouble import AlreadyRunning, DiskReadOnly, HubAway, KeyLost, PairingFailed, Trouble
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, STATE, answered, wish
from tests.kiosk.pairing_hub import CODE, PIN, WORDS, PairingHub, document
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
def hub() -> Iterator[PairingHub]:
    one = PairingHub()
    with served(one.answer) as address:
        one.address = address
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "heard"


def pair(hub: PairingHub, folder: Path, pin: str = PIN) -> bool:
    """The whole way, with staff who compare."""
    found = fetch(hub.address, pairing.typed(WORDS.split()))
    with opened(folder) as (store, _, _):
        begun = pairing.knock(pairing.begin(CODE, found, pin, store))
        begun, device = pairing.look(begun)
        assert device == ""
        assert pairing.shown(begun) == hub.pictures()
        hub.state = "same"
        begun, device = pairing.look(begun)
        pairing.finish(begun, device, store)
        return pairing.first_exchange(store)


def pairing_of_store(household: Household) -> Pairing:
    found = household.pairing()
    assert found is not None
    return found


def pairing_of(folder: Path) -> Pairing:
    with opened(folder) as (_, household, _):
        return pairing_of_store(household)


def test_a_kiosk_is_paired_and_has_its_household(folder: Path, hub: PairingHub) -> None:
    hub.fake = FakeHub(KEYS, DEVICE)
    hub.fake.household = DOCUMENT
    assert pair(hub, folder)
    with opened(folder) as (store, household, _):
        assert kept.begun(store) is None
        assert household.load() == DOCUMENT
        assert household.last_exchange().at
    found = pairing_of(folder)
    assert (found.device, found.hub, found.hub_id) == (DEVICE, hub.address, "hub")
    assert check_pin(found, PIN)


def test_the_paired_kiosk_sends_what_is_signed_as_its_own(folder: Path, hub: PairingHub) -> None:
    assert not pair(hub, folder)
    assert hub.public is not None
    with opened(folder) as (_, household, outbox):
        assert household.last_exchange().what
        found = household.pairing()
        assert found is not None
        assert found.signing_key is not None
        keys = SchemeKeys(KEYS.team, KEYS.escrow, KEYS.scheme, SigningKey(found.signing_key))
        assert bytes(keys.device.verify_key) == hub.public
        hub.fake = FakeHub(keys, DEVICE)
        outbox.put("a", answered(2, "finished"), running=False)
        sync_once(outbox, household, HttpHub(found), STATE)
        assert outbox.has_gone("a")
        assert hub.fake.bodies("a") == [answered(2, "finished")]


def test_switched_off_while_staff_compare_it_goes_on_with_the_same_pictures(
    folder: Path, hub: PairingHub
) -> None:
    with opened(folder) as (store, _, _):
        begun = pairing.begin(CODE, document(hub.address), PIN, store)
        hub.loses_answers = 1
        with pytest.raises(HubAway):
            pairing.knock(begun)
        begun = pairing.knock(begun)
        kept.keep(store, begun)
        first = pairing.shown(pairing.look(begun)[0])
    with opened(folder) as (store, _, _):
        again = kept.begun(store)
        assert again is not None
        assert pairing.shown(pairing.look(again)[0]) == first == hub.pictures()


def test_a_rehearsal_leaves_nothing_behind(folder: Path, hub: PairingHub) -> None:
    with opened(folder) as (store, household, outbox):
        assert household.pairing() is None
        outbox.put("a", answered(2), running=True)
        outbox.put("b", wish(), running=False)
        assert outbox.waiting()[0].signature == b""
        Profiles(store).set_consent("p9", 1)
    pair(hub, folder)
    with opened(folder) as (store, _, outbox):
        assert outbox.pending() == 0
        assert Profiles(store).consent("p9") is None
        outbox.put("c", wish(), running=False)
        assert outbox.waiting()[0].sequence == 1
        assert b'"device":"' + DEVICE.encode() in outbox.waiting()[0].header
    assert b'"rehearsal"' not in (folder / "heard.sqlite3").read_bytes()


def test_neither_pin_nor_code_is_kept(folder: Path, hub: PairingHub) -> None:
    pair(hub, folder, "739154")
    for path in folder.iterdir():
        for secret in (b"739154", CODE, WORDS.encode()):
            assert secret not in path.read_bytes()
    found = pairing_of(folder)
    assert check_pin(found, "739154")
    assert not check_pin(found, "739155")
    assert not check_pin(found, "")
    assert hashed_pin("739154", b"a" * 16) != hashed_pin("739154", b"b" * 16)


@pytest.mark.parametrize("error", REFUSALS)
def test_a_refusal_is_said_by_its_name_and_the_rehearsal_stays(
    folder: Path, hub: PairingHub, error: str
) -> None:
    with opened(folder) as (store, household, outbox):
        outbox.put("a", wish(), running=False)
        begun = pairing.begin(CODE, document(hub.address), PIN, store)
        hub.error = error
        with pytest.raises(PairingFailed) as failed:
            pairing.knock(begun)
        assert (failed.value.what, failed.value.remedy) == REFUSALS[error]
        assert household.pairing() is None
        assert outbox.pending() == 1


@pytest.mark.parametrize(("state", "words"), [("different", "not the same"), ("cancelled", "ended")])
def test_staff_who_say_no(folder: Path, hub: PairingHub, state: str, words: str) -> None:
    with opened(folder) as (store, _, _):
        begun = pairing.knock(pairing.begin(CODE, document(hub.address), PIN, store))
        hub.state = state
        with pytest.raises(PairingFailed, match=words):
            pairing.look(begun)


def test_a_hub_that_changes_its_part_of_the_pictures_is_not_believed(folder: Path, hub: PairingHub) -> None:
    with opened(folder) as (store, _, _):
        begun = pairing.knock(pairing.begin(CODE, document(hub.address), PIN, store))
        hub.hub_nonce, hub.state = bytes(32), "same"
        with pytest.raises(PairingFailed, match="changed its word"):
            pairing.look(begun)


def test_an_open_kiosk_cannot_be_paired_behind_its_back(folder: Path, hub: PairingHub) -> None:
    with opened(folder), pytest.raises(AlreadyRunning):
        pair(hub, folder)
    assert hub.public is None


def test_answers_for_one_hub_are_not_taken_to_another(folder: Path, hub: PairingHub) -> None:
    pair(hub, folder)
    with opened(folder) as (store, _, outbox):
        outbox.put("a", wish(), running=False)
        with pytest.raises(PairingFailed, match="have not reached"):
            pairing.begin(CODE, document(hub.address, hub_id="another"), PIN, store)


def test_paired_again_as_the_same_device_it_keeps_its_key_and_what_waits(
    folder: Path, hub: PairingHub
) -> None:
    pair(hub, folder)
    key = pairing_of(folder).signing_key
    with opened(folder) as (_, _, outbox):
        outbox.put("a", wish(), running=False)
        sealed = outbox.waiting()
    hub.document, hub.state = {"device": DEVICE}, "waiting"
    pair(hub, folder)
    with opened(folder) as (_, _, outbox):
        assert outbox.waiting() == sealed
    assert pairing_of(folder).signing_key == key


def test_a_kiosk_without_its_key_says_pair_again_and_keeps_everything(folder: Path, hub: PairingHub) -> None:
    pair(hub, folder)
    with opened(folder) as (_, household, _):
        household.pair(replace(pairing_of_store(household), signing_key=None))
    with opened(folder) as (_, household, outbox):
        outbox.put("a", wish(), running=False)
        with pytest.raises(KeyLost, match="Pair it again"):
            sync_once(outbox, household, HttpHub(pairing_of_store(household)), STATE)
        assert outbox.waiting()[0].signature == b""
    hub.document, hub.state, hub.public = {"device": DEVICE}, "waiting", None
    pair(hub, folder)
    with opened(folder) as (_, _, outbox):
        assert [one.signature for one in outbox.waiting()] == [b""]
    assert pairing_of(folder).signing_key


def test_every_trouble_of_pairing_has_a_remedy() -> None:
    for kind in (PairingFailed, HubAway, AlreadyRunning, DiskReadOnly, KeyLost):
        assert issubclass(kind, Trouble)
        assert kind().remedy
