"""Whether what was said is the person's own: staff may say that it is not, and then it is not counted."""

from django.db import transaction
from msgspec import Struct

from scheme.audit import chain
from scheme.concerns.models import Step
from scheme.people.untold import warnings
from scheme.responses import tally
from scheme.responses.models import Response
from scheme.schemes.models import Staff


class Whose(Struct, frozen=True):
    """``not_own``: the step that says so. ``not_told``: whom staff must not tell; it stands first."""

    not_own: Step | None
    not_told: tuple[str, ...]


def whose(response: Response) -> Whose:
    """What staff know of whose answers these are."""
    step = response.steps.filter(what=Step.What.NOT_OWN).select_related("by").first()
    return Whose(step, warnings(response.person))


def mark_not_own(staff: Staff, response: Response) -> None:
    """A step: not this person's own. Marked twice, the first stands. Nothing is deleted."""
    with transaction.atomic():
        locked = staff.scheme.responses.select_for_update(no_key=True).get(pk=response.pk)
        chain.note(staff.scheme, staff, "marked response as not their own", str(locked.pk))
        if not locked.steps.filter(what=Step.What.NOT_OWN).exists():
            locked.steps.create(scheme=staff.scheme, what=Step.What.NOT_OWN, by=staff)
            tally.leave_out(locked)
