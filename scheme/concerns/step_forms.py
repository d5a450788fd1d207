"""A form for each step that staff take; what it was filled with becomes the facts of the step."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from scheme.clocks.targets import Due
from scheme.concerns.models import Concern, Step
from scheme.schemes.models import Staff

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

W = Step.What
Choices = list[tuple[str, Any]]
_LONG = 4000


def words(label: "str | _StrPromise", hint: "str | _StrPromise" = "", needed: bool = True) -> forms.CharField:
    """Some sentences."""
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=hint, required=needed, max_length=_LONG, widget=area)


def line(label: "str | _StrPromise", hint: "str | _StrPromise" = "", needed: bool = True) -> forms.CharField:
    """Some words."""
    return forms.CharField(label=label, help_text=hint, required=needed, max_length=200)


def one_of(label: "str | _StrPromise", choices: Choices, hint: "str | _StrPromise" = "") -> forms.ChoiceField:
    """One choice, shown as a list of buttons."""
    return forms.ChoiceField(label=label, help_text=hint, choices=choices, widget=forms.RadioSelect)


def picked(label: "str | _StrPromise", choices: Choices, hint: "str | _StrPromise" = "") -> forms.ChoiceField:
    """One choice of many, shown as a menu."""
    return forms.ChoiceField(label=label, help_text=hint, choices=[("", "---"), *choices])


def day(label: "str | _StrPromise") -> forms.DateField:
    """A day, today unless said."""
    return forms.DateField(label=label, initial=date.today, widget=forms.DateInput({"type": "date"}))


class StepForm(forms.Form):
    """What all have in common; ``concern``: the one it is about, ``staff``: who takes the step."""

    def __init__(
        self, *args: Any, concern: Concern, staff: Staff, due: list[Due] | None = None, **named: Any
    ):
        self.concern, self.staff, self.due = concern, staff, due or []
        super().__init__(*args, **named)
        self.choose()

    def choose(self) -> None:
        """Fill in the choices that depend on the concern."""

    def facts(self) -> dict[str, Any]:
        """What is kept, as JSON."""
        return {name: _plain(value) for name, value in self.cleaned_data.items() if value not in ("", None)}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


class NamedForm(StepForm):
    somebody = one_of(
        _("Is anyone named here someone who can see this?"),
        [("no", _("No, nobody who works here")), ("yes", _("Yes"))],
        _("Read all that was said, and listen to it, before you answer. A computer cannot tell names apart."),
    )
    named = forms.MultipleChoiceField(
        label=_("Who?"),
        required=False,
        help_text=_("They will see nothing of it from now on, and get no alert. This page says so."),
        widget=forms.CheckboxSelectMultiple,
    )

    def choose(self) -> None:
        others = self.staff.scheme.staff.filter(is_active=True).exclude(pk=self.staff.pk).order_by("name")
        named: Any = self.fields["named"]
        named.choices = [(str(one.pk), f"{one.name}, {one.get_role_display()}") for one in others]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("somebody") == "yes" and not cleaned.get("named"):
            self.add_error("named", _("Say who, or choose “No”. If it is you, tell the outside name now."))
        if cleaned.get("somebody") == "no" and cleaned.get("named"):
            self.add_error("named", _("You chose “No”. Take these ticks away, or choose “Yes”."))
        return cleaned


class OwnedForm(StepForm):
    staff_id = picked(_("Whose is it from now on?"), [])

    def choose(self) -> None:
        from scheme.concerns.reach import kept_out

        out = {one.pk for one in kept_out(self.concern)}
        found = self.staff.scheme.staff.filter(is_active=True, role__in=("responder", "safeguarding-lead"))
        field: Any = self.fields["staff_id"]
        field.choices = [(str(one.pk), one.name) for one in found.order_by("name") if one.pk not in out]

    def facts(self) -> dict[str, Any]:
        return {"staff": self.cleaned_data["staff_id"]}


class WishesForm(StepForm):
    wants = words(_("What does the person want to happen?"), _("In their words. Ask again as things change."))
    how = line(_("How and where did you ask, and who was there?"))


CATEGORIES: Choices = [
    ("physical", _("Physical abuse")),
    ("domestic", _("Domestic violence or abuse")),
    ("sexual", _("Sexual abuse")),
    ("psychological", _("Psychological or emotional abuse")),
    ("financial", _("Financial or material abuse")),
    ("modern-slavery", _("Modern slavery")),
    ("discriminatory", _("Discriminatory abuse")),
    ("organisational", _("Organisational or institutional abuse")),
    ("neglect", _("Neglect or acts of omission")),
    ("self-neglect", _("Self-neglect")),
    ("quality", _("Quality of care")),
    ("complaint", _("Complaint")),
    ("worry", _("Worry")),
]
SERIOUSNESS: Choices = [
    ("low", _("Low")),
    ("medium", _("Medium")),
    ("high", _("High")),
    ("critical", _("Critical")),
]
DECISIONS: Choices = [
    ("refer", _("Refer to the local authority (section 42)")),
    ("ourselves", _("Deal with it here")),
    ("complaint", _("Deal with it as a complaint")),
    ("support", _("Support the person; nothing else is needed")),
    ("none", _("Nothing more to do")),
]
YES_NO: Choices = [("yes", _("Yes")), ("no", _("No"))]
YES_NO_UNSURE: Choices = [*YES_NO, ("unsure", _("Not known yet"))]


class TriagedForm(StepForm):
    category = picked(_("What kind is it?"), CATEGORIES)
    seriousness = one_of(_("How serious is it?"), SERIOUSNESS)
    capacity = one_of(
        _("Can the person decide about this themself?"),
        [("has", _("Yes")), ("lacks", _("No, it was assessed")), ("unsure", _("Not known yet"))],
    )
    consent = one_of(_("Does the person agree to what you will do?"), YES_NO_UNSURE)
    without = words(_("If you act without their consent: why?"), needed=False)
    advocate = one_of(_("Is an advocate needed?"), YES_NO_UNSURE)
    others = one_of(_("Is anyone else at risk: in the home, or on short breaks?"), YES_NO_UNSURE)
    trust = one_of(
        _("Is someone in a position of trust?"),
        YES_NO_UNSURE,
        _(
            "Then think of DBS, the placing authority, deprivation of liberty, and whether anyone is under 18."
        ),
    )
    cqc = one_of(
        _("Must CQC be notified?"),
        [*YES_NO, ("not-ours", _("Not registered with CQC"))],
        _(
            "Abuse or an allegation: without delay (Regulation 18). Elsewhere than England: your own regulator."
        ),
    )
    decision = one_of(_("What do you decide?"), DECISIONS)
    reason = words(_("Why?"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("consent") == "no" and not cleaned.get("without"):
            self.add_error("without", _("They do not agree. Say why you act all the same."))
        return cleaned


class ActedForm(StepForm):
    acted = words(_("What was done?"))
    who = line(_("By whom?"))
    on = day(_("On which day?"))


class ReferredForm(StepForm):
    to = one_of(
        _("To whom?"),
        [
            ("local-authority", _("Local authority")),
            ("police", _("Police")),
            ("health", _("Health")),
            ("cqc", _("CQC notification")),
            ("other", _("Someone else")),
        ],
    )
    on = day(_("On which day?"))
    reference = line(_("Their reference"), needed=False)
    said = words(_("What was said, and by whom?"), needed=False)
