"""A concern as one clear line of time: when it came, who was alerted, each step with its facts, replies, verdicts."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from msgspec import Struct

from scheme.concerns import reach
from scheme.concerns.models import Concern, Step
from scheme.concerns.more_forms import CLOCKS, FORMS, VERDICTS
from scheme.concerns.standing import standing
from scheme.schemes.models import Staff

if TYPE_CHECKING:
    from scheme.family.models import Answered

Fact = tuple[str, str]
"""What was asked, and what was said."""


class Moment(Struct, frozen=True):
    """One thing that happened. ``step``: where it is one, its id; ``corrected``: another took its place."""

    at: datetime
    title: str
    who: str = ""
    facts: tuple[Fact, ...] = ()
    step: str = ""
    corrected: bool = False
    corrects: datetime | None = None


def timeline(staff: Staff, concern: Concern) -> list[Moment]:
    """From when it came to now, as they may know it; steps that were corrected stay, and say so."""
    names = {str(one.pk): one.name for one in concern.scheme.staff.all()}
    steps = list(reach.steps_of(staff, concern).order_by("at", "pk"))
    corrected = {step.corrects_id for step in steps}
    found = [Moment(concern.arrived_at, _("It came"))]
    found += [_of_step(step, names, step.pk in corrected) for step in steps]
    found += [
        Moment(
            alert.at,
            _("Alert: %(clock)s") % {"clock": CLOCKS.get(alert.clock, Step.What.OWNED.label)},
            alert.staff.name if alert.staff else _("The outside name"),
        )
        for alert in concern.alerts.select_related("staff")
    ]
    for reply in concern.replies.select_related("by", "approval"):
        lines = tuple(("", line["words"]) for line in reply.lines)
        found.append(Moment(reply.at, _("A reply was written"), reply.by.name, lines))
        found += [Moment(one.at, _("The reply was shown to the person")) for one in reply.showings.all()]
    if hasattr(concern, "follow_up"):
        found += [_of_answer(one) for one in concern.follow_up.answers.select_related("by")]
    return sorted(found, key=lambda one: one.at)


def _of_answer(one: "Answered") -> Moment:
    if one.by is None:
        return Moment(one.at, _("They answered back"), _("Whoever told"))
    return Moment(one.at, _("Whoever told was answered"), one.by.name, (("", one.words),))


def _on_their_own(step: Step) -> str:
    """Who moved it, where none of the staff did."""
    if step.facts.get("reason") == "answered-back":
        return _("Whoever told")
    return _("The person, on their tablet")


def _of_step(step: Step, names: dict[str, str], corrected: bool) -> Moment:
    what = Step.What(step.what)
    return Moment(
        at=step.at,
        title=str(what.label),
        who=step.by.name if step.by else _on_their_own(step),
        facts=tuple(_facts(step, names)),
        step=str(step.pk),
        corrected=corrected,
        corrects=step.corrects.at if step.corrects else None,
    )


def _facts(step: Step, names: dict[str, str]) -> list[Fact]:
    if step.what == Step.What.OWNED:
        return [(_("Whose"), names.get(str(step.facts.get("staff")), "")), *_why(step)]
    if step.what == Step.What.NAMED:
        named = [names[id] for id in step.facts.get("named", []) if id in names]
        return [(_("Who is named"), ", ".join(named) or _("Nobody who works here"))]
    if step.what == Step.What.SORTED and step.by_id is None:
        words = dict(VERDICTS).get(step.facts.get("said", ""), step.facts.get("said", ""))
        return [(_("Is it better now?"), str(words))]
    form = FORMS.get(step.what) if step.by_id else None
    if form is None:
        return []
    return [(str(field.label), _said(field, step.facts[name])) for name, field in _filled(form, step)]


def _why(step: Step) -> list[Fact]:
    return [(_("Why?"), step.facts["why"])] if step.facts.get("why") else []


def _filled(form: type[forms.Form], step: Step) -> list[tuple[str, forms.Field]]:
    """Which other concern it is linked to stands on the page, for who reaches that one too."""
    fields = form.base_fields.items()
    return [(name, field) for name, field in fields if step.facts.get(name) and name != "concern_id"]


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.DateField):
        return f"{datetime.fromisoformat(value):%d %B %Y}"
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(value) or CLOCKS.get(value, value))


def owner(concern: Concern) -> Staff | None:
    """Whose it is."""
    id = standing(concern).owner
    return concern.scheme.staff.filter(pk=id).first() if id else None
