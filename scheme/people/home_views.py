"""The pages of households, their carers, and visiting devices."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scheme.people import changing, errands, listing
from scheme.people.models import Carer, Visiting
from scheme.people.pages import form_page, posted
from scheme.people.stay_forms import CarerForm, HouseholdForm, VisitingForm
from scheme.schemes.models import Household, Staff
from scheme.schemes.roles import Power, has, may

BOTH = ["GET", "POST"]


def _home(staff: Staff, id: uuid.UUID) -> Household:
    return get_object_or_404(staff.scheme.households.filter(visiting=None), pk=id)


@require_GET
@may(Power.PEOPLE)
def households(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Every household, with who is there today."""
    shown = {"homes": listing.homes(staff.scheme), "changes": has(staff, Power.CHANGE_PEOPLE)}
    return render(request, "people/households.html", shown)


@require_GET
@may(Power.PEOPLE)
def household(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One household."""
    found = _home(staff, id)
    shown = {
        "household": found,
        "today": timezone.localdate(),
        "stays": found.stays.select_related("person").order_by("person__name", "-since"),
        "carers": found.carers.order_by("name"),
        "devices": found.devices.filter(revocation=None).exclude(public=None).count(),
        "changes": has(staff, Power.CHANGE_PEOPLE),
    }
    return render(request, "people/household.html", shown)


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def change_household(request: HttpRequest, staff: Staff, id: uuid.UUID | None = None) -> HttpResponse:
    """A household's name, new or changed."""
    found = _home(staff, id) if id else None
    now = {"name": found.name} if found else {}
    form = HouseholdForm(**posted(request), scheme=staff.scheme, household=found, initial=now)
    if not form.is_valid():
        back = reverse("household", args=[id]) if id else reverse("households")
        title = _("Change a household") if found else _("Add a household")
        return form_page(request, form, title, back)
    if found:
        changing.rename_household(staff, found, form.cleaned_data["name"])
    else:
        found = changing.add_household(staff, form.cleaned_data["name"])
    return redirect("household", found.pk)


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def carer(request: HttpRequest, staff: Staff, id: uuid.UUID, carer: uuid.UUID | None = None) -> HttpResponse:
    """A carer, new or changed."""
    home = _home(staff, id)
    row = get_object_or_404(home.carers, pk=carer) if carer else None
    now = {name: getattr(row, name) for name in ("name", "since", "until")} if row else {}
    form = CarerForm(**posted(request), scheme=staff.scheme, initial=now)
    if not form.is_valid():
        title = _("Change a carer") if row else _("Add a carer")
        return form_page(request, form, title, reverse("household", args=[id]), about=home.name)
    row = row or Carer(scheme=staff.scheme, household=home)
    changing.keep_row(staff, changing.fill(row, form.cleaned_data), "kept carer")
    return redirect("household", id)


def _visiting(staff: Staff, id: uuid.UUID) -> Visiting:
    return get_object_or_404(staff.scheme.visiting.select_related("household"), pk=id)


@require_GET
@may(Power.PEOPLE)
def visiting(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Every visiting device, and whom it sees."""
    shown = {
        "carried": listing.carried(staff.scheme),
        "people": [row.person for row in listing.people(staff.scheme)],
        "changes": has(staff, Power.CHANGE_PEOPLE),
    }
    return render(request, "people/visiting.html", shown)


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def add_visiting(request: HttpRequest, staff: Staff) -> HttpResponse:
    """A new visiting device; it is paired like any other."""
    form = VisitingForm(**posted(request), scheme=staff.scheme)
    if not form.is_valid():
        intro = _("It sees the one person whom you choose, and forgets them once they have answered.")
        return form_page(request, form, _("Add a visiting device"), reverse("visiting"), intro=intro)
    changing.add_visiting(staff, form.cleaned_data["name"], form.cleaned_data["carried_by"])
    return redirect("visiting")


@require_POST
@may(Power.CHANGE_PEOPLE)
def begin_errand(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """This visiting device sees this person next."""
    found = _visiting(staff, id)
    chosen = {str(row.person.pk): row.person for row in listing.people(staff.scheme)}
    person = chosen.get(request.POST.get("person", ""))
    if person is None:
        shown = {
            "carried": listing.carried(staff.scheme),
            "people": chosen.values(),
            "changes": True,
            "wrong": found.pk,
            "words": gettext("Choose the person whom it sees next."),
        }
        return render(request, "people/visiting.html", shown, status=422)
    with changing.noted(staff, "began errand", person):
        errands.begin(found, person, staff)
    return redirect("visiting")


@require_POST
@may(Power.CHANGE_PEOPLE)
def end_errand(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """This visiting device forgets whom it saw."""
    found = _visiting(staff, id)
    with changing.noted(staff, "ended errand", found):
        errands.end(found, staff)
    return redirect("visiting")
