"""Answers to the rounds of many devices at once, each after the commit of what it brought."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from django.utils import timezone
from msgspec import Struct

from easyread.envelope import MOST, Delivery, ExchangeRequest
from scheme.audit import chain, witness
from scheme.backup.models import backup_mark
from scheme.devices.models import Device
from scheme.devices.signed import Claim, devices_of
from scheme.exchange.taking import Round, Taken, take
from scheme.people.household import news, told
from scheme.people.models import Told
from scheme.replies import delivering as replies
from scheme.schemes.models import Scheme
from scheme.surveys import delivering


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
    devices = devices_of(one.claim.device for one in asked)
    read = [_read(one, devices.get(one.claim.device)) for one in asked]
    of_schemes: dict[Scheme, list[_Read]] = {}
    for one in read:
        if isinstance(one, _Read):
            of_schemes.setdefault(one.device.scheme, []).append(one)
    found: dict[uuid.UUID, Answer] = {}
    for scheme, some in of_schemes.items():
        found |= _taken(scheme, some, timezone.now())
    return [one if isinstance(one, Answer) else found[one.device.pk] for one in read]


def refusal(status: int, reason: str) -> Answer:
    """An answer that says why not."""
    return Answer(status, msgspec.json.encode({"error": reason}))


def _read(asked: Asked, device: Device | None) -> _Read | Answer:
    if device is None or not asked.claim.proved(device):
        return refusal(401, "unknown device or wrong signature")
    try:
        request = msgspec.json.decode(asked.body, type=ExchangeRequest)
    except (msgspec.MsgspecError, RecursionError):
        return refusal(400, "cannot be read")
    if len(request.envelopes) > MOST:
        return refusal(413, f"more than {MOST} envelopes")
    return _Read(device, request)


def _taken(scheme: Scheme, read: Sequence[_Read], now: datetime) -> dict[uuid.UUID, Answer]:
    took = take([Round(one.device, one.request.envelopes, one.request.state) for one in read], now)
    results = {one.device.pk: taken for one, taken in zip(read, took, strict=True)}
    requests = {one.device.pk: one.request for one in read if not hasattr(one.device, "revocation")}
    revoked = dict.fromkeys(results.keys() - requests.keys(), refusal(403, "revoked"))
    return {**revoked, **_delivered(scheme, requests, results, now)} if requests else revoked


def _delivered(
    scheme: Scheme,
    requests: Mapping[uuid.UUID, ExchangeRequest],
    results: Mapping[uuid.UUID, Taken],
    now: datetime,
) -> dict[uuid.UUID, Answer]:
    """What each device is told, from what stands now for the scheme and for it."""
    last = told(scheme, requests)
    witness.heard(scheme, {device: request.audit_head for device, request in requests.items()})
    delivering.note(scheme, {device: request.having for device, request in requests.items()}, now)
    same = Delivery(holds=0, backup_mark=backup_mark(), audit_head=chain.head(scheme), time=now.isoformat())
    stamp = delivering.stamp(scheme)
    replies.note_shown(scheme, {device: request.shown for device, request in requests.items()}, now)
    answered = replies.stamp(scheme, requests, now)
    return {
        device: _answer(same, results[device], last[device], request, now, stamp, answered)
        for device, request in requests.items()
    }


def _answer(
    same: Delivery,
    taken: Taken,
    told: Told,
    request: ExchangeRequest,
    now: datetime,
    stamp: delivering.Stamp,
    answered: replies.Stamp,
) -> Answer:
    latest = news(told, request.household, request.photos)
    delivery = msgspec.structs.replace(
        same,
        settled=taken.settled,
        refused=taken.refused,
        holds=taken.holds,
        household=latest.household,
        photos=latest.photos,
        surveys=delivering.bring(told.device, request.having, now, stamp),
        replies=replies.replies(told.device, request.replies, now, answered),
    )
    return Answer(200, msgspec.json.encode(delivery))
