"""What becomes of each envelope: the rows of the table in docs/exchange.md."""

import msgspec
import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey

from easyread.concern import Concern
from easyread.envelope import (
    pack,
)
from easyread.response import Response
from tests.scheme.conftest import Cast, rows
from tests.scheme.rounds import NOTHING, RESPONSE, how, reasons, settled
from tests.scheme.speaking import Speaking


def test_new_is_taken_and_opened_into_rows(willow: Cast, device: Speaking) -> None:
    assert how(device, device.seal(RESPONSE), device.seal(Concern(wish="alone"))) == ["taken", "taken"]
    expected = {"envelopes": 2, "responses": 1, "answers": 2, "picks": 1, "concerns": 1, "steps": 0}
    assert rows(willow.scheme) == expected
    kept = willow.scheme.responses.get()
    assert (kept.ended, kept.here, kept.help, kept.seen) == (
        "finished",
        ["carer"],
        ["read"],
        ["safe", "food"],
    )
    assert [(a.question, a.value) for a in kept.answers.all()] == [("safe", "picked"), ("food", "skipped")]
    assert willow.scheme.concerns.get().wish == "alone"


def test_marks_and_scores_come_from_the_survey_file(willow: Cast, device: Speaking) -> None:
    settled(device, device.seal(RESPONSE))
    pick = willow.scheme.picks.get()
    assert (pick.choice, pick.watch, pick.score) == ("scared", True, 0)
    assert willow.scheme.responses.get().watch


def test_a_survey_that_is_not_known_is_kept_and_flagged(willow: Cast, device: Speaking) -> None:
    settled(device, device.seal(msgspec.structs.replace(RESPONSE, version=99)))
    kept = willow.scheme.responses.get()
    assert (kept.known, kept.watch) == (False, False)
    assert willow.scheme.picks.get().choice == "scared"


def test_what_was_binned_leaves_a_receipt_and_no_row(willow: Cast, device: Speaking) -> None:
    assert how(device, device.seal(Response(ended="binned"))) == ["taken"]
    assert rows(willow.scheme) == {**NOTHING, "envelopes": 1}


def test_the_same_again_is_had(willow: Cast, device: Speaking) -> None:
    envelope = device.seal(RESPONSE)
    first, again = settled(device, envelope), settled(device, envelope, envelope)
    assert [one.how for one in (*first, *again)] == ["taken", "had", "had"]
    assert {one.mark for one in (*first, *again)} == {first[0].mark}
    assert rows(willow.scheme)["responses"] == 1


def test_twice_in_one_round_is_one(willow: Cast, device: Speaking) -> None:
    envelope = device.seal(RESPONSE)
    assert how(device, envelope, envelope) == ["taken", "had"]
    assert rows(willow.scheme)["envelopes"] == 1


def test_same_id_and_other_content_keeps_both(willow: Cast, device: Speaking) -> None:
    first = device.seal(RESPONSE)
    second = device.seal(Concern(wish="alone"), id=first.id, sequence=first.sequence)
    assert how(device, first, second) == ["taken", "quarantined"]
    assert how(device, second) == ["quarantined"]
    assert rows(willow.scheme)["envelopes"] == 2
    assert rows(willow.scheme)["concerns"] == 0
    assert reasons(willow) == ["", "same id, other content"]


def test_unsigned_and_wrongly_signed_go_to_quarantine(willow: Cast, device: Speaking) -> None:
    one, two = device.seal(RESPONSE), device.seal(RESPONSE)
    unsigned = msgspec.structs.replace(one, signature=b"")
    wrong = msgspec.structs.replace(two, signature=SigningKey.generate().sign(b"x").signature)
    short = msgspec.structs.replace(device.seal(RESPONSE), signature=b"short")
    assert how(device, unsigned, wrong, short) == ["quarantined"] * 3
    assert reasons(willow) == ["unsigned", "wrong signature", "wrong signature"]


def test_a_receipt_for_a_spoilt_copy_is_none_for_the_whole_one(willow: Cast, device: Speaking) -> None:
    """A bit that flips beside the seal must not make the device think that its envelope has come."""
    whole = device.seal(Concern(topic="bad", detail="hurts"))
    for spoilt in (
        msgspec.structs.replace(whole, signature=whole.signature[::-1]),
        msgspec.structs.replace(whole, header=whole.header.replace(b'"v":1', b'"v":2')),
    ):
        _, delivery = device.round([spoilt])
        assert delivery
        (settled,) = delivery.settled
        assert settled.how == "quarantined"
        with pytest.raises(BadSignatureError):
            device.check_receipt(whole, settled.how, settled.receipt)
    assert how(device, whole) == ["taken"]
    assert willow.scheme.concerns.count() == 1
    assert rows(willow.scheme)["responses"] == 0


def test_what_came_unsigned_is_taken_when_it_comes_signed(willow: Cast, device: Speaking) -> None:
    envelope = device.seal(RESPONSE)
    assert how(device, msgspec.structs.replace(envelope, signature=b"")) == ["quarantined"]
    assert how(device, envelope) == ["taken"]
    assert willow.row(device).holds == 1


def test_a_sequence_used_by_another_id_goes_to_quarantine(willow: Cast, device: Speaking) -> None:
    first = device.seal(RESPONSE)
    clone = device.seal(RESPONSE, sequence=first.sequence)
    assert how(device, first) == ["taken"]
    assert how(device, clone, device.seal(RESPONSE)) == ["quarantined", "taken"]
    assert reasons(willow) == ["", "sequence used by another id", ""]


def test_a_header_that_names_another_device_goes_to_quarantine(willow: Cast, device: Speaking) -> None:
    other = willow.paired()
    assert how(device, device.seal(RESPONSE, device=other.id)) == ["quarantined"]
    assert reasons(willow) == ["names another device"]


def test_what_cannot_be_opened_goes_to_quarantine(willow: Cast, device: Speaking) -> None:
    whole = device.seal(RESPONSE)
    torn = device.signed(msgspec.structs.replace(whole, sealed=whole.sealed[:100]))
    flipped = device.seal(RESPONSE)
    flipped = device.signed(msgspec.structs.replace(flipped, sealed=flipped.sealed[:-1] + b"\0"))
    bodies = [b"no padding", pack(RESPONSE).replace(b"response", b"nonsense"), b"[1]\x80", b"\x80"]
    odd = [device.seal(body) for body in bodies]
    later = [device.seal(RESPONSE, v=2), device.seal(RESPONSE, key="another")]
    assert set(how(device, torn, flipped, *odd, *later)) == {"quarantined"}
    assert reasons(willow) == [
        *["cannot be opened"] * 2,
        *["no body we know"] * 4,
        "version not known",
        "sealed to another key",
    ]


@pytest.mark.parametrize(
    "body",
    [
        msgspec.structs.replace(RESPONSE, survey="x" * 201),
        msgspec.structs.replace(RESPONSE, survey="nul\0"),
        msgspec.structs.replace(RESPONSE, version=2**31),
        msgspec.structs.replace(RESPONSE, seen=("q",) * 201),
    ],
    ids=["long", "nul", "large", "many"],
)
def test_a_body_that_no_table_takes_goes_to_quarantine(
    willow: Cast, device: Speaking, body: Response
) -> None:
    assert how(device, device.seal(body), device.seal(RESPONSE)) == ["quarantined", "taken"]
