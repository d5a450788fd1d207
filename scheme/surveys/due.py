"""What is due for whom: plans, the days they fall on, and who has answered since."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from msgspec import Struct

from scheme.people.household import who_is_there
from scheme.schemes.models import Household, Scheme
from scheme.surveys.models import Often, Plan

MONTHS = {Often.MONTHLY: 1, Often.SIX_MONTHLY: 6}
SOMEONE_ELSE = ""
"""The person id of someone who has no portrait; what is asked of a whole household is asked of them too."""


class Asked(Struct, frozen=True):
    """A plan as it bears on one person: since when this turn of it has been due."""

    survey: str
    person: str
    since: datetime


def running(scheme: Scheme, today: date) -> QuerySet[Plan]:
    """The plans by which somebody is asked today."""
    return scheme.plans.filter(Q(until=None) | Q(until__gte=today), begins__lte=today, end=None)


class Due(Struct, frozen=True):
    """``planned``: every survey that is asked of anybody in a household. ``by_person``: what is due now."""

    planned: frozenset[str]
    by_person: dict[str, tuple[str, ...]]


def due(household: Household, today: date) -> Due:
    """Survey ids by person id, for whoever lives or stays in a household on this day and for someone else.

    What was answered leaves the list on the next day, never at once: whoever
    holds the tablet could otherwise see that someone has just answered.
    """
    people = [str(person.pk) for person in who_is_there(household, today)]
    asked, open_to_all = asked_of(household, people, today)
    answered = _answered(household.scheme, people, today)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in asked:
        last = answered.get((one.person, one.survey))
        if last is None or last < one.since:
            found[one.person].append(one.survey)
    found[SOMEONE_ELSE] = open_to_all
    by_person = {person: tuple(sorted(set(found[person]))) for person in (*people, SOMEONE_ELSE)}
    return Due(frozenset([*open_to_all, *(one.survey for one in asked)]), by_person)


def begun(plan: Plan, today: date, reviews: Iterable[date] = ()) -> date:
    """The first day of the turn of a plan that ``today`` is in."""
    often = Often(plan.often)
    if often == Often.WEEKLY:
        return today - timedelta(days=(today - plan.begins).days % 7)
    if often in MONTHS:
        return _months(plan.begins, today, MONTHS[often])
    if often == Often.REVIEWS:
        return max([plan.begins, *(on for on in reviews if plan.begins < on <= today)])
    return plan.begins


def midnight(day: date) -> datetime:
    """The moment a day begins, where the scheme is."""
    return timezone.make_aware(datetime.combine(day, time()))


def asked_of(household: Household, people: list[str], today: date) -> tuple[list[Asked], list[str]]:
    """Every plan as it bears on each of these people, and the surveys that are open to anyone there."""
    mine = Q(household=household) | Q(person__in=people) | Q(household=None, person=None)
    reviews: defaultdict[str, list[date]] = defaultdict(list)
    for person, on in household.scheme.reviews.filter(person__in=people).values_list("person", "on"):
        reviews[str(person)].append(on)
    asked, open_to_all = [], []
    for plan in running(household.scheme, today).filter(mine):
        if plan.person_id is None:
            open_to_all.append(plan.survey)
        for id in [str(plan.person_id)] if plan.person_id else people:
            asked.append(Asked(plan.survey, id, midnight(begun(plan, today, reviews[id]))))
    return asked, open_to_all


def _answered(scheme: Scheme, people: list[str], today: date) -> dict[tuple[str, str], datetime]:
    """When each person last finished each survey, before today."""
    rows = (
        scheme.responses.filter(person__in=people, ended="finished", arrived_at__lt=midnight(today))
        .values_list("person", "survey")
        .annotate(last=Max("arrived_at"))
        .order_by()
    )
    return {(str(person), survey): last for person, survey, last in rows}


def _months(first: date, today: date, step: int) -> date:
    """The last day that is a whole number of steps of months after the first, and not after today."""
    steps = ((today.year - first.year) * 12 + today.month - first.month) // step
    found = _later(first, steps * step)
    return found if found <= today else _later(first, (steps - 1) * step)


def _later(first: date, months: int) -> date:
    """The same day of a later month, or its last day where it is shorter."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
