"""What devices saw of the audit's head: a head that the chain does not hold is an alarm."""

from django.utils import timezone

from easyread.envelope import head_number
from scheme.audit import chain
from scheme.devices.models import Device

_LONGEST = 64
MOST = 20
"""Alarms that one device can raise: one that lies fills no table."""


def heard(device: Device, head: str) -> None:
    """A device says the highest head it ever saw. One that the chain lacks is an alarm."""
    number, digest = head_number(head), head.partition("-")[2]
    if number == 0 or len(digest) != _LONGEST or not digest.isascii():
        return
    if not chain.holds(device.scheme, number, digest) and device.alarms.count() < MOST:
        device.scheme.alarms.get_or_create(device=device, number=number, digest=digest)
    known = device.scheme.witnesses.filter(device=device).first()
    if known is None or number > known.number:
        device.scheme.witnesses.update_or_create(
            device=device, defaults={"number": number, "digest": digest, "at": timezone.now()}
        )
