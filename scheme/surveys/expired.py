"""Devices that go on by a list of surveys that is over: they could not be told of the one in force."""

from datetime import datetime, timedelta

from scheme.devices.models import Device
from scheme.schemes.models import Scheme
from scheme.surveys.delivering import told_today

AFTER = timedelta(days=14)
"""A device that was not heard for so long, and holds another list than today's, may ask what is over."""


def has_expired(device: Device, now: datetime) -> bool:
    """Whether what this device asks by is over."""
    if device.heard_at is None or now - device.heard_at < AFTER:
        return False
    last = device.havings.last()
    tag = last.tag if last else ""
    return tag not in ("", told_today(device, now))


def expired(scheme: Scheme, now: datetime) -> list[Device]:
    """All such devices that are in use."""
    quiet = scheme.devices.filter(revocation=None, heard_at__lte=now - AFTER).select_related("household")
    return [device for device in quiet.order_by("household__name") if has_expired(device, now)]
