"""The form for how a person uses the kiosk: the record that the Accessible Information Standard asks for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from easyread.profile import LIMITS, PHOTOS, Profile, fitted
from scheme.people.forms import day, words


def one(label: Any, *choices: tuple[str, Any]) -> forms.ChoiceField:
    """One of a few."""
    return forms.ChoiceField(label=label, choices=list(choices))


def number(label: Any, name: str, hint: Any) -> forms.IntegerField:
    """A whole number within the limits of the profile."""
    least, most = LIMITS[name]
    return forms.IntegerField(label=label, help_text=hint, min_value=int(least), max_value=int(most))


def ticked(label: Any, hint: Any = "") -> forms.BooleanField:
    """Yes or no."""
    return forms.BooleanField(label=label, help_text=hint, required=False)


PICTURES = (("drawings", _("Drawings")), (PHOTOS, _("Photos")), ("none", _("No pictures")))


class ProfileForm(forms.Form):
    """Every field has a value that works; the names are those of the profile."""

    how = words(
        _("What they need, and how they told you"), 500, _("In their words, signs or behaviour."), long=True
    )
    flag = ticked(
        _("Show this first on their page"), _("So that everyone who writes to them or meets them sees it.")
    )
    review = day(_("Look at it again on"), _("At the latest after a year."), required=True)
    speech = one(
        _("Voice"),
        ("on", _("Speaks by itself")),
        ("asked", _("Speaks when Listen is pressed")),
        ("off", _("Never speaks")),
    )
    speed = number(_("Speed of the voice"), "speed", _("Words a minute: 100 to 190, usually 140."))
    finish_first = ticked(_("A sentence is spoken to its end before the next begins"))
    lit = ticked(_("Words light up as they are spoken"))
    calm = ticked(_("Calm: nothing moves"))
    text = number(_("Size of words"), "text", _("24 to 48."))
    pictures = one(_("Pictures"), *PICTURES)
    symbols = forms.ChoiceField(
        label=_("Own symbol set"),
        required=False,
        help_text=_("Of those that your scheme handed in under Surveys. What a set lacks is drawn as ours."),
    )
    ours = ticked(_("They like our drawings better than the set"), _("They can say so on the tablet too."))
    colours = one(
        _("Colours"),
        ("cream", _("Cream")),
        ("light", _("White")),
        ("dark", _("Dark")),
        ("contrast", _("Black and yellow")),
    )
    choices = forms.TypedChoiceField(
        label=_("Cards at once"), choices=[(2, "2"), (3, "3"), (5, "5")], coerce=int
    )
    target = number(_("Size of buttons"), "target", _("Millimetres: 20 to 40, usually 25."))
    gap = number(_("Room between buttons"), "gap", _("Millimetres: 6 to 20."))
    hand = one(_("Hand"), ("right", _("Right")), ("left", _("Left")))
    hide = one(
        _("Where Hide is"),
        ("top-right", _("Top right")),
        ("top-left", _("Top left")),
        ("bottom-right", _("Bottom right")),
        ("bottom-left", _("Bottom left")),
        ("off", _("No button")),
    )
    input = one(
        _("How they press"),
        ("touch", _("Touch")),
        ("keys", _("Keyboard")),
        ("one-switch", _("One switch")),
        ("two-switch", _("Two switches")),
        ("dwell", _("Eyes or head")),
    )
    hold = number(_("Hold to choose"), "hold", _("Milliseconds: 0 is a touch, up to 1500."))
    guard = number(_("A second touch counts after"), "guard", _("Milliseconds: 0 to 2000, usually 700."))
    scan = number(_("Switches: time for each item"), "scan", _("Milliseconds: 700 to 6000, usually 2000."))
    dwell = number(_("Eyes or head: time to rest"), "dwell", _("Milliseconds: 600 to 3000, usually 1000."))
    check = ticked(_("Always ask at the end: is that right?"))
    breaks = ticked(_("Offer a break"))

    def __init__(self, *given: Any, sets: Iterable[str], **more: Any) -> None:
        """``sets``: the names of the symbol sets that are in use."""
        super().__init__(*given, **more)
        symbols, pictures, used = self.fields["symbols"], self.fields["pictures"], set(sets)
        assert isinstance(symbols, forms.ChoiceField) and isinstance(pictures, forms.ChoiceField)
        held = self.get_initial_for_field(symbols, "symbols") or ""
        gone = [(held, _("%(name)s (not in use)") % {"name": held})] if held not in {"", *used} else []
        symbols.choices = [("", _("Ours")), *((name, name) for name in sorted(used)), *gone]
        liked = self.get_initial_for_field(pictures, "pictures")
        if PHOTOS not in {liked, *used}:
            pictures.choices = [(style, words) for style, words in PICTURES if style != PHOTOS]

    def profile(self, before: Profile) -> Profile:
        """The profile as it was filled in; what the form does not ask stays."""
        filled = {
            name: value for name, value in self.cleaned_data.items() if name in Profile.__struct_fields__
        }
        speech = self.cleaned_data["speech"]
        return fitted(replace(before, **filled, voice=speech != "off", quiet=speech == "asked"))


def filled_with(profile: Profile) -> dict[str, Any]:
    """What the form says of a profile."""
    speech = "off" if not profile.voice else "asked" if profile.quiet else "on"
    return {**{name: getattr(profile, name) for name in profile.__struct_fields__}, "speech": speech}
