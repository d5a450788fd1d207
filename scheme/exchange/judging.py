"""What becomes of each envelope of a round, before anything is written."""

import hashlib
import uuid
from collections.abc import Iterable

import msgspec
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
SAME_ID, SAME_SEQUENCE = "same id, other content", "sequence used by another id"
FORKS = (SAME_ID, SAME_SEQUENCE)
"""Reasons that say the device may be two."""
_LAST_SEQUENCE = 2**63 - 1


class Sender(Struct, frozen=True):
    """The device that sends, and the keys its scheme opens with."""

    device: str
    public: bytes
    revoked: bool
    keys: SchemeKeys
    team_id: str


class Verdict(Struct, frozen=True):
    """``how``: taken, had, quarantined or refused. ``keep``: it becomes a row. ``body``: what was inside."""

    sent: wire.Envelope
    how: str
    reason: str = ""
    keep: bool = False
    body: Body | None = None


class Standing:
    """What the hub holds already of the ids and sequences of a round, and what the round adds to it."""

    def __init__(self, rows: Iterable[Envelope]) -> None:
        self.taken: dict[str, bytes] = {}
        self.sequences: set[int] = set()
        self.digests: set[bytes] = set()
        for row in rows:
            self._add(str(row.envelope_id), row.sequence, bytes(row.sealed), bytes(row.digest), row.how)

    def add(self, verdict: Verdict) -> None:
        """Count an envelope that is about to be stored."""
        sent = verdict.sent
        self._add(sent.id, sent.sequence, sent.sealed, digest(sent), verdict.how)

    def _add(self, id: str, sequence: int, sealed: bytes, digest: bytes, how: str) -> None:
        self.digests.add(digest)
        if how == Envelope.How.TAKEN:
            self.taken[id] = sealed
            self.sequences.add(sequence)


def digest(sent: wire.Envelope) -> bytes:
    """One value for header, sealed bytes and signature."""
    return hashlib.sha256(wire.envelope_digest(sent.header, sent.sealed) + sent.signature).digest()


def whole(sent: wire.Envelope) -> Header | None:
    """The header of a thing that is an envelope, else None."""
    try:
        header = msgspec.json.decode(sent.header, type=Header)
        proper = str(uuid.UUID(sent.id)) == sent.id
    except (msgspec.MsgspecError, ValueError):
        return None
    alike = header.id == sent.id and header.sequence == sent.sequence
    return header if proper and alike and 0 < sent.sequence <= _LAST_SEQUENCE else None


def judge(sent: wire.Envelope, sender: Sender, standing: Standing) -> Verdict:
    """What becomes of one envelope; the table of docs/exchange.md."""
    if len(sent.sealed) + len(sent.header) + len(sent.signature) > LARGEST:
        return Verdict(sent, "refused", "larger than 1 MB")
    header = whole(sent)
    if header is None:
        return Verdict(sent, "refused", "not an envelope")
    if standing.taken.get(sent.id) == sent.sealed:
        return Verdict(sent, "had")
    if digest(sent) in standing.digests:
        return Verdict(sent, "quarantined")
    reason = _odd(sent, header, sender, standing)
    if reason:
        return Verdict(sent, "quarantined", reason, keep=True)
    try:
        body = opened(header, sent.header, sent.sealed, sender.keys.team, sender.team_id)
    except Unopenable as error:
        return Verdict(sent, "quarantined", str(error), keep=True)
    return Verdict(sent, "taken", keep=True, body=body)


def _odd(sent: wire.Envelope, header: Header, sender: Sender, standing: Standing) -> str:
    """Why an envelope that is new goes to quarantine unopened; empty when it does not."""
    if sent.id in standing.taken:
        return SAME_ID
    if header.device != sender.device:
        return "names another device"
    if not sent.signature:
        return "unsigned"
    if not signed(sender.public, wire.envelope_digest(sent.header, sent.sealed), sent.signature):
        return "wrong signature"
    if sender.revoked:
        return "device revoked"
    return SAME_SEQUENCE if sent.sequence in standing.sequences else ""
