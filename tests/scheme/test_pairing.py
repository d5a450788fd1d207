"""Pairing: a one-time code of which nothing is kept, a device that proves it, and staff who compare four pictures."""

import base64
import json
from datetime import timedelta

import pytest
from django.test import Client
from nacl.signing import SigningKey

from easyread import pairing_text
from easyread.pairing import commitment
from scheme.devices import pairing
from scheme.devices.codes import TRIES, VALID, make_code
from scheme.devices.models import Pairing, PairingEnd
from scheme.schemes.hub import this_hub
from tests.scheme.conftest import Cast, post
from tests.scheme.speaking import Speaking, based, scanned, typed

NOTHING = {"Content-Type": "application/json"}
ADDRESS = "http://127.0.0.1:8800"


def only(willow: Cast) -> Pairing:
    return willow.scheme.pairings.get()


def test_words_and_qr_say_the_same(willow: Cast) -> None:
    code = make_code(willow.household, "https://hub.example:8800")
    by_words, by_scan = typed(" ".join(code.words), post), scanned(code.text)
    assert by_words == by_scan
    assert by_scan["ca"].startswith("-----BEGIN CERTIFICATE-----")
    assert (by_scan["hub"], by_scan["hub_id"]) == ("https://hub.example:8800", this_hub())
    document = pairing_text.read(code.text).document
    assert (document.scheme, document.household, document.device) == ("Willow", "Oak Lane", "")
    assert scanned(make_code(willow.household, ADDRESS).text)["ca"] == ""


def test_nothing_of_the_code_is_kept(willow: Cast) -> None:
    code = make_code(willow.household, ADDRESS)
    row = willow.scheme.pairings.get()
    kept = b"\0".join(str(getattr(row, field.attname)).encode() for field in row._meta.concrete_fields)
    kept += bytes(row.code_id) + bytes(row.code_key)
    secret = pairing_text.read(code.text).code
    for form in (secret, secret.hex().encode(), base64.b64encode(secret), " ".join(code.words).encode()):
        assert form not in kept


def test_it_is_believed_only_once_staff_said_the_same(willow: Cast) -> None:
    device = willow.device()
    status, first = device.knock()
    assert (status, device.knock()) == (200, (200, first)), "an answer that was lost is given again"
    assert pairing.shown(only(willow)) == ()
    status, word = device.wait()
    assert (status, word["state"], word["device"]) == (200, "waiting", "")
    assert commitment(base64.b64decode(word["nonce"]), device.public) == base64.b64decode(first["commitment"])
    assert device.pictures(word) == pairing.shown(only(willow))
    assert willow.scheme.devices.count() == 0
    pairing.end(only(willow), PairingEnd.How.SAME)
    pairing.end(only(willow), PairingEnd.How.DIFFERENT)
    status, word = device.wait()
    assert (status, word["state"]) == (200, "same"), "the first word stands"
    device.file["device"] = word["device"]
    assert bytes(willow.row(device).public) == device.public
    assert device.round([])[0] == 200


def test_not_the_same_ends_it(willow: Cast) -> None:
    device = willow.device()
    device.knock()
    device.wait()
    pairing.end(only(willow), PairingEnd.How.DIFFERENT)
    assert device.wait()[1]["state"] == "different"
    assert willow.device().knock()[0] == 200, "another code is another matter"
    assert device.pair() == 200
    assert device.file["device"] == "00000000-0000-0000-0000-000000000000"
    assert willow.scheme.devices.count() == 0


def test_a_code_is_for_one_key(willow: Cast) -> None:
    device = willow.device()
    thief = Speaking(device.file, post)
    assert device.knock()[0] == 200
    assert thief.knock() == (403, {"error": "code used by another device"})
    assert thief.wait() == (403, {"error": "not proved"})
    assert device.pair() == 200
    assert [one.why for one in only(willow).tries.all()] == ["code used by another device"]


@pytest.mark.parametrize(("wrong", "status"), [(TRIES - 1, 200), (TRIES, 403)])
def test_five_tries_that_prove_nothing_spend_it(willow: Cast, wrong: int, status: int) -> None:
    device = willow.device()
    for _ in range(wrong):
        assert device.knock(mac=based(bytes(32))) == (403, {"error": "not proved"})
    assert device.pair() == status
    if status == 403:
        assert device.knock() == (403, {"error": "too many tries"})


