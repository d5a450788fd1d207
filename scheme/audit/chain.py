"""The chain of who opened what: appended to, never changed, and checked from its first row."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection, transaction
from django.utils import timezone

from easyread.envelope import canonical
from scheme.audit import triggers
from scheme.audit.models import Entry
from scheme.schemes.models import Scheme, Staff

BEGIN = "0" * 64


def note(scheme: Scheme, who: Staff | None, what: str, about: str = "", why: str = "") -> None:
    """Append who did what. Called before anything is opened for a person: no reading lacks its row."""
    with transaction.atomic():
        # The scheme's row is the lock of its chain; SQLite has one writer anyway.
        locked = type(scheme)._base_manager.select_for_update(no_key=True).get(pk=scheme.pk)
        last = locked.audit.last()
        number = last.number + 1 if last else 1
        at = timezone.now()
        previous = last.digest if last else BEGIN
        who_id = str(who.pk) if who else ""
        about, why = _fitting(about, 200), _fitting(why, 500)
        locked.audit.create(
            number=number,
            at=at,
            who=who,
            what=what,
            about=about,
            why=why,
            previous=previous,
            digest=_digest(previous, number, at, who_id, what, about, why),
        )


def head(scheme: Scheme) -> str:
    """Number and digest of the last row as devices keep them, ``12-0a1b...``; empty while there is none."""
    last = scheme.audit.order_by("-number").values_list("number", "digest").first()
    return f"{last[0]}-{last[1]}" if last else ""


def broken_at(scheme: Scheme) -> int | None:
    """The number of the first row that was changed, removed or moved; None when the chain holds."""
    return next((number for number, _ in _breaks(scheme)), None)


def faults(scheme: Scheme) -> list[str]:
    """All that is wrong with a scheme's chain, in words: its first broken row, and heads of devices it lacks."""
    found = [f"row {number} {how}." for number, how in _breaks(scheme)][:1]
    for witness in scheme.witnesses.select_related("device__household").order_by("number"):
        if not holds(scheme, witness.number, witness.digest):
            place = f"{witness.device.household.name}, {witness.device.pk}"
            found.append(
                f"row {witness.number} is not as the device of {place} saw it: cut off, or written anew."
            )
    for alarm in scheme.alarms.filter(heeded__isnull=True).order_by("at"):
        found.append(f"on {alarm.at:%d %B %Y} a device held row {alarm.number}, which the chain did not.")
    return found + [f"the trigger {name} is not in the database." for name in triggers.missing(connection)]


def holds(scheme: Scheme, number: int, digest: str) -> bool:
    """Whether the chain has this row with this digest."""
    return scheme.audit.filter(number=number, digest=digest).exists()


def _breaks(scheme: Scheme) -> Iterator[tuple[int, str]]:
    previous = BEGIN
    for number, entry in enumerate(scheme.audit.order_by("number").iterator(), 1):
        if entry.number != number:
            yield number, "is missing"
        elif entry.previous != previous:
            yield number, "does not follow from the one before it"
        elif entry.digest != _of(entry):
            yield number, "was changed"
        else:
            previous = entry.digest
            continue
        return


def _of(entry: Entry) -> str:
    who = str(entry.who_id) if entry.who_id else ""
    return _digest(entry.previous, entry.number, entry.at, who, entry.what, entry.about, entry.why)


def _digest(previous: str, number: int, at: datetime, who: str, what: str, about: str, why: str) -> str:
    row = [previous, number, at.astimezone(UTC).isoformat(), who, what, about]
    # Rows from before there was a reason keep the digest they have.
    return hashlib.sha256(canonical([*row, why] if why else row)).hexdigest()


def _fitting(text: str, most: int) -> str:
    return text.replace("\0", "")[:most]
