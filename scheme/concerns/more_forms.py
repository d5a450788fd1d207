"""The forms of the later steps, and which form belongs to which step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from scheme.concerns.models import Concern, Step
from scheme.concerns.reach import concerns, kept_out
from scheme.concerns.step_forms import (
    ActedForm,
    Choices,
    NamedForm,
    OwnedForm,
    ReferredForm,
    StepForm,
    TriagedForm,
    WishesForm,
    day,
    line,
    one_of,
    picked,
    words,
)
from scheme.schemes.models import Staff

W = Step.What
VERDICTS: Choices = [
    ("better", _("Yes, it is better")),
    ("bit", _("A bit better")),
    ("no", _("No, it is not better")),
    ("talk", _("They want to talk")),
]
_SHOWN = 200


class ToldForm(StepForm):
    told = words(_("What did you tell the person about what happens next?"))
    how = line(_("How, where, and who was there?"))
    on = day(_("On which day?"))


class SortedForm(StepForm):
    said = one_of(_("Is it better now? What did the person say?"), VERDICTS, _("Silence is not yes."))
    how = line(_("How did you ask, and who was there?"))


class LinkedForm(StepForm):
    concern_id = picked(_("Which other concern?"), [], _("Those of this scheme that you can see."))
    why = line(_("How do they belong together?"))

    def choose(self) -> None:
        others = concerns(self.staff).exclude(pk=self.concern.pk).select_related("person", "household")
        field: Any = self.fields["concern_id"]
        field.choices = [
            (str(one.pk), f"{one.person or _('Someone')}, {one.household or ''}, {one.arrived_at:%d %B %Y}")
            for one in others.order_by("-arrived_at")[:_SHOWN]
        ]


class NumberedForm(StepForm):
    number = line(_("The number of the incident in your case system"))


class OverranForm(StepForm):
    clock = picked(_("Which clock?"), [])
    reason = words(_("Why was it overrun?"))

    def choose(self) -> None:
        field: Any = self.fields["clock"]
        field.choices = [(due.clock, CLOCKS[due.clock]) for due in self.due]


class ClosedForm(StepForm):
    outcome = words(_("How did it end?"), _("What is different for the person now?"))
    met = one_of(
        _("Did the person get what they wanted?"),
        [
            ("fully", _("Yes")),
            ("partly", _("Partly")),
            ("no", _("No")),
            ("not-said", _("They did not say what they want")),
        ],
    )
    lessons = words(_("What did we learn, and what changes?"))


class ReopenedForm(StepForm):
    reason = words(_("Why is it opened again?"))


class FollowedForm(StepForm):
    said = one_of(
        _("Did it help? What did the person say?"),
        [*VERDICTS, ("not-asked", _("They could not be asked"))],
        _("Silence is not yes."),
    )
    how = line(_("How did you ask, and who was there?"))


FORMS: dict[str, type[StepForm]] = {
    W.NAMED: NamedForm,
    W.OWNED: OwnedForm,
    W.WISHES: WishesForm,
    W.TRIAGED: TriagedForm,
    W.ACTED: ActedForm,
    W.REFERRED: ReferredForm,
    W.TOLD: ToldForm,
    W.SORTED: SortedForm,
    W.LINKED: LinkedForm,
    W.NUMBERED: NumberedForm,
    W.OVERRAN: OverranForm,
    W.CLOSED: ClosedForm,
    W.REOPENED: ReopenedForm,
    W.FOLLOWED: FollowedForm,
}
TITLES = {
    W.NAMED: _("Is anyone named here?"),
    W.OWNED: _("Say whose it is"),
    W.WISHES: _("Ask what the person wants"),
    W.TRIAGED: _("Decide"),
    W.ACTED: _("Record what was done"),
    W.REFERRED: _("Record a referral"),
    W.TOLD: _("Record what you told the person"),
    W.SORTED: _("Record whether it is sorted"),
    W.LINKED: _("Link it to another concern"),
    W.NUMBERED: _("Add the incident number"),
    W.OVERRAN: _("Say why a clock was overrun"),
    W.CLOSED: _("Close it"),
    W.REOPENED: _("Open it again"),
    W.FOLLOWED: _("Record whether it helped"),
}
CLOCKS = {
    "seen": _("Seen"),
    "decided": _("Decided"),
    "told": _("Told the person what happens next"),
    "referred": _("Referred to the local authority"),
    "cqc": _("CQC notified"),
    "unresolved": _("Complaint settled, or the ombudsman named"),
    "explain": _("Complaint: said why it takes so long"),
    "helped": _("Asked whether it helped"),
}


class HandoverForm(forms.Form):
    """Concerns from one member of staff to another. ``able``: who may have them; ``given``: those that were ticked."""

    to = forms.ChoiceField(label=_("To whom?"))
    why = forms.CharField(label=_("Why?"), max_length=200)

    def __init__(self, *args: Any, able: list[Staff], given: list[Concern], **named: Any) -> None:
        super().__init__(*args, **named)
        self.able, self.given = {str(one.pk): one for one in able}, given
        field: Any = self.fields["to"]
        field.choices = [(id, one.name) for id, one in self.able.items()]

    def receiver(self) -> Staff:
        """Whose they will be."""
        return self.able[self.cleaned_data["to"]]

    def clean_to(self) -> str:
        """Nobody is given a concern that they are named in."""
        to: str = self.cleaned_data["to"]
        if any(self.able[to] in kept_out(one) for one in self.given):
            raise forms.ValidationError(
                _("They are named in one of these. Choose somebody else, or untick it.")
            )
        return to
