"""The photo of a member of staff, which stands beside their name in what they reply."""

import hashlib
import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scheme.audit import chain
from scheme.people.forms import PhotoForm
from scheme.people.pages import posted
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, may


@require_http_methods(["GET", "POST"])
@may(Power.ACT)
def own(request: HttpRequest, staff: Staff) -> HttpResponse:
    """One's own photo, and another in its place."""
    form = PhotoForm(**posted(request))
    if form.is_valid():
        jpeg = form.cleaned_data["photo"]
        kept = {"digest": hashlib.sha256(jpeg).hexdigest(), "jpeg": jpeg, "made_at": timezone.now()}
        with transaction.atomic():
            chain.note(staff.scheme, staff, "changed own photo")
            staff.scheme.staff_photos.update_or_create(staff=staff, defaults=kept)
        return redirect("own-photo")
    shown = {"form": form, "there": hasattr(staff, "photo")}
    return render(request, "replies/photo.html", shown, status=422 if form.errors else 200)


@require_POST
@may(Power.ACT)
def remove(request: HttpRequest, staff: Staff) -> HttpResponse:
    """No photo any more; the drawing stands."""
    with transaction.atomic():
        chain.note(staff.scheme, staff, "removed own photo")
        staff.scheme.staff_photos.filter(staff=staff).delete()
    return redirect("own-photo")


@require_GET
@may(Power.READ)
def shown(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """The photo of one of the staff, as replies show it; no browser keeps it."""
    found = get_object_or_404(staff.scheme.staff_photos, staff=id)
    return HttpResponse(bytes(found.jpeg), content_type="image/jpeg", headers={"Cache-Control": "no-store"})
