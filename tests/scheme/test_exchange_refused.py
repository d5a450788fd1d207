"""What the hub does not take: requests it cannot read, devices it does not believe."""

import base64
import json
import uuid

import msgspec
import pytest

from easyread.envelope import (
    ExchangeRequest,
    pack_round,
)
from tests.scheme.conftest import Cast, rows
from tests.scheme.rounds import NOTHING, RESPONSE, how, reasons
from tests.scheme.speaking import STATE, Speaking


def test_what_is_no_envelope_is_refused_and_stops_no_other(willow: Cast, device: Speaking) -> None:
    good = device.seal(RESPONSE)
    header = device.seal(RESPONSE)
    odd = [
        msgspec.structs.replace(header, header=b"{}"),
        msgspec.structs.replace(header, header=b"\xff"),
        msgspec.structs.replace(header, id=str(uuid.uuid4())),
        msgspec.structs.replace(header, sequence=77),
        device.seal(RESPONSE, id="no uuid"),
        device.seal(RESPONSE, id=str(uuid.uuid4()).upper()),
        device.seal(RESPONSE, sequence=0),
        device.seal(RESPONSE, sequence=2**63),
    ]
    status, delivery = device.round([*odd, good])
    assert status == 200
    assert delivery
    assert [one.how for one in delivery.settled] == ["taken"]
    assert [one.reason for one in delivery.refused] == ["not an envelope"] * len(odd)
    assert rows(willow.scheme)["envelopes"] == 1


def test_larger_than_a_megabyte_is_refused(willow: Cast, device: Speaking) -> None:
    status, delivery = device.round([device.seal(bytes(1_000_000)), device.seal(RESPONSE)])
    assert status == 200
    assert delivery
    assert [one.reason for one in delivery.refused] == ["larger than 1 MB"]
    assert [one.how for one in delivery.settled] == ["taken"]


def test_fifty_at_most(willow: Cast, device: Speaking) -> None:
    many = [device.seal(RESPONSE) for _ in range(51)]
    assert device.round(many)[0] == 413
    assert rows(willow.scheme) == NOTHING
    assert how(device, *many[:50]) == ["taken"] * 50


def test_a_body_too_large_to_read(device: Speaking) -> None:
    assert device.send(b" " * 4_000_001)[0] == 413


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[" * 100_000, b"\xff", b'{"envelopes": 1}', b'{"hub": "\xff"}']
)
def test_a_body_that_cannot_be_read(device: Speaking, body: bytes) -> None:
    assert device.send(body)[0] == 400


def test_wrong_signature_unknown_and_unpaired_device(willow: Cast, device: Speaking) -> None:
    assert device.send(b"{}", **{"Heard-Signature": base64.b64encode(bytes(64)).decode()})[0] == 401
    assert device.send(b"{}", **{"Heard-Signature": "no base64!"})[0] == 401
    assert device.send(b"{}", **{"Heard-Device": str(uuid.uuid4())})[0] == 401
    assert device.send(b"{}", **{"Heard-Device": "nobody"})[0] == 401
    assert willow.device().round([])[0] == 401
    thief = Speaking(device.file, device.post)
    assert thief.round([thief.seal(RESPONSE)])[0] == 401
    assert rows(willow.scheme) == NOTHING


def test_an_item_that_no_programme_of_ours_wrote_stops_no_other(willow: Cast, device: Speaking) -> None:
    """What is sealed is no UTF-8, and a header has no end: as a device that was taken over could send."""
    spoilt = device.seal(b'{"type": "Response", "person": "\xb1"}\x80')
    endless = msgspec.structs.replace(device.seal(RESPONSE), header=b'{"x":' + b"[" * 100_000)
    status, delivery = device.round([spoilt, device.signed(endless), device.seal(RESPONSE)])
    assert status == 200 and delivery
    assert [one.how for one in delivery.settled] == ["quarantined", "taken"]
    assert [one.reason for one in delivery.refused] == ["not an envelope"]
    assert reasons(willow)[:1] == ["no body we know"]


def test_a_request_for_another_hub_is_not_believed(device: Speaking) -> None:
    device.file["hub_id"] = "another"
    assert device.round([])[0] == 401


def test_a_revoked_device_is_refused_and_its_items_kept_aside(willow: Cast, device: Speaking) -> None:
    willow.scheme.revocations.create(device=willow.row(device), why="lost")
    status, body = device.send(pack_round(ExchangeRequest(envelopes=(device.seal(RESPONSE),), state=STATE)))
    assert (status, json.loads(body)) == (403, {"error": "revoked"})
    assert reasons(willow) == ["device revoked"]
    assert rows(willow.scheme)["responses"] == 0
