"""Replies on the device: kept as the scheme signed them, told as shown, and forgotten with their person."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from nacl.signing import SigningKey

from easyread.envelope import (
    Delivery,
    HouseholdDocument,
    Person,
    Photo,
    Signed,
    State,
    canonical,
    document_digest,
)
from easyread.line import Line
from easyread.reply import Change, Replies, Reply
from kiosk.sync.sync import ask, take
from tests.kiosk.kept import KEYS, Device, device

STATE = State(pending=0, free_bytes=1, app="0.1.0")
JPEG = b"a photo of Jo"
DIGEST = hashlib.sha256(JPEG).hexdigest()
HERE = HouseholdDocument(
    version=1, scheme="Hillside", people=(Person(id="sam", name="Sam", portrait="me"),), numbers=()
)
TO_SAM = Reply(id="r1", person="sam", lines=(Line("We will visit you.", "visit"),), name="Jo", photo=DIGEST)
TO_ALI = replace(TO_SAM, id="r2", person="ali", photo="")
TO_ANYONE = replace(TO_ALI, id="r3", person="")
DOCUMENT = Replies(
    version=1,
    replies=(TO_SAM, TO_ALI, TO_ANYONE),
    changes=(Change(id="c1", lines=(Line("There is fish on Friday.", "food"),)),),
)


def signed(document: object, key: SigningKey = KEYS.scheme) -> Signed:
    words = canonical(document)
    return Signed(document=words, signature=key.sign(document_digest(words)).signature)


def told(one: Device, replies: Signed, photos: tuple[Photo, ...] = ()) -> bool:
    """A round that brings these; whether anything came of it."""
    request = ask(one.outbox, one.household, STATE)
    delivery = Delivery(lost=False, time="2026-05-01T10:00:00+00:00", replies=replies, photos=photos)
    return take(one.outbox, one.household, request, delivery).household


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Device]:
    there = device(tmp_path)
    yield there
    there.store.close()


def test_replies_are_kept_as_they_were_signed_and_the_version_is_told(one: Device) -> None:
    assert ask(one.outbox, one.household, STATE).replies == 0
    assert told(one, signed(DOCUMENT))
    assert one.household.replies.load() == DOCUMENT
    assert ask(one.outbox, one.household, STATE).replies == 1


def test_another_signature_an_older_version_or_another_document_is_left_aside(one: Device) -> None:
    newer = replace(DOCUMENT, version=3)
    assert told(one, signed(newer))
    other = SigningKey.generate()
    for wrong in (signed(replace(newer, version=4), other), signed(DOCUMENT), signed(newer), signed(HERE)):
        assert not told(one, wrong)
    assert one.household.replies.load() == newer


def test_what_was_shown_is_told_until_it_is_no_longer_held(one: Device) -> None:
    told(one, signed(DOCUMENT))
    one.household.replies.show("r1")
    one.household.replies.show("no such reply")
    assert ask(one.outbox, one.household, STATE).shown == ("r1",)
    told(one, signed(replace(DOCUMENT, version=2, changes=())))
    assert ask(one.outbox, one.household, STATE).shown == ("r1",)
    told(one, signed(Replies(version=3, replies=(TO_ANYONE,), changes=())))
    assert ask(one.outbox, one.household, STATE).shown == ()
    assert one.household.replies.load().replies == (TO_ANYONE,)


def test_who_leaves_takes_their_replies_along(one: Device) -> None:
    told(one, signed(DOCUMENT))
    one.household.keep(msgspec.json.encode(HERE))
    assert one.household.replies.load().replies == (TO_SAM, TO_ANYONE)


def test_the_photo_of_who_replies_is_kept_while_a_reply_names_it(one: Device) -> None:
    photo = Photo(digest=DIGEST, jpeg=JPEG)
    told(one, signed(DOCUMENT), photos=(photo,))
    assert one.household.photos.load() == {DIGEST: JPEG}
    one.household.keep(msgspec.json.encode(HERE))
    assert one.household.photos.load() == {DIGEST: JPEG}
    one.household.keep(msgspec.json.encode(replace(HERE, version=2, people=())))
    assert one.household.photos.load() == {}


def test_pictures_that_lock_messages_are_kept_for_their_person_and_can_be_cleared(one: Device) -> None:
    profiles = one.household.profiles
    profiles.set_lock("sam", ("star", "car", "pets"))
    profiles.set_lock("", ("star", "car", "pets"))
    assert profiles.locks() == {"sam": ("car", "pets", "star")}
    profiles.set_lock("sam", ())
    assert profiles.locks() == {}
