"""Answers to the rounds of many devices at once, each after the commit of what it brought."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from easyread.envelope import MOST, Delivery, ExchangeRequest
from scheme.audit import chain, witness
from scheme.backup.models import backup_mark
from scheme.devices.models import Device
from scheme.devices.signed import Claim, locked
from scheme.exchange import streams
from scheme.exchange.taking import Round, Taken, receipts, store
from scheme.people import profiles
from scheme.people.household import news, told, who_is_there
from scheme.people.models import Told
from scheme.replies import delivering as replies
from scheme.schemes.models import Scheme
from scheme.surveys import delivering

_LAST_MARK = 2**63 - 1


class Asked(Struct, frozen=True):
    """A request as it came: which device it says it is from, and its body."""

    claim: Claim
    body: bytes


class Answer(Struct, frozen=True):
    """An HTTP status, and what is said with it in JSON."""

    status: int
    said: bytes


class _Read(Struct, frozen=True):
    """A request that is its device's own and can be read."""

    device: Device
    request: ExchangeRequest


def answers(asked: Sequence[Asked]) -> list[Answer]:
    """In the same order. No two may be of one device. What a revoked device sends goes to quarantine."""
    now = timezone.now()
    of_schemes: dict[Scheme, list[_Read]] = {}
    with transaction.atomic():
        devices = locked(one.claim.device for one in asked)
        read = [_read(one, devices.get(one.claim.device)) for one in asked]
        for one in read:
            if isinstance(one, _Read):
                of_schemes.setdefault(one.device.scheme, []).append(one)
        judged = [
            store([Round(one.device, one.request.envelopes, one.request.state) for one in some], now)
            for some in of_schemes.values()
        ]
    found: dict[uuid.UUID, Answer] = {}
    for some, theirs in zip(of_schemes.values(), judged, strict=True):
        found |= _answers(some, receipts(theirs), now)
    return [one if isinstance(one, Answer) else found[one.device.pk] for one in read]


def refusal(status: int, reason: str) -> Answer:
    """An answer that says why not."""
    return Answer(status, msgspec.json.encode({"error": reason}))


def round_of(body: bytes) -> ExchangeRequest | None:
    """What a device sent; None when it cannot be read."""
    try:
        return msgspec.json.decode(body, type=ExchangeRequest)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _read(asked: Asked, device: Device | None) -> _Read | Answer:
    if device is None or not asked.claim.proved(device):
        return refusal(401, "unknown device or wrong signature")
    request = round_of(asked.body)
    if request is None:
        return refusal(400, "cannot be read")
    if len(request.envelopes) > MOST:
        return refusal(413, f"more than {MOST} envelopes")
    return _Read(device, request)


def _answers(read: Sequence[_Read], taken: Sequence[Taken], now: datetime) -> dict[uuid.UUID, Answer]:
    """After the commit, what each device of a scheme is told, from what stands now."""
    scheme = read[0].device.scheme
    believed = {
        one.device.pk: (one, its)
        for one, its in zip(read, taken, strict=True)
        if not hasattr(one.device, "revocation")
    }
    found = dict.fromkeys([one.device.pk for one in read], refusal(403, "revoked"))
    if not believed:
        return found
    for one, _ in believed.values():
        if one.request.liked:
            profiles.take(one.device, one.request.liked, who_is_there(one.device.household, now.date()))
            one.device.household.refresh_from_db(fields=["version"])
    last = told(scheme, believed.keys())
    requests = {device: one.request for device, (one, _) in believed.items()}
    witness.heard(scheme, {device: request.audit_head for device, request in requests.items()})
    delivering.note(scheme, {device: request.having for device, request in requests.items()}, now)
    lost = _lost(scheme, requests)
    same = Delivery(
        lost=False, backup_mark=backup_mark(), audit_head=chain.head(scheme), time=now.isoformat()
    )
    replies.note_shown(scheme, {device: request.shown for device, request in requests.items()}, now)
    stamps = delivering.stamp(scheme), replies.stamp(scheme, requests, now)
    for device, (one, its) in believed.items():
        own = msgspec.structs.replace(same, lost=device in lost)
        found[device] = _delivered(own, one, its, last[device], now, stamps)
    return found


def _lost(scheme: Scheme, requests: Mapping[uuid.UUID, ExchangeRequest]) -> set[uuid.UUID]:
    """The devices whose newest receipt is for what this hub does not hold: a backup took its place.

    Marks only grow and a backup reaches up to one, so whoever has the newest has all before it.
    """
    newest = {device: request.newest for device, request in requests.items() if request.newest}
    marks = [one.mark for one in newest.values() if 0 < one.mark <= _LAST_MARK]
    held = (
        scheme.envelopes.filter(mark__in=marks).values_list("device", "envelope_id", "mark") if marks else ()
    )
    there = {(device, str(id), mark) for device, id, mark in held}
    return {device for device, one in newest.items() if (device, one.id, one.mark) not in there}


def _delivered(
    same: Delivery,
    read: _Read,
    taken: Taken,
    told: Told,
    now: datetime,
    stamps: tuple[delivering.Stamp, replies.Stamp],
) -> Answer:
    device, request = read.device, read.request
    latest = news(device, told, request.household, request.photos)
    delivery = msgspec.structs.replace(
        same,
        settled=taken.settled,
        refused=taken.refused,
        household=latest.household,
        photos=(*latest.photos, *replies.photos(device, stamps[1], request.photos)),
        surveys=delivering.bring(device, request.having, stamps[0]),
        replies=replies.replies(device, request.replies, now, stamps[1]),
        streams=streams.take(device, request.streams, request.part, now) if request.streams else (),
    )
    return Answer(200, msgspec.json.encode(delivery))
