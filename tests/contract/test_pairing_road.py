"""A real device and a real hub: paired, its key lost, copied, put back and revoked. Nothing is lost, all is seen."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_django.live_server_helper import LiveServer

from kiosk import pairing
from kiosk.paired import open_outbox
from kiosk.store import begun as kept
from kiosk.store.database import open_store
from kiosk.store.household import Household, Pairing
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.knocking import fetch
from kiosk.sync.sync import sync_once
from kiosk.trouble import HubRefused, KeyLost, PairingFailed
from scheme.devices.codes import make_code
from scheme.schemes.models import Role
from tests.kiosk.kept import STATE, new_id, wish
from tests.pairing_hands import PIN, paired_by
from tests.scheme.conftest import Cast, cast, same, signed_in


class Opened:
    """The kiosk of a folder."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store(folder)
        self.household, self.outbox = Household(self.store), open_outbox(self.store)

    @property
    def pairing(self) -> Pairing:
        found = self.household.pairing()
        assert found is not None
        return found

    def exchange(self, says: int = 0) -> int:
        """So many wishes, and one round; how much still waits afterwards."""
        for _ in range(says):
            self.outbox.put(new_id(), wish(), running=False)
        return sync_once(self.outbox, self.household, HttpHub(self.pairing), STATE).pending


@pytest.fixture
def willow(transactional_db: None) -> Cast:
    return cast("Willow", "Oak Lane", "Dee")


def pair(live_server: LiveServer, willow: Cast, folder: Path, again: str = "") -> str:
    """By the words of a new code; the device's id."""
    device = willow.scheme.devices.get(pk=again) if again else None
    code = make_code(willow.household, live_server.url, again=device)
    return paired_by(code.words, live_server.url, same(code.pairing), folder)


def seen(willow: Cast) -> list[str]:
    return sorted(willow.scheme.sightings.values_list("what", flat=True))


def aside(willow: Cast) -> list[str]:
    return list(willow.scheme.envelopes.filter(how="quarantined").values_list("reason", flat=True))


def test_a_lost_key(live_server: LiveServer, willow: Cast, tmp_path: Path) -> None:
    id = pair(live_server, willow, tmp_path)
    one = Opened(tmp_path)
    assert one.exchange(says=1) == 0
    one.household.pair(replace(one.pairing, signing_key=None))
    one.store.close()
    one = Opened(tmp_path)
    with pytest.raises(KeyLost):
        one.exchange(says=2)
    one.store.close()
    assert pair(live_server, willow, tmp_path, again=id) == id
    one = Opened(tmp_path)
    assert one.exchange(says=1) == 0
    assert aside(willow) == ["unsigned", "unsigned"]
    assert (willow.scheme.concerns.count(), seen(willow)) == (2, [])
    one.store.close()


def test_a_copy_and_an_older_state(live_server: LiveServer, willow: Cast, tmp_path: Path) -> None:
    id = pair(live_server, willow, tmp_path / "one")
    first = Opened(tmp_path / "one")
    assert first.exchange(says=1) == 0
    first.store.close()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    first, copy = Opened(tmp_path / "one"), Opened(tmp_path / "two")
    assert first.exchange(says=3) == 0
    assert seen(willow) == []
    assert copy.exchange(says=1) == 0
    assert seen(willow) == ["fork", "rollback"]
    assert aside(willow) == ["sequence used by another id"]
    page = signed_in(willow.staff(Role.VIEWER, "Vera")).get(f"/devices/{id}/").content.decode()
    assert "may have been copied" in page
    first.store.close()
    copy.store.close()


def test_a_revoked_one(live_server: LiveServer, willow: Cast, tmp_path: Path) -> None:
    id = pair(live_server, willow, tmp_path)
    willow.scheme.revocations.create(device_id=id, why="stolen")
    one = Opened(tmp_path)
    with pytest.raises(HubRefused, match="switched this kiosk off"):
        one.exchange(says=1)
    assert (aside(willow), one.outbox.pending()) == (["device revoked"], 1)
    one.store.close()
    other = pair(live_server, willow, tmp_path)
    one = Opened(tmp_path)
    assert (one.exchange(), one.pairing.device) == (0, other)
    assert aside(willow) == ["device revoked", "names another device"]
    one.store.close()


def test_pictures_that_are_not_the_same(live_server: LiveServer, willow: Cast, tmp_path: Path) -> None:
    code = make_code(willow.household, live_server.url)
    words = pairing.typed(code.words)
    store = open_store(tmp_path)
    begun = pairing.knock(pairing.begin(words, fetch(live_server.url, words), PIN, store))
    begun, _ = pairing.look(begun)
    same(code.pairing)([*pairing.shown(begun)[::-1], "star"])
    with pytest.raises(PairingFailed, match="not the same"):
        pairing.look(begun)
    kept.forget(store)
    assert Household(store).pairing() is None
    assert willow.scheme.devices.count() == 0
    store.close()
