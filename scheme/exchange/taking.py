"""Stores the envelopes of rounds in one transaction, and signs receipts for what then stands in the table."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from msgspec import Struct

from easyread import envelope as wire
from easyread.envelope import Refused, Settled, State, receipt_digest
from scheme import keys, rows
from scheme.devices import sightings
from scheme.devices.hearing import hear
from scheme.devices.models import Device
from scheme.devices.signed import locked
from scheme.exchange.judging import FORKS, KNOWN, Item, Sender, Standing, Verdict, judge, look
from scheme.exchange.models import Envelope
from scheme.exchange.room import Room
from scheme.people import errands
from scheme.responses.keeping import Arrival, keep
from scheme.schemes.founding import key_id
from scheme.schemes.models import Scheme

_SAYS = (
    *("heard_at", "pending", "free_bytes", "app", "voices", "sound", "skew_seconds", "sequence"),
    *("missing", "holds"),
)
"""What a round may change in the row of its device."""


class Round(Struct, frozen=True):
    """What one device sends: envelopes, and how it says it is. ``device``: its row, locked."""

    device: Device
    sent: Sequence[wire.Envelope]
    state: State


class Taken(Struct, frozen=True):
    """What a round came to: receipts and refusals."""

    settled: tuple[Settled, ...]
    refused: tuple[Refused, ...]


class Judged(Struct, frozen=True):
    """A round in the transaction: who sent it, and what becomes of each envelope."""

    device: Device
    sender: Sender
    verdicts: Sequence[Verdict]


Stands = Callable[[Scheme, Mapping[uuid.UUID, Sequence[Item]]], Mapping[uuid.UUID, Standing]]


def standing(scheme: Scheme, sent: Mapping[uuid.UUID, Sequence[Item]]) -> dict[uuid.UUID, Standing]:
    """By device, the rows that an envelope of its round could meet."""
    found = {device: Standing() for device in sent}
    proper = [item.sent for items in sent.values() for item in items if item.header]
    if proper:
        here = scheme.envelopes.filter(device__in=sent)
        met = here.filter(envelope_id__in=[one.id for one in proper])
        for device, id, sealed, digest, how in met.values_list(
            "device", "envelope_id", "sealed", "digest", "how"
        ):
            found[device].add(str(id), bytes(sealed), bytes(digest), how)
        given = here.exclude(how=Envelope.How.QUARANTINED)
        used = given.filter(sequence__in={one.sequence for one in proper})
        for device, sequence in used.values_list("device", "sequence"):
            found[device].sequences.add(sequence)
    return found


def take(device: Device, sent: Sequence[wire.Envelope], state: State, now: datetime) -> Taken:
    """Judge and store one round; returns after the commit."""
    with transaction.atomic():
        judged = store([Round(locked([device.pk])[device.pk], sent, state)], now)
    return receipts(judged)[0]


def store(rounds: Sequence[Round], now: datetime, stands: Stands = standing) -> list[Judged]:
    """Judge and store rounds of different devices of one scheme, in the open transaction.

    ``stands``: what reads the rows that they could meet.
    """
    scheme = rounds[0].device.scheme
    items = {one.device.pk: [look(sent) for sent in one.sent] for one in rounds}
    met = stands(scheme, items)
    judged = []
    for one in rounds:
        device = one.device
        judged.append(_judged(device, items[device.pk], met.get(device.pk) or Standing()))
        _hear(judged[-1], one.state, now)
    _store(scheme, judged, now)
    rows.renew([one.device for one in rounds], _SAYS)
    return judged


def _judged(device: Device, items: Sequence[Item], standing: Standing) -> Judged:
    """Envelopes in the order they came, each seeing what those before it added."""
    sender, room = _sender(device), Room(device)
    verdicts = []
    for item in items:
        verdict = room.fit(judge(item, sender, standing))
        verdicts.append(verdict)
        if verdict.keep:
            sent = item.sent
            device.holds += sent.id not in standing.ids
            standing.add(sent.id, sent.sealed, item.digest, verdict.how)
            if verdict.how == Envelope.How.TAKEN:
                standing.sequences.add(sent.sequence)
    return Judged(device, sender, verdicts)


def _sender(device: Device) -> Sender:
    held = keys.scheme_keys(settings.DATA, str(device.scheme_id))
    revoked = hasattr(device, "revocation")
    return Sender(str(device.pk), bytes(device.public), revoked, held, key_id(bytes(held.team.public_key)))


def _hear(judged: Judged, state: State, now: datetime) -> None:
    """What its sequences say of a device, and what it says of itself; a revoked one gets no receipts and keeps all."""
    device, revoked = judged.device, judged.sender.revoked
    sightings.count_back(device, state, now)
    odd = [v.item.sent.sequence for v in judged.verdicts if v.keep and v.reason in FORKS]
    sightings.forked(device, odd, now)
    if any(v.keep and v.how == Envelope.How.QUARANTINED and v.reason not in KNOWN for v in judged.verdicts):
        sightings.aside(device, now)
    leave = 0 if revoked else len({v.item.sent.id for v in judged.verdicts if v.how != "refused"})
    hear(device, state, now, leave)
    if state.sequence and not revoked:
        sightings.gap(device, state, now)


def _store(scheme: Scheme, judged: Sequence[Judged], now: datetime) -> None:
    """One insert for the envelopes, one for each kind of row inside them."""
    kept = [(one.device, verdict) for one in judged for verdict in one.verdicts if verdict.keep]
    if not kept:
        return
    numbers = rows.numbers(Envelope, len(kept))
    made = [_row(device, v, now, mark) for (device, v), mark in zip(kept, numbers, strict=True)]
    rows.add(made)
    arrivals = [
        Arrival(device, v.body, row)
        for (device, v), row in zip(kept, made, strict=True)
        if v.body is not None
    ]
    keep(scheme, arrivals)
    errands.answered([(arrival.device, arrival.body) for arrival in arrivals])


def _row(device: Device, verdict: Verdict, now: datetime, mark: int) -> Envelope:
    sent = verdict.item.sent
    return rows.fresh(
        Envelope,
        mark=mark,
        scheme_id=device.scheme_id,
        device_id=device.pk,
        envelope_id=uuid.UUID(sent.id),
        sequence=sent.sequence,
        header=sent.header,
        sealed=sent.sealed,
        signature=sent.signature,
        digest=verdict.item.digest,
        how=verdict.how,
        reason=verdict.reason,
        arrived_at=now,
    )


def receipts(judged: Sequence[Judged]) -> list[Taken]:
    """Called after the commit: signed for the rows that stand then, read again; a digest says what is in one."""
    scheme = judged[0].device.scheme
    settled = [v.item.sent.id for one in judged for v in one.verdicts if v.how != "refused"]
    by_digest: dict[tuple[uuid.UUID, bytes], tuple[int, str]] = {}
    stands: dict[tuple[uuid.UUID, str], tuple[int, str]] = {}
    if settled:
        here = scheme.envelopes.filter(device__in=[one.device.pk for one in judged], envelope_id__in=settled)
        for device, id, digest, mark, how in here.values_list(
            "device", "envelope_id", "digest", "mark", "how"
        ):
            by_digest[device, bytes(digest)] = mark, how
            if how != Envelope.How.QUARANTINED:
                stands[device, str(id)] = mark, how
    found = []
    for one in judged:
        its, signed, refused = one.device.pk, [], []
        for verdict in one.verdicts:
            sent, how = verdict.item.sent, verdict.how
            if how == "refused":
                refused.append(Refused(id=sent.id[:64], reason=verdict.reason))
                continue
            # What it had is the same sealed bytes, whatever stands around them now.
            again = how in ("had", "erased")
            mark, is_now = stands[its, sent.id] if again else by_digest[its, verdict.item.digest]
            gone = is_now == Envelope.How.ERASED
            signed.append(_receipt(one.sender, sent, "erased" if gone else how, mark))
        found.append(Taken(tuple(signed), tuple(refused)))
    return found


def _receipt(sender: Sender, sent: wire.Envelope, how: str, mark: int) -> Settled:
    words = receipt_digest(sender.device, sent, how)
    return Settled(id=sent.id, how=how, receipt=sender.keys.sign.sign(words).signature, mark=mark)
