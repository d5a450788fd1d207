"""What a round brings a device of replies and changes, and what it says was shown."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone
from msgspec import Struct

from easyread.envelope import Photo, Signed, canonical, document_digest
from easyread.reply import Change, Replies, Reply
from scheme import keys
from scheme.devices.models import Device
from scheme.people.household import carried, who_is_there
from scheme.replies.models import Brought
from scheme.replies.writing import lines_of
from scheme.schemes.models import Scheme

KEPT_FOR = timedelta(days=90)
"""How long a reply stays on a tablet."""
CHANGES = 20


class Stamp(Struct, frozen=True):
    """What of a scheme can change its replies, as it stands now, and the last that each of its devices was told."""

    basis: str
    brought: dict[UUID, Brought]
    any: bool


def stamp(scheme: Scheme, devices: Iterable[UUID], now: datetime) -> Stamp:
    """Read once for many devices."""
    approved = scheme.approvals.filter(reply__on_tablet=True).count()
    changes = scheme.changes.aggregate(out=Count("published_at"), back=Count("taken_back_at"))
    counted = (approved, changes["out"], changes["back"])
    # A face stands beside a reply, so where there is none it is not asked for.
    photos = scheme.staff_photos.aggregate(count=Count("pk"), last=Max("made_at")) if any(counted) else {}
    rows = scheme.replies_brought.filter(device__in=list(devices))
    parts = (*counted, *photos.values(), timezone.localdate(now))
    basis = " ".join(str(part) for part in parts)
    return Stamp(basis, {row.device_id: row for row in rows}, any(counted))


def replies(device: Device, has: int, now: datetime, stands: Stamp) -> Signed | None:
    """The replies for who is there now, where the device has others. ``has``: the version that it holds."""
    row = stands.brought.get(device.pk)
    if row is None and not stands.any and has == 0:
        return None
    basis = f"{stands.basis} {device.household.version}"
    if row and row.basis == basis and row.version == has:
        return None
    told = _document(device, 0, now)
    digest = hashlib.sha256(canonical(told)).hexdigest()
    # Two rounds of one device may come at once: the second finds the row that the first made.
    row, _ = device.scheme.replies_brought.get_or_create(device=device)
    # A device with a later version was told by a hub that a backup took the place of.
    if digest != row.digest or has > row.version:
        row.version, row.digest = max(row.version, has) + 1, digest
        row.photos = sorted({one.photo for one in told.replies if one.photo})
    row.basis = basis
    row.save()
    if row.version == has:
        return None
    words = canonical(msgspec.structs.replace(told, version=row.version))
    signing = keys.scheme_keys(settings.DATA, str(device.scheme_id)).sign
    return Signed(document=words, signature=signing.sign(document_digest(words)).signature)


def photos(device: Device, stands: Stamp, held: Sequence[str] | None) -> tuple[Photo, ...]:
    """Those of staff that its replies name and it lacks. ``held``: what it has, None if it shows none."""
    row = stands.brought.get(device.pk)
    missing = set(row.photos) - set(held) if row and held is not None else set()
    return tuple(carried(device.scheme.staff_photos.filter(digest__in=missing))) if missing else ()


def _document(device: Device, version: int, now: datetime) -> Replies:
    people = who_is_there(device.household, timezone.localdate(now))
    found = device.scheme.replies.filter(
        person__in=people, on_tablet=True, approval__at__gt=now - KEPT_FOR
    ).select_related("by__photo", "approval")
    changes = device.scheme.changes.exclude(published_at=None).filter(taken_back_at=None)
    return Replies(
        version=version,
        replies=tuple(
            Reply(
                id=str(one.pk),
                person=str(one.person_id),
                lines=lines_of(one.lines),
                name=one.by.name,
                photo=one.by.photo.digest if hasattr(one.by, "photo") else "",
                at=one.approval.at.isoformat(),
                asks=one.asks,
            )
            for one in found.defer("by__photo__jpeg").order_by("approval__at", "pk")
        ),
        changes=tuple(
            Change(
                id=str(one.pk),
                lines=lines_of(one.lines),
                at=str(one.published_at and one.published_at.isoformat()),
            )
            for one in changes.order_by("-published_at", "pk")[:CHANGES]
        ),
    )


def note_shown(scheme: Scheme, shown: Mapping[UUID, Sequence[str]], now: datetime) -> None:
    """What these devices say was shown: once for each reply and device; ids of others are passed over."""
    for device, ids in shown.items():
        proper = [id for id in ids[:200] if _is_id(id)]
        if proper:
            for reply in scheme.replies.filter(pk__in=proper, on_tablet=True, approval__isnull=False):
                scheme.showings.get_or_create(reply=reply, device_id=device, defaults={"at": now})


def _is_id(said: str) -> bool:
    try:
        return str(uuid.UUID(said)) == said
    except ValueError:
        return False
