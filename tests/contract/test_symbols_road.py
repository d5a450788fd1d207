"""A symbol set on its whole road: handed in at the hub, chosen for one person, drawn by a device for them, gone."""

import base64
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytestqt.qtbot import QtBot

from easyread.envelope import Delivery, ExchangeRequest, pack_round
from easyread.profile import Profile
from kiosk import assets, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.store.household import Pairing, PublicKey
from kiosk.sync.sync import sync_once
from kiosk.ui.pictures import Pictures
from kiosk.wiring import take_pictures
from scheme.people.profile_forms import filled_with
from scheme.schemes.models import Role
from tests.kiosk.kept import memory_folder
from tests.kiosk.test_packs_shown import png
from tests.kiosk.test_photos import colours
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.speaking import Speaking

RED = {"#ff0000"}


def paired(speaking: Speaking) -> Pairing:
    """What a kiosk keeps that was paired as this device."""
    keys = {
        name: PublicKey(id=speaking.file[name]["id"], public=base64.b64decode(speaking.file[name]["public"]))
        for name in ("team_key", "escrow_key")
    }
    return Pairing(
        hub="http://127.0.0.1:1",
        hub_id=speaking.file["hub_id"],
        ca="",
        scheme_key=base64.b64decode(speaking.file["scheme_key"]),
        device=speaking.id,
        signing_key=bytes(speaking.key),
        pin=b"",
        **keys,
    )


class Kiosk:
    """A real device that speaks to the hub of this process, and the pictures that are drawn on it."""

    def __init__(self, folder: Path, speaking: Speaking) -> None:
        self.device = Device(folder, contents.load(assets.folder()), Settings())
        self.device.told.pair(paired(speaking))
        self.pictures, self._speaking = Pictures(), speaking

    def exchange(self, request: ExchangeRequest) -> Delivery:
        """As the hub of a round: posted without a socket."""
        status, answer = self._speaking.send(pack_round(request))
        assert status == 200
        return msgspec.json.decode(answer, type=Delivery)

    def drawn(self) -> dict[str, set[str]]:
        """What is drawn of food for each person by name, once it was told of and asked for."""
        device = self.device
        for _ in range(2):
            state = device.state((), False)
            sync_once(device.outbox, device.told, self, state, device.surveys(), device.packs)
            device.read()
        take_pictures(self.pictures, device)
        people = device.household().people
        return {one.name: set(colours(self.pictures, "food", one.profile.drawn_by)) for one in people}


@pytest.fixture
def kiosk(qtbot: QtBot, device: Speaking) -> Iterator[Kiosk]:
    with memory_folder() as folder:
        found = Kiosk(folder, device)
        yield found
        found.device.store.close()


def choose(browser: Client, willow: Cast, symbols: str) -> None:
    """Staff write down in Dee's profile that this set is drawn for her."""
    filled = {name: value for name, value in filled_with(Profile()).items() if value is not False}
    record = {"how": "She knows these signs.", "review": "2027-01-01", "symbols": symbols}
    assert browser.post(f"/people/{willow.person.pk}/profile/", {**filled, **record}).status_code == 302


def test_a_set_is_handed_in_chosen_taken_drawn_and_leaves(willow: Cast, kiosk: Kiosk) -> None:
    ada = signed_in(willow.staff(Role.ADMINISTRATOR, "Ada"))
    other = willow.scheme.people.create(name="Fay", portrait="portrait_2")
    willow.scheme.stays.create(household=willow.household, person=other)
    ours = set(colours(kiosk.pictures, "food"))
    everyone = {"Dee": ours, "Fay": ours}

    def hand_in() -> None:
        picture = SimpleUploadedFile("food.png", png("red"))
        ada.post("/symbols/", {"name": "makaton", "holder": "The Makaton Charity", "pictures": picture})

    hand_in()
    assert kiosk.drawn() == everyone, "nobody's profile names it yet"
    assert set(kiosk.device.own_pictures) == {""}
    choose(ada, willow, "makaton")
    assert kiosk.drawn() == {"Dee": RED, "Fay": ours}
    assert kiosk.device.household().due is None, "nothing is planned: all are asked as before"
    ada.post("/symbols/makaton/withdraw/", {"why": "The licence is over."})
    assert kiosk.drawn() == everyone
    assert set(kiosk.device.own_pictures) == {""}
    hand_in()
    assert kiosk.drawn() == {"Dee": RED, "Fay": ours}
    choose(ada, willow, "")
    assert kiosk.drawn() == everyone
    assert set(kiosk.device.own_pictures) == {""}
