"""The forms of an erasure, and of a hold."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WORD = _("erase")
"""What is typed so that nobody erases by one press."""
SHORTEST = 10


class WhyForm(forms.Form):
    """Why; of a hold it is all that is asked."""

    why = forms.CharField(
        label=_("Why?"),
        help_text=_("This stays, and whoever asks later reads it. Write nothing of what was said."),
        min_length=SHORTEST,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WordsForm(forms.Form):
    """What a recorded voice says."""

    words = forms.CharField(
        label=_("The words, as the person agreed to them"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class EraseForm(WhyForm):
    """Who asked for it, why, and a word typed by hand."""

    asked = forms.CharField(
        label=_("Who asked for it?"), help_text=_("The person, or who for them."), max_length=100
    )
    word = forms.CharField(label=_("Type the word “erase”"), max_length=20)
    field_order = ("asked", "why", "word")

    def clean_word(self) -> str:
        """The word itself, in large letters or small."""
        said = str(self.cleaned_data["word"]).strip().casefold()
        if said != gettext("erase").casefold():
            raise forms.ValidationError(_("Type the word “erase”. Nothing was erased."))
        return said
