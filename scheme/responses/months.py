"""Which months a page is about; they stand in its address."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

USUAL = 12


class MonthsForm(forms.Form):
    """From one month to another, both within; the last twelve when nothing is said."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("Up to"), required=False, widget=forms.DateInput({"type": "date"}))


def asked(query: QueryDict) -> tuple[MonthsForm, date, date]:
    """The form, the first day of its first month, and its last day."""
    form = MonthsForm(query)
    said = form.cleaned_data if form.is_valid() else {}
    today = timezone.localdate()
    until = said.get("until") or today
    since = (said.get("since") or _back(until, USUAL - 1)).replace(day=1)
    return form, since, until


def _back(day: date, months: int) -> date:
    place = max(day.year * 12 + day.month - 1 - months, 12)
    return date(place // 12, place % 12 + 1, 1)
