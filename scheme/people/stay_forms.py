"""The forms for households, stays, carers and family members."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from scheme.people.forms import OfScheme, day, words
from scheme.people.models import Person, Stay
from scheme.schemes.models import Household


class StayForm(OfScheme):
    """A stay in a household."""

    household = forms.ModelChoiceField(Household._base_manager.none(), label=_("Household"))
    kind = forms.ChoiceField(label=_("How they stay there"), choices=Stay.Kind.choices)
    since = day(_("First day"), _("Leave it empty if it began before."))
    until = day(
        _("Last day"), _("Leave it empty if it goes on. From the day after, the tablet there forgets them.")
    )

    def __init__(self, *given: Any, person: Person, stay: Stay | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.person, self.stay = person, stay
        homes = forms.ModelChoiceField(
            self.scheme.households.filter(visiting=None).order_by("name"), label=_("Household")
        )
        self.fields["household"] = homes

    def clean(self) -> dict[str, Any]:
        """In its order, and not the same stay twice."""
        self.order()
        found = self.cleaned_data
        if not self.errors and overlapping(
            self.person, found["household"], found["kind"], (found["since"], found["until"]), self.stay
        ):
            self.add_error("since", gettext("They stay there in this way already on some of these days."))
        return found


Days = tuple[date | None, date | None]
"""The first and the last; None is open."""


def overlapping(
    person: Person, household: Household, kind: str, days: Days, but: Stay | None = None
) -> Stay | None:
    """A stay of the same kind in the same household that shares a day with these."""
    stays = household.stays.filter(person=person, kind=kind)
    return next((stay for stay in stays if stay != but and share((stay.since, stay.until), days)), None)


def share(one: Days, other: Days) -> bool:
    """Whether some day is in both."""
    first, last = max(one[0] or date.min, other[0] or date.min), min(one[1] or date.max, other[1] or date.max)
    return first <= last


class HouseholdForm(OfScheme):
    """A household's name."""

    name = words(_("Name of the household"), 100, _("As staff call it, such as the street."))

    def __init__(self, *given: Any, household: Household | None = None, **more: Any) -> None:
        self.household = household
        super().__init__(*given, **more)

    def clean_name(self) -> str:
        """No other household has it."""
        said = str(self.cleaned_data["name"])
        other = self.scheme.households.filter(name=said).first()
        if other and other != self.household:
            raise forms.ValidationError(gettext("There is a household of this name already."))
        return said


class VisitingForm(HouseholdForm):
    """A visiting device's name and who carries it."""

    name = words(_("Name of the device"), 100, _("Such as: Rosa's tablet."))
    carried_by = words(_("Who carries it"), 60, _("A worker or an advocate."))


class CarerForm(OfScheme):
    """A carer of a household."""

    name = words(_("Name"), 60)
    since = day(_("First day as a carer there"))
    until = day(_("Last day as a carer there"), _("Leave it empty if it goes on."))

    def clean(self) -> dict[str, Any]:
        """In its order."""
        self.order()
        return self.cleaned_data


class FamilyForm(forms.Form):
    """A relative or friend."""

    name = words(_("Name"), 60)
    relation = words(_("Who they are to the person"), 60, _("Such as: mother, brother, friend."))
    contact = words(_("How to reach them"), 200, _("Telephone, e-mail or address."), False)