def test_five_tries_also_spend_one_that_waits_for_staff(willow: Cast) -> None:
    device = willow.device()
    device.knock()
    device.wait()
    for _ in range(TRIES):
        Speaking(device.file, post).knock()
    with pytest.raises(pairing.NotPaired, match="too many tries"):
        pairing.end(only(willow), PairingEnd.How.SAME)


def test_a_code_that_is_too_old(willow: Cast) -> None:
    fresh, late = willow.device(), willow.device()
    late.knock()
    late.wait()
    for row in willow.scheme.pairings.all():
        row.until -= VALID + timedelta(seconds=1)
        row.save()
    too_old = (403, {"error": "code too old"})
    assert (fresh.knock(), late.wait()) == (too_old, too_old)
    for row in willow.scheme.pairings.all():
        with pytest.raises(pairing.NotPaired):
            pairing.end(row, PairingEnd.How.SAME)


def test_a_device_hears_of_its_pairing_also_when_the_code_is_too_old_by_then(willow: Cast) -> None:
    device = willow.device()
    device.knock()
    device.wait()
    pairing.end(only(willow), PairingEnd.How.SAME)
    row = only(willow)
    row.until -= VALID + timedelta(seconds=1)
    row.save()
    assert device.wait()[1]["state"] == "same"


def test_an_ended_code_pairs_nothing(willow: Cast) -> None:
    device = willow.device()
    pairing.end(only(willow), PairingEnd.How.CANCELLED)
    assert device.knock() == (403, {"error": "ended by staff"})
    assert willow.device().pair() == 200


def test_the_key_must_be_held(willow: Cast) -> None:
    device = willow.device()
    device.knock()
    device.key, held = SigningKey.generate(), device.key
    assert device.wait() == (403, {"error": "not proved"})
    device.key = held
    device.wait()
    assert device.wait(nonce=based(bytes(32))) == (403, {"error": "not proved"}), "its nonce stands"
    fresh = willow.device()
    assert fresh.knock(public=based(bytes(device.key.verify_key)))[0] == 403


def test_paired_again_it_keeps_its_id_and_has_a_new_key(willow: Cast) -> None:
    device = willow.paired()
    again = willow.shown(make_code(willow.household, ADDRESS, again=willow.row(device)))
    assert again.id == device.id
    assert again.pair() == 200
    assert (again.round([])[0], device.round([])[0]) == (200, 401)
    assert willow.scheme.devices.count() == 1


def test_a_device_revoked_meanwhile_is_not_paired_again(willow: Cast) -> None:
    device = willow.paired()
    code = make_code(willow.household, ADDRESS, again=willow.row(device))
    willow.scheme.revocations.create(device=willow.row(device))
    again = willow.shown(code)
    again.knock()
    again.wait()
    with pytest.raises(pairing.NotPaired):
        pairing.end(code.pairing, PairingEnd.How.SAME)


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("document", {"v": 1, "code": based(bytes(32))}, 403),
        (
            "knock",
            {"v": 1, "code": based(bytes(32)), "public": based(bytes(32)), "mac": based(bytes(32))},
            403,
        ),
        ("wait", {"v": 1, "code": based(bytes(32)), "nonce": based(bytes(32))}, 403),
        ("document", {"v": 1, "code": "!"}, 400),
        ("document", {"v": 1, "code": based(bytes(31))}, 400),
        ("document", {"v": 1}, 400),
        ("document", [], 400),
        ("document", {"v": 1, "code": "x" * 20_000}, 413),
        ("knock", {"v": 1, "code": 7}, 400),
    ],
)
def test_odd_requests(db: None, path: str, sent: object, status: int) -> None:
    answered = post(f"/api/v1/pairing/{path}", json.dumps(sent).encode(), NOTHING)
    assert (answered[0], list(json.loads(answered[1]))) == (status, ["error"])


def test_only_a_post(db: None) -> None:
    for path in ("pairing/document", "pairing/knock", "pairing/wait", "exchange"):
        assert Client().get(f"/api/v1/{path}").status_code == 405
