"""Raises the alerts that are due: rows with their postings in one transaction, so that none is lost or doubled."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from scheme.clocks.chain import chain
from scheme.clocks.models import Alert, Posting
from scheme.clocks.numbers import Chosen, chosen
from scheme.clocks.targets import SEEN, Due, dues, places
from scheme.clocks.working import is_working_day
from scheme.concerns.models import Concern
from scheme.concerns.standing import Standing, closed, standing, still_open
from scheme.schemes.models import Scheme, Staff

HELPED_FOR = timedelta(weeks=4)
"""How long after its time a closed concern is still looked at, for whether anybody asked if it helped."""


def raise_alerts(scheme: Scheme, now: datetime) -> int:
    """How many alerts of concerns were raised."""
    numbers = chosen(scheme)
    raised = 0
    for concern in watched(scheme, numbers, now):
        for alert in _due(concern, numbers, now):
            raised += keep(alert)
    return raised


def watched(scheme: Scheme, numbers: Chosen, now: datetime) -> Iterator[Concern]:
    """What is open, and what was closed so long ago that somebody asks whether it helped."""
    since = timedelta(weeks=numbers.follow_up_weeks)
    ended = closed(scheme.concerns.all()).filter(
        steps__what="closed", steps__at__range=(now - since - HELPED_FOR, now - since)
    )
    for found in (still_open(scheme.concerns.all()), ended.distinct()):
        yield from found.select_related("scheme").prefetch_related("steps", "alerts")


def _due(concern: Concern, numbers: Chosen, now: datetime) -> Iterator[Alert]:
    stands = standing(concern)
    told = [alert for alert in concern.alerts.all() if alert.turn == str(stands.times_opened)]
    for due in dues(stands, numbers):
        if due.done_at is not None:
            continue
        mine = [alert for alert in told if alert.clock == due.clock]
        if due.clock == SEEN:
            yield from _unseen(stands, numbers, mine, now)
        elif due.overdue(now) and not mine:
            # To a different person, never louder to the same one.
            others = [one for one in chain(concern, numbers, now) if str(one.pk) != stands.owner]
            yield from _to(stands, due, 0, others, numbers, now)


def _unseen(stands: Standing, numbers: Chosen, told: list[Alert], now: datetime) -> Iterator[Alert]:
    """One for each person in turn whose moment has come."""
    moments = places(stands, numbers)
    there = {alert.place for alert in told}
    had = {alert.address for alert in told}
    for place, moment in enumerate(moments):
        # The first moment is always past, also where the hub's clock was set back since.
        if (place and moment > now) or place in there or numbers.outside_email in had:
            continue
        everybody = chain(stands.concern, numbers, now)
        people = [one for one in everybody if one.email not in had]
        outside = place == len(moments) - 1 or not everybody
        if not (people or outside):
            continue
        for alert in _to(stands, Due(SEEN, moment), place, people, numbers, now, outside):
            had.add(alert.address)
            yield alert


def _to(
    stands: Standing,
    due: Due,
    place: int,
    people: list[Staff],
    numbers: Chosen,
    now: datetime,
    outside: bool = False,
) -> Iterator[Alert]:
    """To the first of these people; where there is none, or it is their turn, to the outside name."""
    address = numbers.outside_email if outside else people[0].email if people else ""
    if not address:
        return
    yield Alert(
        scheme=stands.concern.scheme,
        concern=stands.concern,
        clock=due.clock,
        turn=str(stands.times_opened),
        place=place,
        staff=None if outside else people[0],
        address=address,
        due_at=due.at,
        at=now,
    )


def keep(alert: Alert) -> bool:
    """The alert with what is to be posted, once: False where another process was first."""
    ways = [Posting.Way.MAIL, *([Posting.Way.WEBHOOK] if settings.CONFIGURED.webhook else [])]
    try:
        with transaction.atomic():
            alert.save(force_insert=True)
            for way in ways:
                alert.postings.create(scheme=alert.scheme, way=way)
    except IntegrityError:
        return False
    return True


def raise_digests(scheme: Scheme, now: datetime) -> int:
    """Once on each working day, to whoever has something that can wait."""
    from scheme.clocks.waiting import waits_for  # it asks all parts of the portal

    numbers = chosen(scheme)
    local = timezone.localtime(now)
    if local.time() < numbers.digest_at or not is_working_day(local.date(), numbers.office):
        return 0
    raised, day = 0, local.date().isoformat()
    had = set(scheme.alerts.filter(clock="digest", turn=day).values_list("address", flat=True))
    for staff in scheme.staff.filter(is_active=True):
        if staff.email not in had and waits_for(staff, numbers, now):
            raised += keep(
                Alert(
                    scheme=scheme,
                    clock="digest",
                    turn=day,
                    staff=staff,
                    address=staff.email,
                    due_at=now,
                    at=now,
                )
            )
    return raised
