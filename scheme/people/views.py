"""The pages of people: the list, one person, their photo, and the forms for who they are."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scheme.audit import chain
from scheme.people import changing, consents, listing
from scheme.people.asking import newest
from scheme.people.forms import EndForm, PersonForm, PhotoForm
from scheme.people.pages import form_page, person_of, posted
from scheme.people.untold import standing
from scheme.people.wording import language
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may


@require_GET
@may(Power.PEOPLE)
def people(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Everyone the scheme supports."""
    said, left = request.GET.get("q", "").strip()[:60], request.GET.get("left") == "1"
    shown = {
        "rows": listing.people(staff.scheme, said, left),
        "q": said,
        "left": left,
        "changes": has(staff, Power.CHANGE_PEOPLE),
    }
    return render(request, "people/people.html", shown)


@require_GET
@may(Power.PEOPLE)
def person(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One person: first who must not be told."""
    found = person_of(staff, id)
    chain.note(staff.scheme, staff, "read person", str(found.pk))
    today = timezone.localdate()
    shown = {
        "person": found,
        "today": today,
        "left": found.until is not None and found.until < today,
        "not_told": standing(found),
        "lifted": found.not_told.exclude(lifting=None).select_related("by", "lifting__by"),
        "asking": newest(found),
        "profiles": found.profiles.select_related("by", "device"),
        "askings": found.askings.select_related("by"),
        "consents": consents.acts(found.consents.all()),
        "judgements": found.judgements.select_related("by"),
        "languages": [language(tag) for tag in found.languages],
        "stays": found.stays.select_related("household").order_by("-since", "household__name"),
        "carers": staff.scheme.carers.filter(household__stays__person=found)
        .distinct()
        .select_related("household"),
        "family": found.family_members.order_by("name"),
        "photo": staff.scheme.photos.filter(person=found).exists(),
        "changes": has(staff, Power.CHANGE_PEOPLE),
    }
    return render(request, "people/person.html", shown)


@require_http_methods(["GET", "POST"])
@may(Power.CHANGE_PEOPLE)
def add_person(request: HttpRequest, staff: Staff) -> HttpResponse:
    """A new person, and where they stay."""
    form = PersonForm(**posted(request), scheme=staff.scheme)
    if not form.is_valid():
        return form_page(request, form, _("Add a person"), reverse("people"), button=_("Add this person"))
    found = changing.add_person(staff, _fields(form))
    if form.cleaned_data["household"]:
        stay = {"household": form.cleaned_data["household"], "kind": form.cleaned_data["kind"]}
        changing.add_stay(staff, found, {**stay, "since": form.cleaned_data["since"]})
    return redirect("person", found.pk)


@require_http_methods(["GET", "POST"])
@may(Power.CHANGE_PEOPLE)
def change_person(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Who someone is."""
    found = person_of(staff, id)
    now = {
        "name": found.name,
        "reference": found.reference,
        "language": found.languages[0] if found.languages else "en",
        "more": found.languages[1:],
        "portrait": found.portrait,
        "since": found.since,
    }
    form = PersonForm(**posted(request), scheme=staff.scheme, person=found, initial=now)
    if not form.is_valid():
        return form_page(request, form, _("Change"), reverse("person", args=[id]), about=found.name)
    changing.change_person(staff, found, _fields(form))
    return redirect("person", id)


def _fields(form: PersonForm) -> dict[str, object]:
    own = {name: form.cleaned_data[name] for name in ("name", "reference", "portrait", "since")}
    return {**own, "languages": form.languages()}


@require_GET
@may(Power.PEOPLE)
def photo(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """The photo itself; no browser keeps it."""
    found = staff.scheme.photos.filter(person=id).first()
    if found is None:
        raise Http404
    return HttpResponse(bytes(found.jpeg), content_type="image/jpeg", headers={"Cache-Control": "no-store"})


@require_http_methods(["GET", "POST"])
@may(Power.CHANGE_PEOPLE)
def change_photo(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Another photo."""
    found = person_of(staff, id)
    form = PhotoForm(**posted(request))
    if not form.is_valid():
        intro = _("Ask the person first. It stands on the tablet in their home, and on this hub.")
        back = reverse("person", args=[id])
        return form_page(
            request, form, _("Photo"), back, about=found.name, intro=intro, button=_("Use this photo")
        )
    changing.set_photo(staff, found, form.cleaned_data["photo"])
    return redirect("person", id)


@require_POST
@may(Power.CHANGE_PEOPLE)
def remove_photo(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """No photo any more."""
    changing.remove_photo(staff, person_of(staff, id))
    return redirect("person", id)


@require_http_methods(["GET", "POST"])
@may(Power.CHANGE_PEOPLE)
def end_support(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Someone moved out or died."""
    found = person_of(staff, id)
    form = EndForm(**posted(request), scheme=staff.scheme, initial={"until": timezone.localdate()})
    if form.is_valid() and found.since and form.cleaned_data["until"] < found.since:
        form.add_error("until", _("This is before their first day of support."))
    if not form.is_valid():
        back = reverse("person", args=[id])
        return form_page(request, form, _("Support ends"), back, about=found.name)
    changing.end_support(staff, found, form.cleaned_data["until"], form.cleaned_data["why"])
    return redirect("person", id)


@require_POST
@may(Power.CHANGE_PEOPLE)
def go_on(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Support goes on after all."""
    changing.go_on(staff, person_of(staff, id))
    return redirect("person", id)
