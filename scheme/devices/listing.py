"""Devices as staff see them: when each last spoke, what it said of itself, and what someone should look after."""

from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from scheme.devices.models import Device, PairingEnd, Sighting
from scheme.responses.told import LATE_SECONDS
from scheme.schemes.models import Scheme
from scheme.surveys.expired import has_expired

QUIET = {"24": timedelta(hours=24), "72": timedelta(hours=72)}
"""The filter in the address: quiet for so many hours."""
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
    voices: str
    quarantined: int
    revoked: bool
    troubles: tuple[str, ...]


class Told(Struct, frozen=True):
    """One thing in the history of a device."""

    at: datetime
    words: str
    who: str = ""


def devices(scheme: Scheme, quiet: str = "", household: str = "") -> list[Kept]:
    """The devices of a scheme by household; ``quiet``: only those not heard for so many hours, and not revoked."""
    found = _counted(scheme)
    if quiet in QUIET:
        since = timezone.now() - QUIET[quiet]
        found = found.filter(Q(heard_at__lt=since) | Q(heard_at=None, paired_at__lt=since), revocation=None)
    if household:
        found = found.filter(household__name=household)
    return [of(device) for device in found.order_by("household__name", "-heard_at")]


def _counted(scheme: Scheme) -> QuerySet[Device]:
    quarantined = Count(
        "envelopes", filter=Q(envelopes__how="quarantined", envelopes__release=None), distinct=True
    )
    found = scheme.devices.select_related("household", "revocation")
    return found.prefetch_related("sightings").annotate(quarantined=quarantined)


def of(device: Device) -> Kept:
    """One device as a row."""
    quarantined = device.envelopes.filter(how="quarantined", release=None).count()
    quarantined = getattr(device, "quarantined", quarantined)
    return Kept(
        id=str(device.pk),
        household=device.household.name,
        heard_at=device.heard_at,
        pending=device.pending,
        app=device.app or _("not said"),
        free_bytes=device.free_bytes,
        sound=_("not said") if device.sound is None else _("works") if device.sound else _("does not work"),
        voices=device.voices or _("none"),
        quarantined=quarantined,
        revoked=hasattr(device, "revocation"),
        troubles=tuple(_troubles(device, quarantined)),
    )


def _troubles(device: Device, quarantined: int) -> list[str]:
    heard = timezone.now() - (device.heard_at or device.paired_at)
    low = device.free_bytes is not None and device.free_bytes < LOW_BYTES
    if hasattr(device, "revocation"):
        return [_("Revoked. It is not believed any more.")]
    found = {
        _("Quiet for more than 72 hours."): heard > QUIET["72"],
        _("Quiet for more than 24 hours."): QUIET["24"] < heard <= QUIET["72"],
        _("No sound."): device.sound is False,
        _("No voice."): device.heard_at is not None and device.sound is True and not device.voices,
        _("It may still ask what is over: nobody could tell it which surveys are asked now."): has_expired(
            device, timezone.now()
        ),
        _("Little space is left."): low,
        _("Its clock is wrong."): abs(device.skew_seconds or 0) > LATE_SECONDS,
        _("Some of what it sent was kept aside."): quarantined > 0,
    }
    whats = {Sighting.What(sighting.what) for sighting in device.sightings.all()}
    seen = {_SHORT[what] for what in whats if what in _SHORT}
    return [words for words, true in found.items() if true] + sorted(_(words) for words in seen)


_SHORT = {
    Sighting.What.FORK: "It may have been copied.",
    Sighting.What.ROLLBACK: "It was put back to an older state.",
    Sighting.What.GAP: "Some of what it kept has not come.",
    Sighting.What.DAMAGE: "Its file was damaged.",
}
"""What was kept aside is said while it is there."""


def history(device: Device) -> list[Told]:
    """What happened to a device, the newest first."""
    rows = [Told(end.at, _paired(end), end.by.name if end.by else "") for end in _ends(device)]
    if not rows:
        rows = [Told(device.paired_at, _("Paired."))]
    rows += [Told(sighting.at, sentence(sighting)) for sighting in device.sightings.all()]
    if hasattr(device, "revocation"):
        revoked = device.revocation
        words = _("Revoked: %(why)s") % {"why": revoked.why or _("no reason was given")}
        rows.append(Told(revoked.at, words, revoked.by.name if revoked.by else ""))
    return sorted(rows, key=lambda row: row.at, reverse=True)


def _ends(device: Device) -> QuerySet[PairingEnd]:
    return device.pairing_ends.select_related("by", "pairing")


def _paired(end: PairingEnd) -> str:
    return _("Paired again, with a new code.") if end.pairing.device_id else _("Paired.")


def sentence(sighting: Sighting) -> str:
    """What was seen, as a plain sentence."""
    if sighting.what == Sighting.What.FORK:
        words = _(
            "Two different things came under number %(low)s. This device may have been copied, "
            "or put back to an older state. The second thing was kept aside."
        )
    elif sighting.what == Sighting.What.ROLLBACK:
        words = _(
            "It had counted to %(high)s, and then said %(low)s. It was put back to an older state: "
            "what it kept after that state and had not sent is lost."
        )
    elif sighting.what == Sighting.What.DAMAGE:
        words = _("Its file was damaged and begun anew. Some of what it kept may be lost.")
    elif sighting.what == Sighting.What.ASIDE:
        words = _("Something that it sent could not be believed or could not be opened. It was kept aside.")
    else:
        words = ngettext(
            "%(low)s thing that it numbered, up to number %(high)s, has not come and does not wait on it.",
            "%(low)s things that it numbered, up to number %(high)s, have not come and do not wait on it.",
            sighting.low,
        )
    return words % {"low": sighting.low, "high": sighting.high}
