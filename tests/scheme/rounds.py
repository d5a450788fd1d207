"""Rounds of the exchange as its tests send them."""

import msgspec

from easyread.envelope import (
    Envelope,
    Settled,
)
from easyread.response import Answer, Consent, Picked, Response, Skipped
from tests.scheme.conftest import Cast
from tests.scheme.speaking import Speaking

RESPONSE = Response(
    ended="finished",
    survey="my-life",
    version=1,
    begun="2025-03-04T10:00:00+00:00",
    consent=Consent(said="yes", version=1),
    here=("carer",),
    help=("read",),
    seen=("safe", "food"),
    answers=(
        Answer(question="safe", value=Picked(("scared",)), order=("safe", "worried", "scared"), seconds=4.5),
        Answer(question="food", value=Skipped()),
    ),
)
NOTHING = {"envelopes": 0, "responses": 0, "answers": 0, "picks": 0, "concerns": 0, "steps": 0}


def settled(device: Speaking, *envelopes: Envelope) -> list[Settled]:
    """What a round of these settles; every receipt is checked on the way."""
    status, delivery = device.round(envelopes)
    assert status == 200
    assert delivery
    assert not delivery.refused
    return list(delivery.settled)


def how(device: Speaking, *envelopes: Envelope) -> list[str]:
    return [one.how for one in settled(device, *envelopes)]


def reasons(willow: Cast) -> list[str]:
    return list(willow.scheme.envelopes.order_by("mark").values_list("reason", flat=True))


def kept_aside(willow: Cast, device: Speaking) -> int:
    """The mark of something that the device sent unsigned."""
    kept = willow.scheme.envelopes.filter(how="quarantined")
    if not kept.exists():
        device.round([msgspec.structs.replace(device.seal(RESPONSE), signature=b"")])
    return kept.latest("mark").mark
