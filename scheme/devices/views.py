"""The pages of devices; each reads through the scheme of the member of staff it is given."""

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from scheme.audit import chain
from scheme.devices import listing
from scheme.devices.forms import RevokeForm
from scheme.devices.models import Device
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may

BOTH = ["GET", "POST"]


def device_of_scheme(staff: Staff, id: uuid.UUID) -> Device:
    """A device of the scheme, or 404."""
    found = staff.scheme.devices.select_related("household", "revocation__by")
    return get_object_or_404(found, pk=id)


@require_GET
@may(Power.DEVICES)
def devices(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Each device, when it last spoke and how it is; codes that wait; those quiet for 24 or 72 hours."""
    quiet = request.GET.get("quiet", "")
    shown = {
        "devices": listing.devices(staff.scheme, quiet),
        "quiet": quiet if quiet in listing.QUIET else "",
        "pairs": has(staff, Power.PAIR),
        "codes": staff.scheme.pairings.filter(end=None, until__gte=timezone.now()).select_related(
            "household", "knock"
        ),
        "quarantined": staff.scheme.envelopes.filter(how="quarantined", release=None).count(),
    }
    return render(request, "devices/devices.html", shown)


@require_GET
@may(Power.DEVICES)
def device(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One device: how it is, and what happened to it."""
    found = device_of_scheme(staff, id)
    shown = {
        "device": listing.of(found),
        "paired_at": found.paired_at,
        "history": listing.history(found),
        "pairs": has(staff, Power.PAIR) and not hasattr(found, "revocation"),
    }
    return render(request, "devices/device.html", shown)


@require_http_methods(BOTH)
@may(Power.PAIR)
def revoke(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Why, and then the device is not believed any more; the first revocation stands."""
    found = device_of_scheme(staff, id)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        shown = {"form": form, "device": listing.of(found)}
        return render(request, "devices/revoke.html", shown, status=422 if form.errors else 200)
    with transaction.atomic():
        chain.note(staff.scheme, staff, "revoked a device", str(found.pk))
        staff.scheme.revocations.get_or_create(
            device=found, defaults={"why": form.cleaned_data["why"], "by": staff}
        )
    return redirect("device", found.pk)
