"""The pages of devices: a code is made and compared, a device looked after, revoked, and what was kept aside listed."""

import re
from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from easyread.envelope import State
from easyread.pairing import PICTURES
from scheme.clocks.tasks import raise_tasks
from scheme.devices.models import Sighting
from scheme.exchange import room
from tests.scheme.conftest import Cast, post
from tests.scheme.reading import text
from tests.scheme.rounds import RESPONSE, reasons
from tests.scheme.speaking import STATE, Speaking, typed


def made(willow: Cast, ada: Client) -> str:
    """The page with a new code for Oak Lane."""
    page = ada.post(
        "/devices/add/", {"household": str(willow.household.pk), "hub": "https://hub.example:8800/x"}
    )
    assert page.status_code == 200
    return page.content.decode()


def test_a_device_is_paired_in_the_portal(willow: Cast, ada: Client) -> None:
    assert 'value="http://testserver"' in ada.get("/devices/add/").content.decode()
    page = made(willow, ada)
    words = re.search(r'<ol id="words">(.*?)</ol>', page, re.S)
    assert words
    assert "https://hub.example:8800<" in page
    assert "<svg" in page and "style=" not in page
    device = Speaking(typed(" ".join(re.findall(r"<li>(\w+)</li>", words[1])), post), post)
    row = willow.scheme.pairings.get()
    at = f"/devices/codes/{row.pk}/"
    assert "A code for Oak Lane waits" in text(ada.get("/devices/"))
    assert "has not asked yet" in text(ada.get(at))
    assert "cannot be used" in text(ada.post(at, {"how": "same"}))
    assert device.knock()[0] == 200
    shown = device.pictures(device.wait()[1])
    page = text(ada.get(at))
    assert " ".join(PICTURES[concept] for concept in shown) in page
    assert "second device" not in page
    Speaking(device.file, post).knock()
    assert "A second device tried this code." in text(ada.get(at))
    answer = ada.post(at, {"how": "same"})
    id = device.wait()[1]["device"]
    assert answer["Location"] == f"/devices/{id}/"
    page = text(ada.get(f"/devices/{id}/"))
    assert "Paired." in page and "Ada" in page
    assert "This code has paired a device." in text(ada.get(at))
    noted = list(willow.scheme.audit.values_list("what", flat=True))
    assert noted[-2:] == ["made a pairing code", "ended a pairing: same"]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("different", "The pictures were not the same."),
        ("cancelled", "The code is ended."),
        ("x", "not asked yet"),
    ],
)
def test_staff_who_do_not_say_the_same_pair_nothing(willow: Cast, ada: Client, how: str, words: str) -> None:
    made(willow, ada)
    at = f"/devices/codes/{willow.scheme.pairings.get().pk}/"
    ada.post(at, {"how": how})
    assert words in text(ada.get(at))
    assert willow.scheme.devices.count() == 0


@pytest.mark.parametrize(
    "hub", ["", "hub.example", "http://hub.example", "https://", "https://x:port", "ftp://x"]
)
def test_an_address_that_no_device_goes_to(willow: Cast, ada: Client, hub: str) -> None:
    page = ada.post("/devices/add/", {"household": str(willow.household.pk), "hub": hub})
    assert page.status_code == 422
    assert "Something is not right yet" in text(page)
    assert willow.scheme.pairings.count() == 0


def test_another_schemes_household_cannot_be_chosen(willow: Cast, elsewhere: Cast, ada: Client) -> None:
    page = ada.post("/devices/add/", {"household": str(elsewhere.household.pk), "hub": "https://x"})
    assert page.status_code == 422


def test_a_device_is_paired_again(willow: Cast, device: Speaking, ada: Client) -> None:
    page = ada.post(f"/devices/{device.id}/again/", {"hub": "https://hub.example"})
    assert "The code" in text(page)
    assert willow.scheme.pairings.latest("made_at").device_id == willow.row(device).pk
    assert text(ada.get(f"/devices/{device.id}/")).count("Paired") == 1


