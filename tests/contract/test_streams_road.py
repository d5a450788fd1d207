"""A recording on its road: sealed as it is made, cut into parts, kept until the hub's backup has it, opened there."""

import base64
import html
import re
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct
from nacl.signing import VerifyKey

from easyread.attachment import Attachment
from easyread.body import Body
from easyread.concern import Concern
from easyread.envelope import Delivery, ExchangeRequest, pack_round
from easyread.response import Answer, Response, Said
from easyread.stream import (
    CHUNK,
    HEADER,
    PIECE,
    RATE,
    STEP,
    Standing,
    is_size,
    stream_receipt,
)
from kiosk.store.database import Store, open_store
from kiosk.store.streams import Streams, belong
from kiosk.stream import Stream
from scheme.exchange.models import Stream as Row
from scheme.exchange.opening import Unopenable
from scheme.responses import reading
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.speaking import STATE, Speaking

SAID = bytes(range(1, 251)) * (2 * RATE * 4 // 250)
"""Four seconds of sound, as far as a stream knows."""


class Made(Struct, frozen=True):
    """A stream of a store: what the body holds of it, and the envelope it belongs to."""

    attachment: Attachment
    envelope: str


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path)) as opened:
        yield opened


def recorded(store: Store, content: bytes = SAID, ends: bool = True) -> Made:
    """What a recorder leaves; without an end it was killed."""
    made, streams = Stream(str(uuid.uuid4()), "audio/pcm"), Streams(store)
    streams.begin(made.id, made.header)
    envelope, attachment = str(uuid.uuid4()), made.begun
    store.write(lambda connection: belong(connection, envelope, [made.id], running=True))
    streams.add(made.id, 1, made.add(content))
    if ends:
        first = made.pieces + 1
        rest, attachment = made.end()
        streams.add(made.id, first, rest, whole=True)
        store.write(lambda connection: belong(connection, envelope, [made.id], running=False))
    return Made(attachment, envelope)


def said(attachment: Attachment) -> Response:
    answers = (Answer(question="more", value=Said(attachment)),)
    return Response(ended="finished", survey="this-week", seen=("more",), answers=answers)


def exchange(device: Speaking, streams: Streams, *bodies: Body, room: int = 700_000) -> Delivery:
    """A round as the kiosk goes it."""
    envelopes = tuple(device.seal(body) for body in bodies)
    request = ExchangeRequest(
        envelopes=envelopes, state=STATE, streams=streams.held(), part=streams.part(room)
    )
    status, answer = device.send(pack_round(request))
    assert status == 200, answer
    delivery = msgspec.json.decode(answer, type=Delivery)
    streams.take(delivery.streams, delivery.backup_mark, proved(device))
    return delivery


def proved(device: Speaking):  # type: ignore[no-untyped-def]
    pinned = VerifyKey(base64.b64decode(device.file["scheme_key"]))

    def proves(said: Standing, digest: str) -> bool:
        pinned.verify(stream_receipt(device.id, said.id, digest), said.receipt)
        return True

    return proves


def opened(willow: Cast, name: str = "Alice") -> bytes:
    response = willow.scheme.responses.order_by("-arrived_at")[0]
    return reading.read(willow.staff(Role.RESPONDER, name), response, response.sealed.get())


def test_it_comes_in_parts_and_is_opened_once_it_is_whole(
    willow: Cast, device: Speaking, store: Store
) -> None:
    made, streams = recorded(store), Streams(store)
    exchange(device, streams, said(made.attachment), room=200_000)
    assert (streams.pending(), len(streams.held())) == (1, 1)
    with pytest.raises(Unopenable, match="not here yet"):
        opened(willow)
    for _ in range(2):
        exchange(device, streams, room=200_000)
    assert streams.pending() == 0
    assert opened(willow, "Bob") == reading.wav(SAID)
    kept = streams.held()
    assert [one.digest for one in kept] == [made.attachment.digest], "kept until the backup has it"
    (row,) = willow.scheme.streams.all()
    streams.take((), int(row.mark or 0), proved(device))
    assert streams.held() == ()
    assert not store.read(lambda connection: connection.execute("SELECT * FROM chunk").fetchall())


def test_what_was_said_of_a_concern_is_heard_on_its_page(
    willow: Cast, device: Speaking, store: Store
) -> None:
    made, streams, alice = recorded(store), Streams(store), willow.staff(Role.RESPONDER, "Alice")
    exchange(device, streams, Concern(topic="bad", said=made.attachment), room=200_000)
    found, browser = willow.scheme.concerns.get(), signed_in(alice)
    page, part = f"/concerns/{found.pk}/", found.sealed.get().pk
    browser.post(f"{page}seen/")
    assert "not here yet" in browser.get(f"{page}sealed/{part}/").content.decode()
    for _ in range(2):
        exchange(device, streams, room=200_000)
    assert f"{page}sealed/{part}/" in browser.get(page).content.decode()
    heard = re.search(
        r'src="data:audio/wav;base64,([^"]+)"', browser.get(f"{page}sealed/{part}/").content.decode()
    )
    assert heard and base64.b64decode(html.unescape(heard[1])) == reading.wav(SAID)
    assert willow.scheme.audit.filter(what="opened voice", about=str(found.pk)).count() == 2


def test_an_old_backup_at_the_hub_gets_it_back(willow: Cast, device: Speaking, store: Store) -> None:
    made, streams = recorded(store), Streams(store)
    exchange(device, streams, said(made.attachment))
    assert streams.pending() == 0
    Row.objects.all().delete()
    exchange(device, streams)
    assert streams.pending() == 1
    exchange(device, streams)
    assert streams.pending() == 0
    assert opened(willow) == reading.wav(SAID)


def test_killed_while_recording_it_is_finished_at_the_next_start_and_marked_cut(
    willow: Cast, device: Speaking, store: Store
) -> None:
    made, streams = recorded(store, ends=False), Streams(store)
    assert made.attachment.cut
    lost = recorded(store, ends=False)
    store.write(lambda connection: belong(connection, lost.envelope, [], running=True))
    assert streams.held() == ()
    streams.end_running()
    (held,) = streams.held()
    assert held.id == made.attachment.id
    assert is_size(held.size)
    exchange(device, streams, said(made.attachment))
    found = opened(willow)
    whole = len(SAID) // CHUNK * CHUNK
    assert found == reading.wav(SAID[:whole])
    assert len(SAID) - whole < 2 * 2 * RATE


def test_what_the_visit_let_go_of_goes_and_what_it_took_up_again_stays(store: Store) -> None:
    made, streams = recorded(store), Streams(store)
    for ids, running, left in (
        ([], True, 0),
        ([made.attachment.id], True, 0),
        ([made.attachment.id], False, 1),
    ):
        store.write(lambda connection: belong(connection, made.envelope, ids, running))  # noqa: B023
        assert len(streams.held()) == left
    store.write(lambda connection: belong(connection, made.envelope, [], running=False))
    assert streams.held() == ()


def test_from_outside_every_short_recording_is_alike(store: Store) -> None:
    sizes = set()
    for length in (0, 2, CHUNK - 1, CHUNK, 3 * CHUNK + 5, STEP * CHUNK - 1):
        recorded(store, bytes(length))
    sizes = {held.size for held in Streams(store).held()}
    assert sizes == {HEADER + STEP * PIECE}
