"""Takes steps: each is a row with its row in the audit, in one transaction."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from scheme.audit import chain
from scheme.clocks.models import Alert
from scheme.clocks.raising import keep
from scheme.concerns.models import Concern, Message, Step
from scheme.concerns.standing import OPENS, standing
from scheme.schemes.models import Staff

W = Step.What
TWICE = timedelta(minutes=1)
"""The same step by the same person, and none in between, within so long is one that was sent twice."""
OWNED = "owned"
"""What an alert says that tells of no clock."""
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
    """One step; sent twice, it is taken once. Naming keeps whom it names out from here on, alerts included."""
    last = concern.steps.filter(at__gt=timezone.now() - TWICE).order_by("at", "pk").last()
    if last and (last.by, last.what, last.facts, last.corrects) == (staff, what, facts, corrects):
        return last
    with transaction.atomic():
        chain.note(staff.scheme, staff, f"took step {what}", str(concern.pk))
        step: Step = concern.steps.create(
            scheme=staff.scheme, what=what, facts=facts, corrects=corrects, by=staff, at=timezone.now()
        )
        if what == W.NAMED:
            for named in staff.scheme.staff.filter(pk__in=facts.get("named", [])):
                concern.named.create(scheme=staff.scheme, staff=named, step=step)
        if what == W.FOLLOWED and facts.get("said") in OPENS and not corrects:
            take(staff, concern, W.REOPENED, {"reason": _("The person says that it is not better.")})
        if what == W.OWNED:
            _tell_owner(staff, step)
    return step


def _tell_owner(by: Staff, step: Step) -> None:
    """Whoever has it from now on is told that there is something to read."""
    owner = by.scheme.staff.filter(pk=step.facts["staff"]).exclude(pk=by.pk).first()
    if owner and step.concern:
        common = {"scheme": by.scheme, "concern": step.concern, "clock": OWNED, "turn": str(step.pk)}
        keep(Alert(**common, staff=owner, address=owner.email, due_at=step.at, at=step.at))


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
