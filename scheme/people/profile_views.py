"""The page on which staff write down how a person uses the kiosk."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from scheme.people import profiles
from scheme.people.pages import form_page, person_of, posted
from scheme.people.profile_forms import ProfileForm, filled_with
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, may


@require_http_methods(["GET", "POST"])
@may(Power.CHANGE_PEOPLE)
def profile(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """How the person uses the kiosk; a new row in its history."""
    found = person_of(staff, id)
    row = profiles.newest(staff.scheme, [found]).get(found.pk)
    held = profiles.profile_of(found, row)
    record = {"how": row.how, "flag": row.flag, "review": row.review} if row else {}
    sets = staff.scheme.symbol_sets.filter(end=None).values_list("name", flat=True)
    form = ProfileForm(**posted(request), sets=sets, initial={**filled_with(held), **record})
    if not form.is_valid():
        intro = _("What they change themselves on the tablet comes here too, and counts until you change it.")
        back = reverse("person", args=[id])
        return form_page(request, form, _("How they use the tablet"), back, about=found.name, intro=intro)
    said = {name: form.cleaned_data[name] for name in ("how", "flag", "review")}
    profiles.write_down(staff, found, form.profile(held), said)
    return redirect("person", id)
