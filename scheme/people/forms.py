"""The forms for people: what staff fill in, and what is said where it does not fit."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from scheme.people.models import Person, Stay
from scheme.people.photos import LARGEST, PhotoTrouble, made_small
from scheme.people.wording import LANGUAGES, PORTRAITS
from scheme.schemes.models import Scheme

WRITTEN = ["%Y-%m-%d", "%d/%m/%Y"]


def day(label: Any, hint: Any = "", required: bool = False) -> forms.DateField:
    """A day, chosen or typed in either way that is common here."""
    chosen = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    wrong = _("This is no day. Write it like 2026-03-01 or 01/03/2026.")
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=chosen,
        input_formats=WRITTEN,
        error_messages={"invalid": wrong},
    )


def words(
    label: Any, most: int, hint: Any = "", required: bool = True, long: bool = False
) -> forms.CharField:
    """A line of text, or a few."""
    widget = forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, help_text=hint, required=required, widget=widget)


class OfScheme(forms.Form):
    """A form that may look at the rows of one scheme."""

    def __init__(self, *given: Any, scheme: Scheme, **more: Any) -> None:
        self.scheme = scheme
        super().__init__(*given, **more)

    def order(self, since: str = "since", until: str = "until") -> None:
        """The last day is not before the first."""
        first, last = self.cleaned_data.get(since), self.cleaned_data.get(until)
        if first and last and last < first:
            self.add_error(until, gettext("This is before the first day."))


def _portraits() -> list[tuple[str, Any]]:
    tile = '<img src="{}" alt="" width="64" height="64"> {}'
    named = gettext("Drawing %(number)s")
    return [
        (id, format_html(tile, reverse("picture", args=[id]), named % {"number": number}))
        for number, id in enumerate(PORTRAITS, 1)
    ]


class PersonForm(OfScheme):
    """Who someone is."""

    name = words(_("First name"), 60, _("As they are called at home. The tablet shows and says it."))
    reference = words(
        _("Reference"), 40, _("Your own number for them, if you have one. Nobody else may have it."), False
    )
    language = forms.ChoiceField(label=_("Language they like best"), choices=LANGUAGES)
    more = forms.MultipleChoiceField(
        label=_("Other languages"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    portrait = forms.ChoiceField(
        label=_("Drawing"),
        help_text=_("It stands on the tablet while there is no photo."),
        choices=_portraits,
        widget=forms.RadioSelect,
        initial=PORTRAITS[0],
    )
    since = day(_("First day of support"))

    def __init__(self, *given: Any, person: Person | None = None, **more: Any) -> None:
        self.person = person
        super().__init__(*given, **more)
        if person is None:
            homes = self.scheme.households.filter(visiting=None).order_by("name")
            self.fields["household"] = forms.ModelChoiceField(
                homes, label=_("Household"), required=False, empty_label=_("None yet")
            )
            self.fields["kind"] = forms.ChoiceField(label=_("How they stay there"), choices=Stay.Kind.choices)

    def clean_reference(self) -> str:
        """Nobody else has it."""
        said = str(self.cleaned_data["reference"])
        other = self.scheme.people.filter(reference=said).first() if said else None
        if other and other != self.person:
            raise forms.ValidationError(gettext("%(name)s has this reference.") % {"name": other.name})
        return said

    def languages(self) -> list[str]:
        """The one they like best first."""
        return list(dict.fromkeys([self.cleaned_data["language"], *self.cleaned_data["more"]]))


class PhotoForm(forms.Form):
    """A photo, made small as it is read."""

    photo = forms.FileField(
        label=_("Photo"),
        help_text=_(
            "JPEG, PNG or WebP, up to 10 MB. Best: only their face, looking at you. "
            "Where and when it was taken is removed."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_photo(self) -> bytes:
        """The photo as it is kept."""
        upload: UploadedFile = self.cleaned_data["photo"]
        try:
            return made_small(upload.read(LARGEST + 1))
        except PhotoTrouble as trouble:
            raise forms.ValidationError(str(trouble)) from None


class EndForm(OfScheme):
    """Support ends."""

    until = day(_("Last day of support"), _("From the day after, no tablet shows them any more."), True)
    why = forms.ChoiceField(label=_("Why"), choices=Person.Why.choices, widget=forms.RadioSelect)
