"""Recordings and photos that come beside envelopes, in parts: kept sealed as they come, and whole or plainly not."""

import re
import uuid
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Sum

from easyread.attachment import Attachment
from easyread.stream import (
    MOST_STREAMS,
    PART,
    Held,
    Standing,
    StreamPart,
    is_size,
    stream_digest,
    stream_receipt,
)
from scheme import keys, rows
from scheme.devices.models import Device
from scheme.exchange.models import Envelope, Stream

MOST_BYTES = 2_000_000_000
"""Of one device, so that a stolen one cannot fill the disk."""
_DIGEST = re.compile("[0-9a-f]{64}")


def take(
    device: Device, held: Sequence[Held], part: StreamPart | None, now: datetime
) -> tuple[Standing, ...]:
    """Keep the part that came, and say what the hub has of each stream that the device holds; after the commit."""
    told = held[:MOST_STREAMS]
    fit = {one.id: one for one in told if _is_fit(one)}
    with transaction.atomic():
        if part is not None and part.id in fit and 0 < len(part.content) <= PART:
            _keep(device, fit[part.id], part, now)
    found = {str(row.stream_id): row for row in device.streams.filter(stream_id__in=list(fit))}
    return tuple(_standing(device, one, found.get(one.id), one.id in fit) for one in told)


def _is_fit(held: Held) -> bool:
    try:
        proper = str(uuid.UUID(held.id)) == held.id
    except ValueError:
        return False
    return proper and is_size(held.size) and bool(_DIGEST.fullmatch(held.digest))


def _keep(device: Device, held: Held, part: StreamPart, now: datetime) -> None:
    """A part that goes on where its stream ends so far; what is whole and wrong begins anew."""
    if _taken(device) + len(part.content) > MOST_BYTES:
        return
    # One part of a device at a time.
    device.scheme.devices.select_for_update(of=("self",), no_key=True).get(pk=device.pk)
    row = device.streams.filter(stream_id=held.id).first() or device.streams.create(
        scheme_id=device.scheme_id, stream_id=held.id, size=held.size, digest=held.digest
    )
    if row.mark is not None:
        return
    if (row.size, row.digest) != (held.size, held.digest):
        row.parts.all().delete()
        row.size, row.digest = held.size, held.digest
        row.save(update_fields=["size", "digest"])
    has = _has(row)
    if part.start != has or has + len(part.content) > row.size:
        return
    row.parts.create(start=part.start, content=part.content)
    if has + len(part.content) < row.size:
        return
    if stream_digest(content(row)) != row.digest:
        row.parts.all().delete()
        return
    row.mark, row.whole_at = _mark(), now
    row.save(update_fields=["mark", "whole_at"])


def _mark() -> int:
    """A number of the envelopes' own, so that a backup which reaches it holds the stream."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE exchange_envelope IN ROW EXCLUSIVE MODE")
    return rows.numbers(Envelope, 1)[0]


def _taken(device: Device) -> int:
    return int(device.streams.aggregate(all=Sum("size"))["all"] or 0)


def _has(row: Stream) -> int:
    last = row.parts.order_by("-start").first()
    return last.start + len(bytes(last.content)) if last else 0


def _standing(device: Device, held: Held, row: Stream | None, fit: bool) -> Standing:
    if row is None or not fit:
        return Standing(id=held.id[:64], has=0, unfit=not fit)
    if row.mark is None:
        return Standing(id=held.id, has=_has(row))
    if row.digest != held.digest:
        return Standing(id=held.id, has=0, unfit=True)
    words = stream_receipt(str(device.pk), held.id, row.digest)
    sign = keys.scheme_keys(settings.DATA, str(device.scheme_id)).sign
    return Standing(id=held.id, has=row.size, receipt=sign.sign(words).signature, mark=row.mark)


def empty(device: Device, attachment: Attachment, now: datetime) -> None:
    """Erase a stream, come or still to come; its device is told that it is here, and drops its own."""
    row, _ = device.streams.get_or_create(
        stream_id=attachment.id,
        defaults={"scheme_id": device.scheme_id, "size": attachment.size, "digest": attachment.digest},
    )
    row.parts.all().delete()
    row.size, row.digest = attachment.size, attachment.digest
    row.mark, row.whole_at = row.mark or _mark(), row.whole_at or now
    row.save(update_fields=["size", "digest", "mark", "whole_at"])


def content(row: Stream) -> bytes:
    """The bytes that have come, in order."""
    return b"".join(bytes(part) for part in row.parts.values_list("content", flat=True))
