"""The envelope and the exchange as bytes, alike on both sides; docs/exchange.md says why."""

import hashlib

import msgspec
from msgspec import Struct

from easyread.body import Body
from easyread.parts import Having, Part
from easyread.profile import Liked, Profile
from easyread.receipt import Newest
from easyread.stream import Held, Standing, StreamPart

VERSION = 1
PAGE = 8192
"""The body of an envelope is padded to a multiple of this, in bytes."""
ROUND = 16384
"""The body of an exchange request is padded to a multiple of this, in bytes."""
MOST = 50
"""How many envelopes one round carries at most."""


class Header(Struct, frozen=True, kw_only=True):
    """What stands outside the seal: format version, team key id, device id, envelope id (UUIDv4), device sequence."""

    v: int
    key: str
    device: str
    id: str
    sequence: int


class Envelope(Struct, frozen=True, kw_only=True):
    """One sealed item: ``header`` is canonical JSON of a Header; no ``signature`` when the device lost its key."""

    id: str
    sequence: int
    header: bytes
    sealed: bytes
    signature: bytes = b""


class State(Struct, frozen=True, kw_only=True):
    """How the device is: envelopes waiting, bytes free, app version, languages with a voice, sound works.

    ``clock``: the device's clock as it sends, ISO 8601, so that the hub knows how far it is off; empty is "not said".
    ``sequence``: the last that the device gave out, so that the hub knows what is missing; 0 is "not said".
    """

    pending: int
    free_bytes: int
    app: str
    voices: tuple[str, ...] = ()
    sound: bool = False
    clock: str = ""
    sequence: int = 0


class ExchangeRequest(Struct, frozen=True, kw_only=True):
    """What a device sends: envelopes, the version of its household document and of each survey, its state.

    ``photos``: digests of the photos it holds whole; None is a device that shows none.
    ``streams``: recordings and photos it holds; ``part``: the next bytes of one of them.
    ``audit_head``: the highest that a delivery ever brought, so that the hub sees when its chain was cut.
    ``newest``: its newest receipt, so that the hub sees when an older backup took its place.
    ``replies``: the version of its replies. ``shown``: ids of those it holds that were shown to their person.
    ``liked``: what people changed of their profiles on the device and the hub does not have yet.
    """

    envelopes: tuple[Envelope, ...]
    state: State
    household: int = 0
    photos: tuple[str, ...] | None = None
    surveys: dict[str, int] = {}
    audit_head: str = ""
    newest: Newest | None = None
    having: Having = Having()
    streams: tuple[Held, ...] = ()
    part: StreamPart | None = None
    replies: int = 0
    shown: tuple[str, ...] = ()
    liked: tuple[Liked, ...] = ()
    v: int = VERSION


class Settled(Struct, frozen=True, kw_only=True):
    """The hub has the item for good.

    ``how``: taken, had, quarantined or erased. ``mark``: where its backup must reach.
    """

    id: str
    how: str
    receipt: bytes
    mark: int


class Refused(Struct, frozen=True, kw_only=True):
    """The hub does not take the item; the device keeps it and does not send it again until asked."""

    id: str
    reason: str


class Signed(Struct, frozen=True, kw_only=True):
    """A document of the scheme as JSON bytes, with the Ed25519 signature of the scheme's key over them."""

    document: bytes
    signature: bytes


class Photo(Struct, frozen=True, kw_only=True):
    """A photo that the household document names by its ``digest``: SHA-256 of the JPEG, in hex."""

    digest: str
    jpeg: bytes


class Packed(Struct, frozen=True, kw_only=True):
    """What a round brings of surveys: a new list, manifests it names, and parts of their files."""

    list: Signed | None = None
    manifests: tuple[Signed, ...] = ()
    parts: tuple[Part, ...] = ()


