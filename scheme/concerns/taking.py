"""Takes steps: each is a row with its row in the audit, in one transaction."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from scheme.audit import chain
from scheme.concerns.models import Concern, Message, Step
from scheme.concerns.standing import standing
from scheme.schemes.models import Staff

W = Step.What
ALWAYS = (W.OWNED, W.WISHES, W.TRIAGED, W.ACTED, W.REFERRED, W.TOLD, W.SORTED, W.LINKED, W.NUMBERED)


def open_to(concern: Concern) -> tuple[Step.What, ...]:
    """The steps that can be taken now: first it is read, then it is said who is named, then all else."""
    stands = standing(concern)
    if stands.last(W.SEEN) is None:
        return (W.SEEN,)
    if stands.last(W.NAMED) is None:
        return (W.NAMED,)
    if stands.closed_at is not None:
        return (W.FOLLOWED, W.REOPENED, W.OVERRAN, W.NAMED)
    return (*ALWAYS, W.OVERRAN, W.NAMED, W.CLOSED)


def take(
    staff: Staff, concern: Concern, what: Step.What, facts: dict[str, Any], corrects: Step | None = None
) -> Step:
    """One step. Naming keeps whom it names out from here on, alerts included."""
    with transaction.atomic():
        chain.note(staff.scheme, staff, f"took step {what}", str(concern.pk))
        step: Step = concern.steps.create(
            scheme=staff.scheme, what=what, facts=facts, corrects=corrects, by=staff, at=timezone.now()
        )
        if what == W.NAMED:
            for named in staff.scheme.staff.filter(pk__in=facts.get("named", [])):
                concern.named.create(scheme=staff.scheme, staff=named, step=step)
    return step


def see(staff: Staff, subject: Concern | Message, kind: str) -> None:
    """Seen, by whom, when. Taken twice, the first stands; of a concern that was opened again, one more."""
    with transaction.atomic():
        chain.note(staff.scheme, staff, f"marked {kind} as seen", str(subject.pk))
        if isinstance(subject, Concern):
            done = standing(subject).since_begun(W.SEEN) is not None
        else:
            done = subject.steps.filter(what=W.SEEN).exists()
        if not done:
            subject.steps.create(scheme=staff.scheme, what=W.SEEN, by=staff)


def hand_over(staff: Staff, concerns: Iterable[Concern], to: Staff, why: str) -> int:
    """Each becomes the other's; how many."""
    moved = 0
    for concern in concerns:
        take(staff, concern, W.OWNED, {"staff": str(to.pk), "why": why})
        moved += 1
    return moved
