"""What a round brings a device of replies and changes, and what it says was shown."""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from easyread.envelope import Signed, canonical, document_digest
from easyread.reply import Change, Replies, Reply
from scheme import keys
from scheme.devices.models import Device
from scheme.people.household import who_is_there
from scheme.replies.models import Brought
from scheme.replies.writing import lines_of

KEPT_FOR = timedelta(days=90)
"""How long a reply stays on a tablet."""
CHANGES = 20


def replies(device: Device, has: int, shown: Sequence[str], now: datetime) -> Signed | None:
    """The replies for who is there now, where the device has others. ``has``: the version that it holds."""
    _note(device, shown, now)
    told = _document(device, 0, now)
    if has == 0 and not told.replies and not told.changes:
        return None
    digest = hashlib.sha256(canonical(told)).hexdigest()
    row, _ = Brought._base_manager.get_or_create(device=device, defaults={"scheme": device.scheme})
    # A device with a later version was told by a hub that a backup took the place of.
    if digest != row.digest or has > row.version:
        row.version, row.digest = max(row.version, has) + 1, digest
        row.save()
    if row.version == has:
        return None
    words = canonical(_document(device, row.version, now))
    signing = keys.scheme_keys(settings.DATA, str(device.scheme_id)).sign
    return Signed(document=words, signature=signing.sign(document_digest(words)).signature)


def _document(device: Device, version: int, now: datetime) -> Replies:
    people = who_is_there(device.household, timezone.localdate(now))
    found = device.scheme.replies.filter(
        person__in=people, on_tablet=True, approval__at__gt=now - KEPT_FOR
    ).select_related("by", "approval")
    changes = device.scheme.changes.exclude(published_at=None).filter(taken_back_at=None)
    return Replies(
        version=version,
        replies=tuple(
            Reply(
                id=str(one.pk),
                person=str(one.person_id),
                lines=lines_of(one.lines),
                name=one.by.name,
                at=one.approval.at.isoformat(),
                asks=one.asks,
            )
            for one in found.order_by("approval__at", "pk")
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


def _note(device: Device, shown: Sequence[str], now: datetime) -> None:
    """Once for each reply and device; ids of others are passed over."""
    proper = [id for id in shown[:200] if _is_id(id)]
    if not proper:
        return
    for reply in device.scheme.replies.filter(pk__in=proper, on_tablet=True, approval__isnull=False):
        device.scheme.showings.get_or_create(reply=reply, device=device, defaults={"at": now})


def _is_id(said: str) -> bool:
    try:
        return str(uuid.UUID(said)) == said
    except ValueError:
        return False
