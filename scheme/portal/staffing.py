"""The pages where an administrator adds staff, changes their role, lets them begin again, and lets them go."""

import uuid

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from scheme.audit import chain
from scheme.schemes import founding, second_step
from scheme.schemes.models import Role, Staff
from scheme.schemes.roles import Power, may

_MADE = "staff_made"
_MAY = {
    Role.VIEWER: _("Viewer: reads what people said"),
    Role.RESPONDER: _("Responder: reads, acts on what needs a look, looks after people"),
    Role.SAFEGUARDING_LEAD: _("Safeguarding lead: as a responder, and devices, surveys and exports"),
    Role.PRIVACY_OFFICER: _("Privacy officer: sees who read what, exports, erases"),
    Role.ADMINISTRATOR: _("Administrator: staff, devices and settings; cannot read what people said"),
}


class Listed(Struct, frozen=True):
    """One member of staff in the list."""

    staff: Staff
    is_set_up: bool


class Change(forms.Form):
    """The name and role of a member of staff."""

    name = forms.CharField(label=_("Name"), max_length=100)
    role = forms.ChoiceField(label=_("Role"), choices=list(_MAY.items()), widget=forms.RadioSelect)


class Add(Change):
    """A new member of staff."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("They sign in with it. Nothing is sent to it.")
    )
    field_order = ("name", "email", "role")

    def clean_email(self) -> str:
        """In small letters, and nobody else's."""
        email = str(self.cleaned_data["email"]).lower()
        if founding.staff_of(email):
            raise forms.ValidationError(_("Somebody signs in with this address already."))
        return email


@require_GET
@may(Power.STAFF)
def staff_list(request: HttpRequest, staff: Staff) -> HttpResponse:
    """All staff of the scheme, those who left last."""
    found = [
        Listed(one, second_step.is_set_up(one, second_step.kinds(one)))
        for one in staff.scheme.staff.select_related("scheme").order_by("-is_active", "name")
    ]
    return render(request, "portal/staff.html", {"staff": found})


@require_http_methods(["GET", "POST"])
@may(Power.STAFF, again=True)
def add(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Somebody new, with a one-time password that is shown once."""
    form = Add(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = founding.add_staff(staff.scheme, Role(given["role"]), given["email"], given["name"])
        return _show(request, staff, "added staff", made)
    return render(request, "portal/staff_add.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@may(Power.STAFF)
def made(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The one-time password of whoever was added or begins again; once."""
    shown = request.session.pop(_MADE, None)
    return render(request, "portal/staff_made.html", {"made": shown}) if shown else redirect("staff")


@require_http_methods(["GET", "POST"])
@may(Power.STAFF, again=True)
def change(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """The name and role of one member of staff; nobody changes their own role."""
    found = get_object_or_404(staff.scheme.staff, pk=id)
    form = Change(
        request.POST if request.method == "POST" else None, initial={"name": found.name, "role": found.role}
    )
    if found == staff:
        del form.fields["role"]
    if request.method == "POST" and form.is_valid():
        found.name, found.role = form.cleaned_data["name"], form.cleaned_data.get("role", found.role)
        chain.note(staff.scheme, staff, f"made staff {found.role}", str(found.pk))
        found.save(update_fields=["name", "role"])
        return redirect("staff")
    shown = {"form": form, "found": found, "oneself": found == staff}
    return render(request, "portal/staff_change.html", shown, status=422 if form.errors else 200)


@require_POST
@may(Power.STAFF, again=True)
def reset(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """For whoever lost password or second step: both are set up anew."""
    found = get_object_or_404(staff.scheme.staff.exclude(pk=staff.pk), pk=id)
    return _show(request, staff, "reset a sign-in", founding.begin_again(found))


@require_POST
@may(Power.STAFF, again=True)
def stay_or_leave(request: HttpRequest, staff: Staff, id: uuid.UUID, stays: bool) -> HttpResponse:
    """Somebody who left no longer signs in, at once; what they did stays. They may come back."""
    found = get_object_or_404(staff.scheme.staff.exclude(pk=staff.pk), pk=id)
    chain.note(staff.scheme, staff, "let staff back" if stays else "let staff go", str(found.pk))
    found.is_active = stays
    found.save(update_fields=["is_active"])
    return redirect("staff")


def _show(request: HttpRequest, staff: Staff, what: str, made: founding.SignIn) -> HttpResponse:
    about = founding.staff_of(made.email)
    chain.note(staff.scheme, staff, what, str(about.pk) if about else "")
    request.session[_MADE] = {"email": made.email, "password": made.password}
    return redirect("staff-made")