def test_a_device_is_revoked_with_a_reason(
    willow: Cast, device: Speaking, ada: Client, alice: Client
) -> None:
    at = f"/devices/{device.id}/revoke/"
    assert alice.get(at).status_code == 403
    assert "Revoke it" not in text(alice.get(f"/devices/{device.id}/"))
    assert ada.post(at, {"why": " "}).status_code == 422
    assert device.round([])[0] == 200
    ada.post(at, {"why": "left on a bus"})
    ada.post(at, {"why": "the second reason"})
    assert device.round([device.seal(RESPONSE)])[0] == 403
    page = text(ada.get(f"/devices/{device.id}/"))
    assert "Revoked: left on a bus Ada" in page
    assert "Revoke it" not in page
    assert ada.get(f"/devices/{device.id}/again/").status_code == 302
    kept = text(alice.get(f"/devices/quarantine/?device={device.id}"))
    assert "Oak Lane" in kept and "Device revoked" in kept
    assert "Device revoked" in text(alice.get("/devices/quarantine/?device=nobody")), "no such device: all"


def test_the_quiet_are_found_by_the_address(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([])
    row = willow.row(device)
    for hours, day, three in ((1, 0, 0), (30, 1, 0), (80, 1, 1)):
        row.heard_at = timezone.now() - timedelta(hours=hours)
        row.save()
        assert text(alice.get("/devices/?quiet=24")).count("Oak Lane") == day
        assert text(alice.get("/devices/?quiet=72")).count("Oak Lane") == three
    assert "Quiet for more than 72 hours." in text(alice.get("/devices/"))
    assert text(alice.get("/devices/?quiet=x")).count("Oak Lane") == 1


def state(sequence: int, pending: int = 0) -> State:
    return msgspec.structs.replace(STATE, sequence=sequence, pending=pending)


def test_a_copy_an_older_state_and_a_gap_are_said_in_sentences(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    device.round([device.seal(RESPONSE), device.seal(RESPONSE)], state=state(2, 2))
    assert willow.scheme.sightings.count() == 0
    device.round([device.seal(RESPONSE, sequence=2)], state=state(2, 1))
    device.round([], state=state(7))
    device.round([], state=state(7))
    device.round([], state=state(5))
    device.round([], state=state(1_000_009))
    found = sorted(willow.scheme.sightings.values_list("what", "low", "high"))
    assert found[0][0] == Sighting.What.DAMAGE
    assert found[1:] == [("fork", 2, 2), ("gap", 4, 7), ("rollback", 5, 7)]
    page = text(alice.get(f"/devices/{device.id}/"))
    for words in (
        "Two different things came under number 2.",
        "It had counted to 7, and then said 5.",
        "4 things that it numbered, up to number 7, have not come",
        "Its file was damaged and begun anew.",
        "It may have been copied.",
    ):
        assert words in page


def test_what_was_kept_aside_is_a_task_of_that_day(willow: Cast, device: Speaking, alice: Client) -> None:
    """It may be a concern that nobody is told of otherwise."""
    for _ in range(3):
        spoilt = device.seal(RESPONSE)
        device.round([msgspec.structs.replace(spoilt, signature=spoilt.signature[::-1])])
    assert [one.what for one in willow.scheme.sightings.all()] == ["aside"]
    raise_tasks(willow.scheme, timezone.now())
    assert [task.what for task in willow.scheme.tasks.all()] == ["aside"]
    page = text(alice.get(f"/devices/{device.id}/"))
    assert "could not be believed or could not be opened. It was kept aside." in page
    assert "Some of what it sent was kept aside." in page


def test_what_still_waits_is_no_gap(willow: Cast, device: Speaking) -> None:
    device.round([device.seal(RESPONSE)], state=state(4, 4))
    assert willow.scheme.sightings.count() == 0


def test_a_stolen_device_cannot_fill_the_disk(
    willow: Cast, device: Speaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST", 3)
    odd = [device.seal(b"nothing we know") for _ in range(5)]
    status, delivery = device.round([*odd, odd[4]])
    assert status == 200 and delivery
    assert [one.reason for one in delivery.refused] == [room.FULL] * 3
    assert len(delivery.settled) == len(reasons(willow)) == 3
    assert device.round([device.seal(RESPONSE)])[1], "what is whole is taken all the same"
    assert willow.scheme.responses.count() == 1
    monkeypatch.setattr(room, "MOST", 1_000)
    monkeypatch.setattr(room, "MOST_BYTES", 1)
    assert len(device.round([device.seal(b"x")])[1].refused) == 1  # type: ignore[union-attr]
