"""Which responses to show: all of it stands in the address, so that a list can be kept and passed on."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scheme.portal.plain_select import PlainSelect
from scheme.portal.words import ENDED, HERE, offered
from scheme.responses.models import Helped, Response, Source
from scheme.schemes.models import Scheme

_ANY = ("", _("Any"))
WHOSE = (("own", _("The person's own")), ("noticed", _("What others noticed")))


class FilterForm(forms.Form):
    """What is left empty asks for nothing."""

    person = forms.ChoiceField(label=_("Person"), required=False, widget=PlainSelect)
    household = forms.ChoiceField(label=_("Household"), required=False, widget=PlainSelect)
    survey = forms.ChoiceField(label=_("Survey"), required=False)
    version = forms.IntegerField(label=_("Version"), required=False, min_value=1, max_value=2**31 - 1)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("Up to"), required=False, widget=forms.DateInput({"type": "date"}))
    here = forms.ChoiceField(label=_("Who was there"), required=False)
    helped = forms.ChoiceField(label=_("Help"), required=False, choices=[_ANY, *Helped.choices])
    ended = forms.ChoiceField(label=_("How it ended"), required=False)
    source = forms.ChoiceField(label=_("How it came"), required=False, choices=[_ANY, *Source.choices])
    whose = forms.ChoiceField(label=_("Whose words"), required=False, choices=[_ANY, *WHOSE])
    look = forms.BooleanField(label=_("Needs a look"), required=False)

    def __init__(self, asked: QueryDict, scheme: Scheme) -> None:
        super().__init__(asked)
        people = [(str(pk), name) for pk, name in scheme.people.order_by("name").values_list("pk", "name")]
        homes = [(str(pk), name) for pk, name in scheme.households.order_by("name").values_list("pk", "name")]
        told = [(survey, survey) for survey in answered(scheme)]
        self._offer("person", [*people, ("else", _("Someone not on the list"))])
        self._offer("household", homes)
        self._offer("survey", told)
        self._offer("here", offered(HERE))
        self._offer("ended", offered(ENDED))

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [_ANY, *choices]

    def asks(self) -> bool:
        """Whether anything is asked for."""
        return any(self.cleaned_data.values())


def answered(scheme: Scheme) -> list[str]:
    """The ids of surveys that something was answered to; from the tallies, which are few."""
    return list(
        scheme.tallies.order_by("survey").values_list("survey", flat=True).distinct().exclude(survey="")
    )


def found(scheme: Scheme, asked: dict[str, Any]) -> QuerySet[Response]:
    """The responses of a scheme that fit what a valid form asks, the newest first."""
    condition = Q()
    for name in ("household", "survey", "version", "helped", "ended", "source"):
        if asked.get(name):
            condition &= Q(**{name: asked[name]})
    if asked.get("person"):
        condition &= Q(person=None) if asked["person"] == "else" else Q(person=asked["person"])
    if asked.get("whose"):
        own = Q(by="self")
        condition &= own if asked["whose"] == "own" else ~own
    if asked.get("look"):
        condition &= Q(look=True)
    if asked.get("since"):
        condition &= Q(arrived_at__gte=midnight(asked["since"]))
    if asked.get("until"):
        condition &= Q(arrived_at__lt=midnight(asked["until"] + timedelta(days=1)))
    if asked.get("here"):
        condition &= Q(there__contains=f" {asked['here']} ")
    rows = scheme.responses.filter(condition)
    return rows.select_related("person", "household").order_by("-arrived_at", "-pk")


def midnight(day: date) -> datetime:
    """When a day begins, by the clock here."""
    return timezone.make_aware(datetime.combine(day, time()))
