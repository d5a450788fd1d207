"""The forms of the page without an account: what is told, the code, and what is answered back."""

import secrets
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from easyread.pairing import PICTURES
from scheme.family import codes, sounds
from scheme.family.sounds import Sound, SoundTrouble
from scheme.people import photos
from scheme.people.photos import PhotoTrouble, made_small

MOST = 10_000
"""Letters of what happened."""
PHOTO_SIDE = 1600
"""Pixels of the longer side of a photo: enough to read a letter on it."""

WHO = [
    ("family", _("A relative or a friend")),
    ("carer", _("A Shared Lives carer")),
    ("advocate", _("An advocate or support worker")),
    ("other", _("Someone else")),
]
SAFE = [("yes", _("Yes")), ("no", _("No")), ("not-sure", _("I am not sure"))]
TOPICS = [
    ("", _("Choose one, if one fits")),
    ("hurts", _("Someone hurts them")),
    ("touches", _("Someone touches them, and they do not like it")),
    ("shouts", _("Someone shouts at them, or is unkind")),
    ("made-to", _("Someone makes them do things")),
    ("online", _("Someone is bad to them online")),
    ("takes-money", _("Their money or their things")),
    ("not-looked-after", _("They are not looked after: food, health, medicine")),
    ("self-harm", _("They may hurt themselves")),
    ("home-not-safe", _("Their home is not safe")),
    ("not-live-here", _("They do not want to live there")),
    ("not-allowed", _("They are not allowed their own choices")),
    ("other", _("Something else")),
]
NAMED = [("yes", _("I give my name")), ("no", _("I do not want to give my name"))]


class TellForm(forms.Form):
    """What someone tells. ``form``: its own name, signed, so that sending it twice tells it once."""

    form = forms.CharField(widget=forms.HiddenInput)
    who = forms.ChoiceField(label=_("Who are you?"), choices=WHO, widget=forms.RadioSelect)
    about = forms.CharField(
        label=_("Who is it about?"),
        help_text=_("Their name, and where they live if you know it."),
        max_length=500,
        required=False,
    )
    safe = forms.ChoiceField(
        label=_("Are they safe now?"), choices=SAFE, widget=forms.RadioSelect, required=False
    )
    detail = forms.ChoiceField(label=_("What is it about?"), choices=TOPICS, required=False)
    happened = forms.CharField(
        label=_("What happened, or what do you want to say?"),
        help_text=_("Write it as you would say it. You can send a voice message instead."),
        max_length=MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    voice = forms.FileField(
        label=_("A voice message, if you like"),
        help_text=_("At most 5 minutes and 20 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*", "data-largest": sounds.LARGEST}),
    )
    photo = forms.FileField(
        label=_("A photo, if you like"),
        help_text=_("At most 10 MB. We take out where and when it was made."),
        required=False,
        widget=forms.FileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp", "data-largest": photos.LARGEST}
        ),
    )
    named = forms.ChoiceField(label=_("Your name"), choices=NAMED, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("If you give it: your name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = forms.CharField(
        label=_("How can we reach you safely?"),
        help_text=_(
            "A telephone number or an e-mail address, and what we must not do. Leave it empty if we must not."
        ),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_form(self) -> str:
        """The form's own name; a form that the hub did not make is no form."""
        form = codes.form_of(self.cleaned_data["form"])
        if form is None:
            raise forms.ValidationError(
                gettext("This page is too old. Open it again, and send it once more.")
            )
        return form

    def clean_voice(self) -> Sound | None:
        """The sound alone."""
        sent = self.cleaned_data["voice"]
        try:
            return sounds.made_plain(_content(sent, sounds.LARGEST)) if sent else None
        except SoundTrouble as trouble:
            raise forms.ValidationError(str(trouble)) from None

    def clean_photo(self) -> bytes | None:
        """The picture alone."""
        sent = self.cleaned_data["photo"]
        try:
            return made_small(_content(sent, 0), PHOTO_SIDE) if sent else None
        except PhotoTrouble as trouble:
            raise forms.ValidationError(str(trouble)) from None

    def clean(self) -> dict[str, Any]:
        """Something was said, and a name where one is given."""
        said = super().clean() or self.cleaned_data
        if not said.get("happened", "").strip() and not said.get("voice") and "voice" not in self.errors:
            self.add_error("happened", gettext("Write something, or send a voice message."))
        if said.get("named") == "yes" and not said.get("name", "").strip():
            self.add_error("name", gettext("Write your name, or choose not to give it."))
        return said


class CodeForm(forms.Form):
    """The code of something that was told."""

    digits = forms.CharField(
        label=_("The 8 numbers"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    picture = forms.ChoiceField(
        label=_("The picture"),
        choices=[("", _("Choose one")), *sorted(PICTURES.items(), key=lambda pair: pair[1])],
    )


class BackForm(forms.Form):
    """What is answered back, beside the code that stands in the same page."""

    form = forms.CharField(widget=forms.HiddenInput)
    answer = forms.CharField(
        label=_("Answer back"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 5})
    )

    clean_form = TellForm.clean_form


class AnswerForm(forms.Form):
    """What staff answer; ``form``: as for those who tell."""

    form = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(label=_("Your answer"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 8}))

    clean_form = TellForm.clean_form


def new_form() -> str:
    """A name for a form that nobody can guess, signed."""
    return codes.sign_form(secrets.token_urlsafe(16))


def _content(sent: UploadedFile, most: int) -> bytes:
    """The bytes of an upload; one byte more than ``most`` is enough to refuse it."""
    return bytes(sent.read(most + 1 if most else -1))
