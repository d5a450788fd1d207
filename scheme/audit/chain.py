"""The chain of who opened what: appended to, never changed, and checked from its first row."""

import hashlib
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from easyread.envelope import canonical
from scheme.audit.models import Entry
from scheme.schemes.models import Scheme, Staff

BEGIN = "0" * 64


def note(scheme: Scheme, who: Staff | None, what: str, about: str = "") -> None:
    """Append who did what. Called before anything is opened for a person: no reading lacks its row."""
    with transaction.atomic():
        # The scheme's row is the lock of its chain; SQLite has one writer anyway.
        locked = type(scheme)._base_manager.select_for_update(no_key=True).get(pk=scheme.pk)
        last = locked.audit.last()
        number = last.number + 1 if last else 1
        at = timezone.now()
        previous = last.digest if last else BEGIN
        who_id = str(who.pk) if who else ""
        locked.audit.create(
            number=number,
            at=at,
            who=who,
            what=what,
            about=about,
            previous=previous,
            digest=_digest(previous, number, at, who_id, what, about),
        )


def head(scheme: Scheme) -> str:
    """The digest of the last row, empty while there is none."""
    last = scheme.audit.last()
    return last.digest if last else ""


def broken_at(scheme: Scheme) -> int | None:
    """The number of the first row that was changed, removed or moved; None when the chain holds."""
    previous = BEGIN
    for number, entry in enumerate(scheme.audit.order_by("number").iterator(), 1):
        if entry.number != number or entry.previous != previous or entry.digest != _of(entry):
            return number
        previous = entry.digest
    return None


def _of(entry: Entry) -> str:
    who = str(entry.who_id) if entry.who_id else ""
    return _digest(entry.previous, entry.number, entry.at, who, entry.what, entry.about)


def _digest(previous: str, number: int, at: datetime, who: str, what: str, about: str) -> str:
    row = [previous, number, at.astimezone(UTC).isoformat(), who, what, about]
    return hashlib.sha256(canonical(row)).hexdigest()
