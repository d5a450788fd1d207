"""What devices saw of the audit's head: a head that the chain does not hold is an alarm."""

import uuid
from collections.abc import Mapping

from django.utils import timezone

from easyread.envelope import head_number
from scheme.schemes.models import Scheme

_LONGEST = 64
MOST = 20
"""Alarms that one device can raise: one that lies fills no table."""


def heard(scheme: Scheme, heads: Mapping[uuid.UUID, str]) -> None:
    """By device, the highest head it says it ever saw. One that the chain lacks is an alarm."""
    proper = {device: one for device, head in heads.items() if (one := _read(head))}
    if not proper:
        return
    numbers = {number for number, _ in proper.values()}
    held = set(scheme.audit.filter(number__in=numbers).order_by().values_list("number", "digest"))
    known = dict(scheme.witnesses.filter(device__in=proper).values_list("device", "number"))
    for device, (number, digest) in proper.items():
        alarms = scheme.alarms.filter(device=device)
        if (number, digest) not in held and alarms.count() < MOST:
            scheme.alarms.get_or_create(device_id=device, number=number, digest=digest)
        if number > known.get(device, 0):
            seen = {"number": number, "digest": digest, "at": timezone.now()}
            scheme.witnesses.update_or_create(device_id=device, defaults=seen)


def _read(head: str) -> tuple[int, str] | None:
    number, digest = head_number(head), head.partition("-")[2]
    return (number, digest) if number and len(digest) == _LONGEST and digest.isascii() else None
