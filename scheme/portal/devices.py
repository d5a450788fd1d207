"""Devices as staff see them: when each last spoke, and what it said of itself."""

from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from msgspec import Struct

from scheme.devices.models import Device
from scheme.responses.told import LATE_SECONDS
from scheme.schemes.models import Scheme

SILENT = timedelta(hours=72)
LOW_BYTES = 500_000_000


class Kept(Struct, frozen=True):
    """One device. ``troubles``: what someone should look after, in plain words."""

    id: str
    household: str
    heard_at: datetime | None
    pending: int | None
    app: str
    free_bytes: int | None
    sound: str
    quarantined: int
    troubles: tuple[str, ...]


def devices(scheme: Scheme) -> list[Kept]:
    """Every device of a scheme, by household."""
    quarantined = Count("envelopes", filter=Q(envelopes__how="quarantined"))
    found = scheme.devices.select_related("household", "revocation").annotate(quarantined=quarantined)
    return [_kept(device, device.quarantined) for device in found.order_by("household__name", "-heard_at")]


def _kept(device: Device, quarantined: int) -> Kept:
    return Kept(
        id=str(device.pk),
        household=device.household.name,
        heard_at=device.heard_at,
        pending=device.pending,
        app=device.app or "not said",
        free_bytes=device.free_bytes,
        sound="not said" if device.sound is None else "works" if device.sound else "does not work",
        quarantined=quarantined,
        troubles=tuple(_troubles(device, quarantined)),
    )


def _troubles(device: Device, quarantined: int) -> list[str]:
    silent = device.heard_at is not None and timezone.now() - device.heard_at > SILENT
    low = device.free_bytes is not None and device.free_bytes < LOW_BYTES
    skew = abs(device.skew_seconds or 0) > LATE_SECONDS
    found = {
        "Revoked. It is not believed any more.": hasattr(device, "revocation"),
        "Silent for more than 72 hours.": silent,
        "No sound.": device.sound is False,
        "Little space is left.": low,
        "Its clock is wrong.": skew,
        "Some of what it sent was kept aside.": quarantined > 0,
    }
    return [words for words, true in found.items() if true]
