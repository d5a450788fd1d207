"""The pages about a person: stays, family, who must not be told, how consent was judged."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from scheme.people import changing
from scheme.people.consent_forms import AskingForm, JudgementForm, NotToldForm, WhyForm
from scheme.people.models import Asking, FamilyMember, Judgement, NotTold
from scheme.people.own import mark_not_own
from scheme.people.pages import form_page, person_of, posted
from scheme.people.stay_forms import FamilyForm, StayForm
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, may

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def stay(request: HttpRequest, staff: Staff, id: uuid.UUID, stay: uuid.UUID | None = None) -> HttpResponse:
    """A stay, new or changed."""
    found = person_of(staff, id)
    row = get_object_or_404(found.stays, pk=stay) if stay else None
    names = ("household", "kind", "since", "until")
    now = {name: getattr(row, name) for name in names} if row else {}
    form = StayForm(**posted(request), scheme=staff.scheme, person=found, stay=row, initial=now)
    if not form.is_valid():
        title = _("Change a stay") if row else _("Add a stay")
        return form_page(request, form, title, reverse("person", args=[id]), about=found.name)
    if row:
        changing.change_stay(staff, row, form.cleaned_data)
    else:
        changing.add_stay(staff, found, form.cleaned_data)
    return redirect("person", id)


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def family(
    request: HttpRequest, staff: Staff, id: uuid.UUID, member: uuid.UUID | None = None
) -> HttpResponse:
    """A family member, new or changed."""
    found = person_of(staff, id)
    row = get_object_or_404(found.family_members, pk=member) if member else None
    now = {name: getattr(row, name) for name in ("name", "relation", "contact")} if row else {}
    form = FamilyForm(**posted(request), initial=now)
    if not form.is_valid():
        title = _("Change a family member or friend") if row else _("Add a family member or friend")
        return form_page(request, form, title, reverse("person", args=[id]), about=found.name)
    row = row or FamilyMember(scheme=staff.scheme, person=found)
    changing.keep_row(staff, changing.fill(row, form.cleaned_data), "kept family member", found)
    return redirect("person", id)


@require_POST
@may(Power.CHANGE_PEOPLE)
def remove_family(request: HttpRequest, staff: Staff, id: uuid.UUID, member: uuid.UUID) -> HttpResponse:
    """Someone who is no part of the person's life any more."""
    row = get_object_or_404(person_of(staff, id).family_members, pk=member)
    with changing.noted(staff, "removed family member", row.person):
        row.delete()
    return redirect("person", id)


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def not_told(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Someone must not be told."""
    found = person_of(staff, id)
    form = NotToldForm(**posted(request))
    if not form.is_valid():
        intro = _("It stands first on this person's page and beside whatever they say, until it is lifted.")
        back = reverse("person", args=[id])
        return form_page(request, form, _("Who must not be told"), back, about=found.name, intro=intro)
    row = NotTold(scheme=staff.scheme, person=found, by=staff, **form.cleaned_data)
    changing.keep_row(staff, row, "must not be told", found)
    return redirect("person", id)


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def lift(request: HttpRequest, staff: Staff, id: uuid.UUID, mark: uuid.UUID) -> HttpResponse:
    """Someone may be told again."""
    row = get_object_or_404(person_of(staff, id).not_told.filter(lifting=None), pk=mark)
    form = WhyForm(**posted(request))
    if not form.is_valid():
        intro = _("%(name)s may be told again. The mark stays on record.") % {"name": row.name}
        back = reverse("person", args=[id])
        return form_page(request, form, _("May be told again"), back, about=row.person.name, intro=intro)
    changing.lift(staff, row, form.cleaned_data["why"])
    return redirect("person", id)


@require_POST
@may(Power.ACT)
def not_own(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """What was said is not this person's own."""
    mark_not_own(staff, get_object_or_404(staff.scheme.responses, pk=id))
    return redirect("response", id)


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def judgement(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """How consent was judged."""
    found = person_of(staff, id)
    form = JudgementForm(**posted(request))
    if not form.is_valid():
        intro = _(
            "Under the Mental Capacity Act. Someone can decide unless it was shown that they cannot, "
            "and only after all help to decide was given."
        )
        back = reverse("person", args=[id])
        return form_page(request, form, _("How consent was judged"), back, about=found.name, intro=intro)
    row = Judgement(scheme=staff.scheme, person=found, by=staff, **form.cleaned_data)
    changing.keep_row(staff, row, "recorded judgement of consent", found)
    return redirect("person", id)


@require_http_methods(BOTH)
@may(Power.CHANGE_PEOPLE)
def asking(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Whether someone wants to be asked."""
    found = person_of(staff, id)
    form = AskingForm(**posted(request))
    if not form.is_valid():
        intro = _(
            "Their portrait stays on the tablet, and so does “Tell someone”. No yes from before counts: "
            "if they open the questions themselves, they are asked for consent each time."
        )
        back = reverse("person", args=[id])
        return form_page(request, form, _("Wants to be asked?"), back, about=found.name, intro=intro)
    wants = form.cleaned_data["wants"] == "yes"
    row = Asking(scheme=staff.scheme, person=found, by=staff, wants=wants, how=form.cleaned_data["how"])
    changing.keep_row(staff, row, "wants to be asked" if wants else "does not want to be asked", found)
    return redirect("person", id)
