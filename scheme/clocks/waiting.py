"""Whether anything that can wait waits for a member of staff: what the daily digest asks."""

from datetime import datetime

from scheme.clocks.numbers import Chosen
from scheme.clocks.targets import dues
from scheme.concerns import reach
from scheme.concerns.lists import unheard
from scheme.concerns.standing import standing, still_open
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has


def waits_for(staff: Staff, numbers: Chosen, now: datetime) -> bool:
    """Something to look at, a message nobody has seen, a task, or a concern past a clock; of what they reach."""
    if not has(staff, Power.ACT):
        return False
    scheme = staff.scheme
    if scheme.responses.filter(waits=True).exists():
        return True
    if unheard(staff).exists() or scheme.tasks.filter(done_at=None).exists():
        return True
    found = still_open(reach.concerns(staff)).prefetch_related("steps")
    return any(due.overdue(now) for concern in found for due in dues(standing(concern), numbers))
