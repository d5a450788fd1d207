"""Pairing: a one-time code, a key of the device's own, and no word of what was wrong."""

import base64
import json
from datetime import timedelta

import pytest
from django.test import Client
from nacl.signing import SigningKey

from scheme.devices.pairing import TRIES, VALID
from tests.scheme.conftest import Cast, post
from tests.scheme.speaking import Speaking


def test_the_file_says_what_docs_exchange_says(willow: Cast) -> None:
    file = willow.device().file
    assert set(file) == {
        *("v", "hub", "hub_id", "ca", "scheme_key", "team_key", "escrow_key", "device", "code", "pin"),
    }
    assert file["ca"] == ""
    assert len(file["code"]) == 32
    assert file["pin"].isdigit()
    assert len(file["pin"]) == 6
    for key in (file["scheme_key"], file["team_key"]["public"], file["escrow_key"]["public"]):
        assert len(base64.b64decode(key)) == 32


def test_a_device_pairs_and_may_ask_again(willow: Cast) -> None:
    device = willow.device()
    assert [device.pair(), device.pair()] == [200, 200]
    assert bytes(willow.row(device).public or b"") == bytes(device.key.verify_key)
    assert device.round([])[0] == 200


def test_a_code_is_for_one_key(willow: Cast) -> None:
    device = willow.device()
    thief = Speaking(device.file, post)
    assert [device.pair(), thief.pair()] == [200, 403]
    assert device.round([])[0] == 200


def test_a_wrong_code_is_refused_and_five_spend_it(willow: Cast) -> None:
    device = willow.device()
    assert [device.pair("0" * 32) for _ in range(TRIES)] == [403] * TRIES
    assert device.pair() == 403


def test_four_wrong_codes_spend_nothing(willow: Cast) -> None:
    device = willow.device()
    assert [device.pair("0" * 32) for _ in range(TRIES - 1)] == [403] * (TRIES - 1)
    assert device.pair() == 200


def test_a_code_of_another_device_is_wrong(willow: Cast) -> None:
    one, two = willow.device(), willow.device()
    assert one.pair(two.file["code"]) == 403


def test_a_code_that_is_too_old(willow: Cast) -> None:
    device = willow.device()
    pairing = willow.scheme.pairings.get(device_id=device.id)
    pairing.until -= VALID + timedelta(seconds=1)
    pairing.save()
    assert device.pair() == 403


def test_a_revoked_device_does_not_pair(willow: Cast) -> None:
    fresh, paired = willow.device(), willow.paired()
    for device in (fresh, paired):
        willow.scheme.revocations.create(device=willow.row(device))
    assert [fresh.pair(), paired.pair()] == [403, 403]


def test_the_key_must_be_held(willow: Cast) -> None:
    device = willow.device()
    sent = json.dumps(
        {
            "v": 1,
            "device": device.id,
            "code": device.file["code"],
            "public": base64.b64encode(bytes(device.key.verify_key)).decode(),
            "signature": base64.b64encode(SigningKey.generate().sign(b"x").signature).decode(),
        }
    )
    assert post("/api/v1/pair", sent.encode(), {})[0] == 403
    assert willow.row(device).public is None


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"device": "00000000-0000-4000-8000-000000000000"}, 403),
        ({"device": "nobody"}, 400),
        ({"public": "!"}, 400),
        ({"public": ""}, 403),
        ({"signature": 7}, 400),
        ({"code": "x" * 20_000}, 413),
    ],
    ids=lambda changed: str(changed)[:30],
)
def test_odd_requests(willow: Cast, changed: dict[str, object], status: int) -> None:
    device = willow.device()
    sent = {"v": 1, "device": device.id, "code": device.file["code"], "public": "AAAA", "signature": "AAAA"}
    assert post("/api/v1/pair", json.dumps({**sent, **changed}).encode(), {})[0] == status


def test_only_a_post(willow: Cast) -> None:
    assert Client().get("/api/v1/pair").status_code == 405
    assert Client().get("/api/v1/exchange").status_code == 405


def test_the_code_is_not_in_the_database(willow: Cast) -> None:
    device = willow.device()
    pairing = willow.scheme.pairings.get(device_id=device.id)
    kept = repr({field.name: getattr(pairing, field.attname) for field in pairing._meta.concrete_fields})
    assert device.file["code"] not in kept
    assert device.file["pin"] not in kept
