"""The one place that says which concerns a member of staff reaches; every page, list, count and alert asks it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from scheme.clocks.models import Alert
from scheme.concerns.models import Concern, Message, Named, Step
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has


def concerns(staff: Staff) -> QuerySet[Concern]:
    """Those this member of staff reaches. Whoever is named in one reaches nothing of it.

    Until its first reader said whether anybody here is named, a concern is for those who read it or were alerted; until
    somebody did, for whoever may become the first.
    """
    return staff.scheme.concerns.filter(_reached(staff))


def linked(staff: Staff, concern: Concern) -> QuerySet[Concern]:
    """Those of them that a step of either links to this one."""
    there = concern.steps.filter(what=Step.What.LINKED, correction=None)
    ids = [facts.get("concern_id") for facts in there.values_list("facts", flat=True)]
    links = Step._base_manager.filter(
        what=Step.What.LINKED, correction=None, facts__concern_id=str(concern.pk)
    )
    return concerns(staff).filter(Q(pk__in=ids) | Q(pk__in=links.values("concern"))).order_by("arrived_at")


def messages(staff: Staff) -> QuerySet[Message]:
    """A message names nobody; all who may read what people said reach it."""
    return staff.scheme.messages.all()


def steps(staff: Staff) -> QuerySet[Step]:
    """The steps of what they reach."""
    return staff.scheme.steps.filter(Q(concern=None) | Q(concern__in=concerns(staff)))


def steps_of(staff: Staff, concern: Concern) -> QuerySet[Step]:
    """The steps of one that they reach, but for those that link it to one that they do not."""
    away = [str(pk) for pk in unreached(staff).values_list("pk", flat=True)]
    return concern.steps.exclude(what=Step.What.LINKED, facts__concern_id__in=away)


def unreached(staff: Staff) -> QuerySet[Concern]:
    """The concerns that they are kept out of, by being named or for now."""
    return staff.scheme.concerns.exclude(_reached(staff))


def kept_out(concern: Concern) -> list[Staff]:
    """Whoever is named in it, by name; stated on its page."""
    named = concern.named.filter(step__correction=None).select_related("staff").order_by("staff__name")
    return list(dict.fromkeys(row.staff for row in named))


def _reached(staff: Staff) -> Q:
    of = {"concern": OuterRef("pk")}
    named = Named._base_manager.filter(**of, staff=staff, step__correction=None)
    steps = Step._base_manager.filter(**of)
    read = steps.filter(what=Step.What.SEEN)
    asked = Q(Exists(read.filter(by=staff))) | Q(Exists(Alert._base_manager.filter(**of, staff=staff)))
    first = asked | Q(~Exists(read)) if has(staff, Power.ACT) else Q(pk=None)
    return ~Q(Exists(named)) & (Q(Exists(steps.filter(what=Step.What.NAMED))) | first)
