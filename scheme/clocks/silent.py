"""People of whom nothing of their own came for long, and beside each what others noticed of them last."""

from datetime import datetime, timedelta

from django.utils import timezone
from msgspec import Struct

from scheme.clocks.numbers import chosen
from scheme.concerns import reach
from scheme.people.models import Person
from scheme.portal.words import NOTICED, Shown, one
from scheme.responses import tally
from scheme.responses.models import Response
from scheme.schemes.models import Staff


class Silent(Struct, frozen=True):
    """``noticed``: what others noticed of them last, ``by`` whom; it is never the person's own word."""

    person: Person
    noticed: Response | None
    by: Shown | None


def not_heard(staff: Staff, now: datetime) -> list[Silent]:
    """People who are supported now and said nothing of their own for so long: no response, message or concern."""
    since = {"arrived_at__gt": now - timedelta(days=chosen(staff.scheme).silent_days)}
    scheme = staff.scheme
    own = scheme.responses.filter(by="self").exclude(pk__in=tally.not_own(scheme).values("response"))
    heard: set[object] = set()
    for rows in (own, scheme.messages.all(), reach.concerns(staff).filter(by="self")):
        heard |= set(rows.filter(**since).values_list("person", flat=True))
    people = scheme.people.exclude(until__lt=timezone.localdate(now)).order_by("name")
    silent = [one for one in people if one.pk not in heard]
    theirs = scheme.responses.filter(person__in=silent).exclude(by="self").order_by("arrived_at")
    last = {response.person_id: response for response in theirs}
    return [_silent(person, last.get(person.pk)) for person in silent]


def _silent(person: Person, noticed: Response | None) -> Silent:
    return Silent(person, noticed, one(NOTICED, noticed.by) if noticed else None)
