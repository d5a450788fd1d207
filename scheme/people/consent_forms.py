"""The forms for who must not be told, how consent was judged, and whether someone wants to be asked."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from scheme.people.forms import day, words
from scheme.people.models import Judgement


class NotToldForm(forms.Form):
    """Who must not be told."""

    name = words(_("Who must not be told"), 60)
    relation = words(_("Who they are to the person"), 60, _("Such as: carer, brother, neighbour."))
    why = words(_("Why"), 500, _("As little as others need to know."), False, long=True)


class WhyForm(forms.Form):
    """A reason."""

    why = words(_("Why"), 500, long=True)


class JudgementForm(forms.Form):
    """How consent was judged."""

    capacity = forms.ChoiceField(
        label=_("Can they decide whether they are asked?"),
        choices=Judgement.Capacity.choices,
        widget=forms.RadioSelect,
    )
    who = words(_("Who judged it"), 60, _("Name, and what they are to the person or the scheme."))
    on = day(_("On which day"), required=True)
    how = words(
        _("How it was judged"),
        2000,
        _("What was explained and how, what the person understood, kept in mind, weighed up and said."),
        long=True,
    )

    def clean_on(self) -> date:
        """Not in the future."""
        said: date = self.cleaned_data["on"]
        if said > timezone.localdate():
            raise forms.ValidationError(gettext("This day is still to come."))
        return said


class AskingForm(forms.Form):
    """Whether the person wants to be asked."""

    wants = forms.ChoiceField(
        label=_("Do they want to be asked?"),
        choices=[("no", _("No, they do not want to be asked")), ("yes", _("Yes, they want to be asked"))],
        widget=forms.RadioSelect,
    )
    how = words(_("How they told you"), 500, _("Their words, signs or behaviour, and when."), long=True)
