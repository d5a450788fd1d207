"""Which one person a visiting device sees next, and when it forgets them."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils import timezone

from easyread.body import Body
from easyread.response import OVER, Response
from scheme.devices.models import Device
from scheme.people.models import Errand, Person, Visiting
from scheme.people.telling import tell
from scheme.schemes.models import Staff

DAYS = 2
"""An errand that nobody ended lapses at the end of the day after it was begun."""


def under_way(visiting: Visiting) -> Errand | None:
    """The errand of these devices that is not over and has not lapsed."""
    first = timezone.localdate() - timedelta(days=DAYS - 1)
    begin = timezone.make_aware(datetime.combine(first, time.min))
    return visiting.errands.filter(over=None, at__gte=begin).select_related("person").first()


def lapses_at(errand: Errand) -> datetime:
    """When it lapses, wherever its device is."""
    last = timezone.localdate(errand.at) + timedelta(days=DAYS)
    return timezone.make_aware(datetime.combine(last, time.min))


def begin(visiting: Visiting, person: Person, by: Staff) -> Errand:
    """See this person next; whoever was seen before is forgotten."""
    end(visiting, by)
    return visiting.errands.create(scheme=visiting.scheme, person=person, by=by)


def end(visiting: Visiting, by: Staff | None) -> bool:
    """The errands of these devices are over; whether there was one. Their devices are told at the next exchange."""
    due = list(visiting.errands.filter(over=None))
    for errand in due:
        visiting.scheme.errands_over.get_or_create(errand=errand, defaults={"by": by})
    tell([visiting.household])
    return bool(due)


def answered(arrived: Iterable[tuple[Device, Body]]) -> None:
    """The answers of visits have come from these devices: where one is a visiting one, its errand is over."""
    own = ((of, body) for of, body in arrived if isinstance(body, Response) and body.by == "self")
    done = {of.pk: of for of, body in own if body.ended in OVER}
    for device in sorted(done.values(), key=lambda device: device.household_id):
        home = device.household
        if hasattr(home, "visiting"):
            end(home.visiting, None)
            home.refresh_from_db(fields=["version"])
