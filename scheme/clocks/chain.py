"""Who is alerted, in turn: first readers in office hours, whoever is on call outside them, never who is named."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from scheme.clocks.models import Duty, Leave
from scheme.clocks.numbers import Chosen
from scheme.clocks.working import is_open
from scheme.concerns.models import Concern
from scheme.concerns.reach import kept_out
from scheme.people.models import Carer
from scheme.schemes.models import Household, Scheme, Staff
from scheme.schemes.roles import Power, has

_COVERS = 5
"""Who covers may be away too, and so on; no farther than this."""


def _in_force(at: datetime) -> Q:
    return Q(since__lte=at) & (Q(until=None) | Q(until__gt=at)) & (Q(ended_at=None) | Q(ended_at__gt=at))


def on_duty(scheme: Scheme, what: Duty.What, at: datetime) -> list[Staff]:
    """Who does this duty at this moment, in their order; whoever is away stands aside for their cover."""
    duties: QuerySet[Duty] = scheme.duties.filter(_in_force(at), what=what).select_related("staff")
    leaves = away(scheme, at)
    there = (_there(duty.staff, leaves) for duty in duties.order_by("place", "since", "pk"))
    return list(dict.fromkeys(one for one in there if one and one.is_active and has(one, Power.ACT)))


def away(scheme: Scheme, at: datetime) -> dict[UUID, Leave]:
    """The leave of whoever is away at this moment, by who it is."""
    leaves = scheme.leaves.filter(_in_force(at)).select_related("cover").order_by("since")
    return {leave.staff_id: leave for leave in leaves}


def _there(staff: Staff, leaves: dict[UUID, Leave]) -> Staff | None:
    someone: Staff | None = staff
    for _ in range(_COVERS):
        if someone is None or someone.pk not in leaves:
            return someone
        someone = leaves[someone.pk].cover
    return None


def chain(concern: Concern, numbers: Chosen, at: datetime) -> list[Staff]:
    """Who can be alerted to it at this moment, in turn."""
    scheme = concern.scheme
    readers = on_duty(scheme, Duty.What.READS, at)
    on_call = on_duty(scheme, Duty.What.ON_CALL, at)
    first = [*readers, *on_call] if is_open(at, numbers.office) else [*on_call, *readers]
    out = {one.pk for one in kept_out(concern)}
    return [one for one in dict.fromkeys(first) if one.pk not in out]


def for_household(scheme: Scheme, household: Household, numbers: Chosen, at: datetime) -> Staff | None:
    """Who looks after a task of this household's: the first on duty who is not of that household."""
    carers = Carer._base_manager.filter(scheme=scheme, household=household)
    of_it = {name.casefold() for name in carers.values_list("name", flat=True)}
    readers = [*on_duty(scheme, Duty.What.READS, at), *on_duty(scheme, Duty.What.ON_CALL, at)]
    return next((one for one in readers if one.name.casefold() not in of_it), None)
