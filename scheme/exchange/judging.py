"""What becomes of each envelope of a round, before anything is written."""

import hashlib
import uuid

import msgspec
from django.utils.translation import gettext_noop as noop
from msgspec import Struct

from easyread import envelope as wire
from easyread.body import Body
from easyread.envelope import Header
from scheme.devices.signed import signed
from scheme.exchange.models import Envelope
from scheme.exchange.opening import Unopenable, opened
from scheme.keys import SchemeKeys

LARGEST = 1_000_000
"""An envelope's sealed part in bytes."""
SAME_ID, SAME_SEQUENCE = noop("same id, other content"), noop("sequence used by another id")
FORKS = (SAME_ID, SAME_SEQUENCE)
"""Reasons that say the device may be two."""
UNSIGNED = noop("unsigned")
KNOWN = (*FORKS, UNSIGNED)
"""Reasons for which staff get a task of its own."""
_LAST_SEQUENCE = 2**63 - 1


class Sender(Struct, frozen=True):
    """The device that sends, and the keys its scheme opens with."""

    device: str
    public: bytes
    revoked: bool
    keys: SchemeKeys
    team_id: str


class Item(Struct, frozen=True):
    """An envelope as it came. ``header``: None where it is no envelope. ``words``: what its device signs.

    ``digest``: one value for header, sealed bytes and signature.
    """

    sent: wire.Envelope
    header: Header | None
    words: bytes
    digest: bytes


class Verdict(Struct, frozen=True):
    """``how``: taken, had, erased, quarantined or refused. ``keep``: it becomes a row. ``body``: what was inside."""

    item: Item
    how: str
    reason: str = ""
    keep: bool = False
    body: Body | None = None


class Standing:
    """What the hub holds already of the ids and sequences of a device's round, and what the round adds to it."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.taken: dict[str, bytes] = {}
        self.sequences: set[int] = set()
        self.digests: set[bytes] = set()
        self.erased: set[str] = set()

    def add(self, id: str, sealed: bytes, digest: bytes, how: str) -> None:
        """Count an envelope that stands in the table, or is about to."""
        self.ids.add(id)
        self.digests.add(digest)
        if how == Envelope.How.TAKEN:
            self.taken[id] = sealed
        if how == Envelope.How.ERASED:
            self.erased.add(id)


def look(sent: wire.Envelope) -> Item:
    """What every later step needs to know of an envelope."""
    words = wire.envelope_digest(sent.header, sent.sealed)
    return Item(sent, whole(sent), words, hashlib.sha256(words + sent.signature).digest())


def whole(sent: wire.Envelope) -> Header | None:
    """The header of a thing that is an envelope, else None."""
    try:
        header = msgspec.json.decode(sent.header, type=Header)
        proper = str(uuid.UUID(sent.id)) == sent.id
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    alike = header.id == sent.id and header.sequence == sent.sequence
    return header if proper and alike and 0 < sent.sequence <= _LAST_SEQUENCE else None


def judge(item: Item, sender: Sender, standing: Standing) -> Verdict:
    """What becomes of one envelope; the table of docs/exchange.md."""
    sent, header = item.sent, item.header
    if len(sent.sealed) + len(sent.header) + len(sent.signature) > LARGEST:
        return Verdict(item, "refused", "larger than 1 MB")
    if header is None:
        return Verdict(item, "refused", "not an envelope")
    if sent.id in standing.erased:
        return Verdict(item, "erased")
    if standing.taken.get(sent.id) == sent.sealed:
        return Verdict(item, "had")
    if item.digest in standing.digests:
        return Verdict(item, "quarantined")
    reason = _odd(item, header, sender, standing)
    if reason:
        return Verdict(item, "quarantined", reason, keep=True)
    try:
        body = opened(header, sent.header, sent.sealed, sender.keys.team, sender.team_id)
    except Unopenable as error:
        return Verdict(item, "quarantined", str(error), keep=True)
    return Verdict(item, "taken", keep=True, body=body)


def _odd(item: Item, header: Header, sender: Sender, standing: Standing) -> str:
    """Why an envelope that is new goes to quarantine unopened; empty when it does not."""
    sent = item.sent
    if sent.id in standing.taken:
        return SAME_ID
    if header.device != sender.device:
        return noop("names another device")
    if not sent.signature:
        return UNSIGNED
    if not signed(sender.public, item.words, sent.signature):
        return noop("wrong signature")
    if sender.revoked:
        return noop("device revoked")
    return SAME_SEQUENCE if sent.sequence in standing.sequences else ""
