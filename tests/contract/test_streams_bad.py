"""Streams that come damaged, cut, twice, out of order or by a wrong name: whole in the end, or refused."""

import random
import uuid
from contextlib import suppress

import pytest
from django.utils import timezone
from msgspec.structs import replace

from easyread.attachment import Attachment
from easyread.stream import HEADER, PIECE, STEP, Held, Standing, StreamPart
from kiosk.stream import Stream
from scheme.devices.models import Device
from scheme.exchange import streams as hub
from scheme.exchange.opening import Unopenable, opened_stream
from tests.contract.test_streams_road import SAID
from tests.scheme.conftest import Cast
from tests.scheme.speaking import Speaking


def whole_stream(content: bytes = SAID) -> tuple[Attachment, list[bytes]]:
    """A sealed stream, and its header and pieces."""
    made = Stream(str(uuid.uuid4()), "audio/pcm")
    pieces = [made.header, *made.add(content)]
    rest, attachment = made.end()
    return attachment, [*pieces, *rest]


def spoiled(pieces: list[bytes], chance: random.Random) -> bytes:
    """A stream with something wrong: cut, out of order, a piece twice or of another, a bit flipped."""
    sealed = b"".join(pieces)
    match chance.randrange(5):
        case 0:
            return sealed[: chance.randrange(len(sealed))]
        case 1:
            return b"".join(pieces[: chance.randrange(1, len(pieces))])
        case 2:
            one, other = chance.sample(range(1, len(pieces)), 2)
            pieces = list(pieces)
            pieces[one], pieces[other] = pieces[other], pieces[one]
            return b"".join(pieces)
        case 3:
            place = chance.randrange(1, len(pieces) - 1)
            return b"".join([*pieces[:place], pieces[place], *pieces[place:-1]])
        case _:
            place = chance.randrange(len(sealed))
            return sealed[:place] + bytes([sealed[place] ^ 1 << chance.randrange(8)]) + sealed[place + 1 :]


def test_a_thousand_bad_streams_are_refused_or_end_where_they_were_cut() -> None:
    attachment, pieces = whole_stream()
    assert opened_stream(attachment, b"".join(pieces)) == SAID
    chance = random.Random(7)
    cut = replace(attachment, cut=True)
    for _ in range(1000):
        sealed = spoiled(pieces, chance)
        with pytest.raises(Unopenable):
            opened_stream(attachment, sealed)
        with suppress(Unopenable):
            assert SAID.startswith(opened_stream(cut, sealed))


def test_a_wrong_key_a_wrong_name_and_no_end_mark_do_not_open() -> None:
    attachment, pieces = whole_stream()
    sealed = b"".join(pieces)
    for other in (
        {"key": bytes(32)},
        {"id": "another"},
        {"digest": "0" * 64},
        {"size": 3},
        {"key": b"short"},
    ):
        with pytest.raises(Unopenable):
            opened_stream(replace(attachment, **other), sealed)


def deliver(device: Device, held: Held, start: int, content: bytes) -> Standing:
    part = StreamPart(id=held.id, start=start, content=content)
    return hub.take(device, (held,), part, timezone.now())[0]


@pytest.mark.parametrize("seed", range(3))
def test_bad_uploads_end_the_same_or_begin_anew(willow: Cast, device: Speaking, seed: int) -> None:
    """Parts twice, out of order, overlapping, too long, damaged: what is whole in the end is what was sent."""
    row, chance = willow.scheme.devices.get(pk=device.id), random.Random(seed)
    attachment, pieces = whole_stream()
    sealed = b"".join(pieces)
    held = Held(id=attachment.id, size=attachment.size, digest=attachment.digest)
    for _ in range(30):
        at = chance.randrange(len(sealed))
        wrong = bytes(chance.randrange(1, 5000))
        deliver(row, held, chance.choice((at, -at, len(sealed))), wrong)
    while True:
        standing = deliver(row, held, 0, b"")
        if standing.receipt:
            break
        damaged = chance.random() < 0.05
        end = standing.has + chance.randrange(50_000, 200_000)
        content = sealed[standing.has : end]
        deliver(row, held, standing.has, bytes(len(content)) if damaged else content)
    assert hub.content(willow.scheme.streams.get()) == sealed
    assert deliver(row, replace(held, digest="1" * 64), 0, b"x").unfit


@pytest.mark.parametrize(
    "held",
    [
        Held(id="no id", size=HEADER + STEP * PIECE, digest="0" * 64),
        Held(id=str(uuid.uuid4()), size=HEADER + PIECE, digest="0" * 64),
        Held(id=str(uuid.uuid4()), size=HEADER + 1000 * STEP * PIECE, digest="0" * 64),
        Held(id=str(uuid.uuid4()), size=HEADER + STEP * PIECE, digest="x"),
    ],
)
def test_what_is_no_stream_is_never_taken(willow: Cast, device: Speaking, held: Held) -> None:
    row = willow.scheme.devices.get(pk=device.id)
    assert deliver(row, held, 0, b"x").unfit
    assert not willow.scheme.streams.exists()
