"""Stores the envelopes of one round in one transaction, and signs receipts for what then stands in the table."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from msgspec import Struct

from easyread import envelope as wire
from easyread.envelope import Refused, Settled, State, receipt_digest
from scheme import keys
from scheme.devices import sightings
from scheme.devices.hearing import hear
from scheme.devices.models import Device
from scheme.exchange.judging import FORKS, Sender, Standing, Verdict, digest, judge, whole
from scheme.exchange.models import Envelope
from scheme.exchange.room import Room
from scheme.people import errands
from scheme.responses.keeping import Arrival, keep
from scheme.schemes.founding import key_id

Stands = Callable[[Device, Sequence[wire.Envelope]], list[Envelope]]


class Taken(Struct, frozen=True):
    """What a round came to: receipts, refusals, and how many envelopes of the device the hub holds now."""

    settled: tuple[Settled, ...]
    refused: tuple[Refused, ...]
    holds: int


def standing(device: Device, sent: Sequence[wire.Envelope]) -> list[Envelope]:
    """The rows that an envelope of the round could meet."""
    proper = [envelope for envelope in sent if whole(envelope)]
    if not proper:
        return []
    ids, sequences = [e.id for e in proper], [e.sequence for e in proper]
    met = device.envelopes.filter(Q(envelope_id__in=ids) | Q(sequence__in=sequences))
    return list(met.only("device", "envelope_id", "sequence", "sealed", "digest", "how"))


def take(
    device: Device, sent: Sequence[wire.Envelope], state: State, now: datetime, stands: Stands = standing
) -> Taken:
    """Judge and store a round; returns after the commit. ``stands``: what reads the rows that it could meet."""
    with transaction.atomic():
        # One round of a device at a time; SQLite has one writer anyway.
        locked = device.scheme.devices.select_for_update(of=("self",), no_key=True)
        device = locked.select_related("household", "revocation").get(pk=device.pk)
        sender = _sender(device)
        verdicts = _judged(sent, sender, Standing(stands(device, sent)), Room(device))
        _watch(device, verdicts, state, now)
        hear(device, state, now, _settles(sender, verdicts))
        _store(device, verdicts, now)
    refused = tuple(Refused(id=v.sent.id[:64], reason=v.reason) for v in verdicts if v.how == "refused")
    holds = _holds(device)
    if state.sequence and not sender.revoked:
        sightings.gap(device, state, holds, device.pending or 0, now)
    return Taken(_receipts(device, sender, verdicts), refused, holds)


def _watch(device: Device, verdicts: Sequence[Verdict], state: State, now: datetime) -> None:
    """Before the device's new state is kept: what its sequences say of it."""
    sightings.count_back(device, state, now)
    sightings.forked(device, [v.sent.sequence for v in verdicts if v.keep and v.reason in FORKS], now)


def _sender(device: Device) -> Sender:
    held = keys.scheme_keys(settings.DATA, str(device.scheme_id))
    revoked = hasattr(device, "revocation")
    return Sender(str(device.pk), bytes(device.public), revoked, held, key_id(bytes(held.team.public_key)))


def _judged(sent: Sequence[wire.Envelope], sender: Sender, standing: Standing, room: Room) -> list[Verdict]:
    """In the order they came, each seeing what those before it added."""
    verdicts = []
    for envelope in sent:
        verdict = room.fit(judge(envelope, sender, standing))
        verdicts.append(verdict)
        if verdict.keep:
            standing.add(verdict)
    return verdicts


def _settles(sender: Sender, verdicts: list[Verdict]) -> int:
    """How many envelopes leave the device by this round; a revoked one gets no receipts and keeps all."""
    return 0 if sender.revoked else len({v.sent.id for v in verdicts if v.how != "refused"})


def _store(device: Device, verdicts: list[Verdict], now: datetime) -> None:
    """One insert for the envelopes, one for each kind of row inside them."""
    kept = [verdict for verdict in verdicts if verdict.keep]
    rows = device.envelopes.bulk_create(_row(device, verdict, now) for verdict in kept)
    arrivals = [Arrival(v.body, row) for v, row in zip(kept, rows, strict=True) if v.body is not None]
    keep(device, arrivals)
    errands.answered(device, (arrival.body for arrival in arrivals))


def _row(device: Device, verdict: Verdict, now: datetime) -> Envelope:
    sent = verdict.sent
    return Envelope(
        scheme_id=device.scheme_id,
        device=device,
        envelope_id=sent.id,
        sequence=sent.sequence,
        header=sent.header,
        sealed=sent.sealed,
        signature=sent.signature,
        digest=digest(sent),
        how=verdict.how,
        reason=verdict.reason,
        arrived_at=now,
    )


def _receipts(device: Device, sender: Sender, verdicts: list[Verdict]) -> tuple[Settled, ...]:
    """Signed from the rows as they stand, read again after the commit."""
    settled = [verdict for verdict in verdicts if verdict.how != "refused"]
    stored = device.envelopes.only("device", "envelope_id", "sealed", "digest", "how")
    rows = list(stored.filter(envelope_id__in=[v.sent.id for v in settled])) if settled else []
    by_digest = {bytes(row.digest): row for row in rows}
    taken = {str(row.envelope_id): row for row in rows if row.how == Envelope.How.TAKEN}
    receipts = []
    for verdict in settled:
        sent = verdict.sent
        row = taken[sent.id] if verdict.how == "had" else by_digest[digest(sent)]
        words = receipt_digest(str(device.pk), str(row.envelope_id), bytes(row.sealed), verdict.how)
        signature = sender.keys.sign.sign(words).signature
        receipts.append(Settled(id=sent.id, how=verdict.how, receipt=signature, mark=row.mark))
    return tuple(receipts)


def _holds(device: Device) -> int:
    return device.envelopes.values("envelope_id").distinct().count()