class Delivery(Struct, frozen=True, kw_only=True):
    """The hub's answer to an exchange.

    ``lost``: the hub does not hold what the device's newest receipt is for, so a backup took its place; the
    device offers every copy it kept again. ``resend``: ids that were refused and are wanted now. ``backup_mark``:
    the highest mark that a checked backup holds. ``audit_head``: number and digest of the last row of the hub's
    audit. ``time``: ISO 8601, UTC. ``replies``: a signed ``Replies`` when the device's version is older.
    ``streams``: what the hub has of each that the device spoke of.
    """

    settled: tuple[Settled, ...] = ()
    refused: tuple[Refused, ...] = ()
    resend: tuple[str, ...] = ()
    lost: bool
    backup_mark: int = 0
    audit_head: str = ""
    time: str
    household: Signed | None = None
    photos: tuple[Photo, ...] = ()
    surveys: Packed = Packed()
    streams: tuple[Standing, ...] = ()
    replies: Signed | None = None
    v: int = VERSION


class Person(Struct, frozen=True, kw_only=True):
    """Someone who lives or stays in the household.

    ``portrait``: a picture, shown where there is no photo. ``photo``: the digest of theirs, empty where there is
    none. ``asked``: not so for someone who told staff that they do not want to be asked. ``liked``: the ids of the
    last changes of theirs, one of each device, that the profile holds.
    """

    id: str
    name: str
    portrait: str
    photo: str = ""
    asked: bool = True
    profile: Profile = Profile()
    liked: tuple[str, ...] = ()


class Number(Struct, frozen=True, kw_only=True):
    """A telephone number to show: whose, and its digits as printed."""

    name: str
    digits: str
    picture: str = "phone"


class HouseholdDocument(Struct, frozen=True, kw_only=True):
    """What the device is told of its household, in a version; ``visiting``: it is carried from person to person.

    ``until``: when a visiting device forgets its person by itself, ISO 8601; empty is "when it is told to".
    """

    version: int
    scheme: str
    people: tuple[Person, ...]
    numbers: tuple[Number, ...]
    visiting: bool = False
    until: str = ""


def head_number(head: str) -> int:
    """The number of the row that an audit head (``12-0a1b...``) names; 0 when it names none."""
    number = head.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces, UTF-8."""
    return msgspec.json.encode(value, order="sorted")


def pack(body: Body) -> bytes:
    """The body as canonical JSON, then 0x80 and zeros up to a multiple of ``PAGE`` bytes."""
    plain = canonical(body) + b"\x80"
    return plain + bytes(-len(plain) % PAGE)


def unpack(padded: bytes) -> Body:
    """The body of ``pack``; ``msgspec.DecodeError`` when it is not one."""
    plain, mark, _ = padded.rpartition(b"\x80")
    if not mark:
        raise msgspec.DecodeError("the padding has no end mark")
    try:
        body: Body = msgspec.json.decode(plain, type=Body)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError("not JSON that can be read") from error
    return body


def envelope_digest(header: bytes, sealed: bytes) -> bytes:
    """The bytes a device signs for an envelope."""
    return b"heard envelope 1\n" + len(header).to_bytes(4, "big") + header + sealed


def receipt_digest(device: str, envelope: Envelope, how: str) -> bytes:
    """The bytes the hub signs for a receipt.

    What was set aside may have its fault outside the seal, so there they are of all that came: a device that has
    it otherwise sends it again.
    """
    came = envelope.sealed
    if how == "quarantined":
        came = envelope_digest(envelope.header, envelope.sealed) + envelope.signature
    return "\n".join(("heard receipt 1", device, envelope.id, hashlib.sha256(came).hexdigest(), how)).encode()


def request_digest(method: str, path: str, body: bytes, hub: str) -> bytes:
    """The bytes a device signs for a request; ``hub`` is the hub's id."""
    return "\n".join(("heard request 1", method, path, hashlib.sha256(body).hexdigest(), hub)).encode()


def document_digest(document: bytes) -> bytes:
    """The bytes the scheme signs for a document it publishes to devices."""
    return b"heard document 1\n" + document


def pack_round(request: ExchangeRequest) -> bytes:
    """The request as JSON, padded with spaces to a multiple of ``ROUND`` bytes."""
    plain = canonical(request)
    return plain + b" " * (-len(plain) % ROUND)
