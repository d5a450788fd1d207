"""The exchange as docs/exchange.md says it, each row of its tables."""

import base64
import json

import msgspec
import pytest

from easyread.envelope import HouseholdDocument, document_digest, pack, pack_round
from easyread.response import Answer, Concern, Consent, Picked, Response, Skipped
from nacl.signing import VerifyKey
from tests.scheme.conftest import Cast, rows
from tests.scheme.speaking import STATE, Speaking

RESPONSE = Response(
    ended="finished",
    survey="my-life",
    version=1,
    begun="2025-03-04T10:00:00+00:00",
    consent=Consent(said="yes", version=1),
    here=("carer",),
    help=("read",),
    seen=("food", "home"),
    answers=(
        Answer(question="food", value=Picked(("good",)), order=("good", "ok", "bad"), seconds=4.5),
        Answer(question="home", value=Skipped()),
    ),
)


@pytest.fixture
def device(willow: Cast) -> Speaking:
    return willow.paired()


def test_new_is_taken_and_opened(willow: Cast, device: Speaking) -> None:
    status, delivery = device.round([device.seal(RESPONSE), device.seal(Concern(wish="alone"))])
    assert status == 200 and delivery
    assert [settled.how for settled in delivery.settled] == ["taken", "taken"]
    assert delivery.holds == 2
    assert rows(willow.scheme) == {
        "envelopes": 2, "responses": 1, "answers": 2, "picks": 1, "concerns": 1, "steps": 0
    }  # fmt: skip
    kept = willow.scheme.responses.get()
    assert (kept.ended, kept.here, kept.help, kept.seen) == (
        "finished",
        ["carer"],
        ["read"],
        ["food", "home"],
    )
    assert [(a.question, a.value) for a in kept.answers.all()] == [("food", "picked"), ("home", "skipped")]


def test_marks_grow(device: Speaking) -> None:
    marks = []
    for _ in range(3):
        _, delivery = device.round([device.seal(RESPONSE)])
        assert delivery
        marks.append(delivery.settled[0].mark)
    assert marks == sorted(set(marks)) and delivery and delivery.backup_mark == 0
