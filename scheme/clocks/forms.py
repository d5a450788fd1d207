"""The forms of the clocks' settings, of duties and leave, and of a task that is done."""

from datetime import time
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from scheme.clocks.models import Duty
from scheme.clocks.numbers import Chosen
from scheme.concerns.words import DETAILS
from scheme.portal.words import offered
from scheme.schemes.models import Scheme
from scheme.schemes.roles import Power, has

NATIONS = [
    ("england", _("England")),
    ("wales", _("Wales")),
    ("scotland", _("Scotland")),
    ("northern-ireland", _("Northern Ireland")),
]
DAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
]
NUMBERS = {
    "alert_minutes": _("Minutes after which somebody must have been alerted"),
    "on_call_minutes": _("Minutes after which whoever is on call is alerted, where nobody has seen it"),
    "outside_minutes": _("Minutes after which the outside name is told"),
    "seen_working_hours": _("Working hours in which any other concern is seen"),
    "decided_working_days": _("Working days until it is decided whether to refer it"),
    "told_working_days": _("Working days until the person is told what happens next"),
    "follow_up_weeks": _("Weeks after closing until the person is asked whether it helped"),
    "unresolved_weeks": _("Weeks until an open complaint must name the ombudsman"),
    "explain_weeks": _("Weeks until an open complaint must be explained"),
    "quiet_hours": _("Hours a tablet may say nothing"),
    "quiet_hours_no_urgent": _("The same where no urgent route is offered"),
    "silent_days": _("Days without a word of their own after which somebody is “not heard from”"),
    "keep_years": _("Years after support ended until what a person said is erased"),
    "voice_days": _("Days after its words were agreed until a recorded voice is erased"),
    "heartbeat_seconds": _("Seconds the clock process may say nothing"),
}
_TIME = forms.TimeInput({"type": "time"}, format="%H:%M")


class ClocksForm(forms.Form):
    """All numbers of the clocks."""

    outside_name = forms.CharField(
        label=_("The outside name: who is told when somebody who works here is the worry"),
        help_text=_("The nominated individual, or the council's safeguarding team. They need no sign-in."),
        max_length=100,
    )
    outside_email = forms.EmailField(label=_("Their e-mail address"))
    outside_phone = forms.CharField(label=_("Their telephone number"), max_length=30)
    nation = forms.ChoiceField(label=_("Bank holidays of"), choices=NATIONS)
    opens = forms.TimeField(label=_("The office opens at"), widget=_TIME)
    closes = forms.TimeField(label=_("The office closes at"), widget=_TIME)
    days = forms.TypedMultipleChoiceField(
        label=_("Working days"), choices=DAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    urgent_route = forms.BooleanField(
        label=_("Somebody is on call at any hour"),
        required=False,
        help_text=_("Only then is the urgent route offered."),
    )
    urgent_details = forms.MultipleChoiceField(
        label=_("What is urgent at any hour, besides “not safe”, “not sure” and no answer"),
        choices=lambda: offered(DETAILS),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    next_minutes = forms.CharField(
        label=_("Minutes after which the next person is alerted, and the next"),
        help_text=_("Such as 15, 30, 60"),
    )
    digest_at = forms.TimeField(label=_("The day's one message goes at"), widget=_TIME)
    cqc_registered = forms.BooleanField(label=_("This scheme is registered with CQC"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name, words in NUMBERS.items():
            self.fields[name] = forms.IntegerField(label=words, min_value=1, max_value=10_000)

    def clean_next_minutes(self) -> tuple[int, ...]:
        """Whole numbers, each later than the one before."""
        parts = self.cleaned_data["next_minutes"].replace(",", " ").split()
        minutes = tuple(int(one) for one in parts if one.isascii() and one.isdigit() and len(one) < 5)
        if (
            not minutes
            or len(minutes) != len(parts)
            or list(minutes) != sorted(set(minutes))
            or minutes[0] < 1
        ):
            raise forms.ValidationError(_("Write numbers that grow, such as 15, 30, 60."))
        return minutes

    def clean(self) -> dict[str, Any]:
        """What must come after something else does."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("closes", time.max) <= found.get("opens", time.min):
            self.add_error("closes", _("The office closes after it opens."))
        last = (found.get("next_minutes") or (0,))[-1]
        if not last < found.get("on_call_minutes", last + 1) < found.get("outside_minutes", 10_001):
            self.add_error(
                "outside_minutes", _("First the others, then who is on call, then the outside name.")
            )
        return found

    def numbers(self) -> Chosen:
        """What was chosen."""
        return msgspec.convert(self.cleaned_data, Chosen)


def now_in_force(numbers: Chosen) -> dict[str, Any]:
    """What the form shows at first."""
    shown = {name: getattr(numbers, name) for name in numbers.__struct_fields__}
    return {**shown, "next_minutes": ", ".join(map(str, numbers.next_minutes))}


class _OfStaff(forms.Form):
    since = forms.DateTimeField(label=_("From"), widget=forms.DateTimeInput({"type": "datetime-local"}))

    def __init__(self, *args: Any, scheme: Scheme, **named: Any) -> None:
        super().__init__(*args, **named)
        found = scheme.staff.filter(is_active=True).order_by("name")
        able = [(str(one.pk), one.name) for one in found if has(one, Power.ACT)]
        for name in ("staff", "cover"):
            if name in self.fields:
                field: Any = self.fields[name]
                field.choices = [("", "---"), *able]


class DutyForm(_OfStaff):
    """Who reads first, or is on call."""

    staff = forms.ChoiceField(label=_("Who?"))
    what = forms.ChoiceField(label=_("Does what?"), choices=Duty.What.choices)
    place = forms.IntegerField(
        label=_("In which turn? 1 is alerted first"), min_value=1, max_value=50, initial=1
    )
    until = forms.DateTimeField(
        label=_("Until (empty: until it is ended)"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}),
    )
    field_order = ("staff", "what", "place", "since", "until")


class LeaveForm(_OfStaff):
    """Who is away, and who covers."""

    staff = forms.ChoiceField(label=_("Who is away?"))
    cover = forms.ChoiceField(label=_("Who does their duties meanwhile?"), required=False)
    until = forms.DateTimeField(label=_("Until"), widget=forms.DateTimeInput({"type": "datetime-local"}))
    field_order = ("staff", "cover", "since", "until")

    def clean(self) -> dict[str, Any]:
        """Nobody covers for themself."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("staff") and found.get("staff") == found.get("cover"):
            self.add_error("cover", _("Somebody else covers."))
        if found.get("until") and found.get("since") and found["until"] <= found["since"]:
            self.add_error("until", _("It ends after it begins."))
        return found


class DoneForm(forms.Form):
    """What was found out and done."""

    done = forms.CharField(
        label=_("What was it, and what did you do?"), max_length=500, widget=forms.Textarea
    )
