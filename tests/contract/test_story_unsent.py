"""A lost key, a revoked device, a hub with another certificate: the person is thanked as ever, staff are told."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytest_django.live_server_helper import LiveServer

from kiosk import check
from kiosk.store.database import NAME
from kiosk.store.salvage import COPY
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.loop import Round
from scheme.devices.codes import make_code
from scheme.schemes.models import Role
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, device
from tests.pairing_hands import PIN, paired_by
from tests.scheme.conftest import Cast, cast, same, signed_in
from tests.serving import certificates, exchanging, served
from tests.stories.home import Home, at_home, paired
from tests.stories.staff import facts


@pytest.fixture
def willow(transactional_db: None) -> Cast:
    return cast("Willow", "Oak Lane", "Dee")


@pytest.fixture
def folder(live_server: LiveServer, willow: Cast, tmp_path: Path) -> Path:
    """A kiosk that is paired with the hub."""
    code = make_code(willow.household, live_server.url)
    paired_by(code.words, live_server.url, same(code.pairing), tmp_path / "kiosk")
    return tmp_path / "kiosk"


def wish(home: Home) -> None:
    """Somebody says at Welcome that they want to talk, and is thanked as ever."""
    home.do("tell", "talk", "next")
    while home.name != "thanks":
        home.next()
    assert home.said == []
    home.next()
    assert home.name == "welcome"


def exchange(home: Home) -> None:
    """One round, as the loop makes it."""
    kiosk = home.kiosk
    pairing, outbox, told = kiosk.device.pairing, kiosk.device.outbox, kiosk.device.told
    assert pairing is not None
    road = Round(kiosk.store_jobs, kiosk.network_jobs, outbox, told, HttpHub(pairing))
    road.begin(kiosk.device.state((), False), {}, lambda _: None, lambda _: None)
    for _ in range(3):
        home.rest()
        home.network.turn_all()
    home.rest()


def test_a_device_that_was_revoked(qapp: QApplication, folder: Path, willow: Cast) -> None:
    row = willow.scheme.devices.get()
    willow.scheme.revocations.create(device=row, why="Left in a taxi")
    with at_home(folder) as home:
        wish(home)
        exchange(home)
        wish(home)
        told = facts(home, PIN)
        assert "Waiting to be sent: 2" in told
        assert "The scheme has switched this kiosk off." in told
        assert "look  hub: The scheme has switched this kiosk off." in str(check.hub(home.kiosk.device))
    reader = signed_in(willow.staff(Role.ADMINISTRATOR, "Ada"))
    assert "Left in a taxi" in reader.get(f"/devices/{row.pk}/").content.decode()
    assert "Device revoked" in reader.get("/devices/quarantine/").content.decode()


def test_a_key_that_was_lost(qapp: QApplication, folder: Path, willow: Cast) -> None:
    """Its record is there, and the key in it is not."""
    one = device(folder)
    pairing = one.household.pairing()
    assert pairing is not None
    one.household.pair(replace(pairing, signing_key=None))
    one.store.close()
    with at_home(folder) as home:
        wish(home)
        exchange(home)
        told = facts(home, PIN)
        assert "This kiosk has lost its key. Nothing can be sent." in told
        assert "Pair it again: make a code on this device's page in the portal." in told
        assert "look  hub: This kiosk has lost its key." in str(check.hub(home.kiosk.device))
        assert home.kiosk.device.outbox.pending() == 1


def test_a_file_and_its_copy_that_are_both_gone(qapp: QApplication, folder: Path) -> None:
    """Nothing says any more whose it is: it is a rehearsal, says so on every screen, and staff can pair it."""
    (folder / NAME).write_bytes(b"not a database" * 1000)
    (folder / COPY).unlink()
    with at_home(folder) as home:
        assert home.screen.banner is not None
        assert home.screen.banner.words == "Practice.\nThis is not sent."
        told = facts(home)
        assert "FAIL  database: a damaged file was put aside as heard.sqlite3.corrupt-1." in told
        assert "look  hub: not paired; nothing is sent." in str(check.hub(home.kiosk.device))


def test_a_hub_with_another_certificate(qapp: QApplication, tmp_path: Path) -> None:
    own = certificates(tmp_path)
    (tmp_path / "other").mkdir()
    other, hub = certificates(tmp_path / "other"), FakeHub(KEYS, DEVICE)
    folder = paired(tmp_path / "kiosk")
    with served(exchanging(hub.exchange), other.tls) as address:
        one = device(folder)
        pairing = one.household.pairing()
        document = one.household.load()
        assert pairing is not None and document is not None
        one.household.pair(replace(pairing, hub=address, ca=own.ca))
        one.store.close()
        with at_home(folder) as home:
            wish(home)
            exchange(home)
            told = facts(home)
            assert "Heard cannot be sure that the scheme's computer is the one that answers." in told
            assert "look  hub: Heard cannot be sure" in str(check.hub(home.kiosk.device))
            assert home.kiosk.device.outbox.pending() == 1
    assert hub.requests == [], "it was told nothing"
