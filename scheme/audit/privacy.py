"""What the privacy officer sees: who read what, by whatever is asked, and what they must be told."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from msgspec import Struct

from scheme.audit.models import Alarm, BrokenGlass, Entry
from scheme.concerns import reach
from scheme.schemes.models import Scheme, Staff


class Alert(Struct, frozen=True):
    """Something a privacy officer must be told. ``kind``: glass or alarm."""

    kind: str
    id: UUID
    at: datetime
    words: str
    why: str = ""
    response: UUID | None = None


def alerts(scheme: Scheme) -> list[Alert]:
    """What no privacy officer has seen yet, the newest first."""
    glass = scheme.broken_glass.filter(heeded__isnull=True).select_related("who", "response__person")
    alarms = scheme.alarms.filter(heeded__isnull=True).select_related("device__household")
    found = [*map(_of_glass, glass), *map(_of_alarm, alarms)]
    return sorted(found, key=lambda alert: alert.at, reverse=True)


def entries(
    staff: Staff, who: str, what: str, about: str, since: datetime | None, until: datetime | None
) -> QuerySet[Entry]:
    """Rows of the audit, the newest first; what is empty or None asks for nothing."""
    asked = Q()
    if who:
        asked &= Q(who=who) if who != "nobody" else Q(who=None)
    if what:
        asked &= Q(what=what)
    if about:
        asked &= Q(about=about)
    if since:
        asked &= Q(at__gte=since)
    if until:
        asked &= Q(at__lt=until)
    return _reached(staff).filter(asked).select_related("who").order_by("-number")


def kinds(staff: Staff) -> list[str]:
    """Every kind of act that is in the audit, as they may see it."""
    return list(_reached(staff).order_by("what").values_list("what", flat=True).distinct())


def _reached(staff: Staff) -> QuerySet[Entry]:
    """Of a concern that they are named in, its rows are not for them either."""
    out = [str(id) for id in reach.unreached(staff).values_list("pk", flat=True)]
    return staff.scheme.audit.exclude(about__in=out)


def _of_glass(glass: BrokenGlass) -> Alert:
    person = glass.response.person.name if glass.response.person else "someone not on the list"
    words = f"{glass.who.name} ({glass.who.get_role_display().lower()}) broke the glass of a response of {person}."
    return Alert("glass", glass.pk, glass.at, words, glass.why, glass.response_id)


def _of_alarm(alarm: Alarm) -> Alert:
    words = (
        f"The device of {alarm.device.household.name} saw row {alarm.number} of the audit as it is not now: rows were "
        "cut off or written anew, or the hub was restored from an older backup."
    )
    return Alert("alarm", alarm.pk, alarm.at, words)
