"""The pages that pair a device: a code is shown once, then four pictures are compared."""

import uuid

import segno
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from easyread.pairing import PICTURES
from scheme.audit import chain
from scheme.devices import pairing
from scheme.devices.codes import Code, make_code
from scheme.devices.forms import AddForm, AgainForm
from scheme.devices.models import Device, Pairing, PairingEnd
from scheme.devices.views import BOTH, device_of_scheme
from scheme.schemes.models import Household, Staff
from scheme.schemes.roles import Power, may


@require_http_methods(BOTH)
@may(Power.PAIR)
def add(request: HttpRequest, staff: Staff) -> HttpResponse:
    """For which household; then the code, on the answer to this form and nowhere else."""
    given = request.POST if request.method == "POST" else None
    form = AddForm(given, scheme=staff.scheme, initial={"hub": request.build_absolute_uri("/").rstrip("/")})
    if not form.is_valid():
        return render(request, "devices/add.html", {"form": form}, status=422 if form.errors else 200)
    return _code(request, staff, form.cleaned_data["household"], form.cleaned_data["hub"])


@require_http_methods(BOTH)
@may(Power.PAIR)
def again(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """A code for a device that lost its key, or whose hub has moved."""
    found = device_of_scheme(staff, id)
    if hasattr(found, "revocation"):
        return redirect("device", id)
    given = request.POST if request.method == "POST" else None
    form = AgainForm(given, initial={"hub": request.build_absolute_uri("/").rstrip("/")})
    if not form.is_valid():
        shown = {"form": form, "device": found}
        return render(request, "devices/add.html", shown, status=422 if form.errors else 200)
    return _code(request, staff, found.household, form.cleaned_data["hub"], found)


def _code(
    request: HttpRequest, staff: Staff, household: Household, hub: str, device: Device | None = None
) -> HttpResponse:
    with transaction.atomic():
        code = make_code(household, hub, staff, device)
        chain.note(staff.scheme, staff, "made a pairing code", str(code.pairing.pk))
    return render(request, "devices/code.html", {"code": code, "drawing": _drawing(code)})


def _drawing(code: Code) -> str:
    """The QR code as SVG without a style of its own, which the policy of our pages would not allow."""
    words = gettext("The code for the kiosk's camera")
    made = segno.make(code.text, error="l", micro=False)
    svg = made.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, light="#fff", title=words)
    return mark_safe(svg)  # squares alone, and a title that it escaped


@require_http_methods(BOTH)
@may(Power.PAIR)
def compare(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """The four pictures, once a device has knocked; and what staff say to them."""
    found = get_object_or_404(staff.scheme.pairings.select_related("household"), pk=id)
    trouble = ""
    if request.method == "POST" and request.POST.get("how") in PairingEnd.How.values:
        try:
            with transaction.atomic():
                end = pairing.end(found, PairingEnd.How(request.POST["how"]), staff)
                chain.note(staff.scheme, staff, f"ended a pairing: {end.how}", str(found.pk))
        except pairing.NotPaired as refused:
            trouble = str(refused)
        else:
            return redirect("device", end.device_id) if end.device_id else redirect("pairing", id)
    return render(request, "devices/compare.html", _compared(found, trouble), status=409 if trouble else 200)


def _compared(found: Pairing, trouble: str) -> dict[str, object]:
    closed = ""
    try:
        pairing.need_open(found)
    except pairing.NotPaired as refused:
        closed = str(refused)
    return {
        "pairing": found,
        "end": getattr(found, "end", None),
        "closed": trouble or closed,
        "pictures": [(concept, PICTURES[concept]) for concept in pairing.shown(found)],
        "others": found.tries.filter(why=pairing.USED).count(),
    }
