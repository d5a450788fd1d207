"""The page of one thing that is kept sealed, and of the glass before it."""

import base64
import uuid

import msgspec
from csp.decorators import csp_update
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from scheme.exchange.models import Envelope
from scheme.exchange.opening import Unopenable
from scheme.responses import reading
from scheme.responses.lists import listed
from scheme.responses.models import Response, Sealed
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may

SHORTEST = 10
PNG = b"\x89PNG"


class ReasonForm(forms.Form):
    """Why someone must read this."""

    why = forms.CharField(
        label=_("Why do you need to read this?"),
        help_text=_("The privacy officer reads your reason. Write no names."),
        min_length=SHORTEST,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@csp_update({"media-src": ["data:"], "img-src": ["data:"]})  # type: ignore[arg-type]
@require_http_methods(["GET", "POST"])
@may(Power.READ)
def sealed(request: HttpRequest, staff: Staff, id: uuid.UUID, part: uuid.UUID | None = None) -> HttpResponse:
    """A sealed part of a response, or without one its envelope as it came; the glass where their role may not."""
    response = get_object_or_404(staff.scheme.responses.select_related("person", "household"), pk=id)
    kept = get_object_or_404(response.sealed, pk=part) if part else None
    if kept is None and (response.envelope is None or response.envelope.how == Envelope.How.ERASED):
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if form.is_valid():
            reading.break_glass(staff, response, form.cleaned_data["why"])
            return redirect(request.path)
        return _glass(request, response, form)
    if not reading.may_open(staff, response):
        return _glass(request, response, form)
    return _opened(request, staff, response, kept)


def inline(kind: str, content: bytes) -> str:
    """Sound or a picture as part of the page, so that opening it once is one row of the audit."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def shown_as(part: Sealed, plain: bytes) -> dict[str, str]:
    """What a page shows of an opened part: ``played``, ``seen`` or ``words``."""
    if part.kind == Sealed.Kind.VOICE:
        return {"played": inline("audio/wav", plain)}
    if part.kind == Sealed.Kind.PHOTO:
        return {"seen": inline("image/png" if plain.startswith(PNG) else "image/jpeg", plain)}
    return {"words": plain.decode("utf-8", "replace")}


def _glass(request: HttpRequest, response: Response, form: ReasonForm) -> HttpResponse:
    shown = {"form": form, "listed": listed(response.scheme, [response])[0], "response": response}
    return render(request, "portal/glass.html", shown, status=422 if form.errors else 200)


def _opened(request: HttpRequest, staff: Staff, response: Response, kept: Sealed | None) -> HttpResponse:
    found: dict[str, str] = {}
    try:
        plain = reading.read(staff, response, kept)
        found = shown_as(kept, plain) if kept else {"words": msgspec.json.format(plain).decode()}
    except Unopenable as error:
        found = {"trouble": gettext(str(error))}
    shown = {
        "listed": listed(response.scheme, [response])[0],
        "response": response,
        "kept": kept,
        "acts": has(staff, Power.ACT),
        **found,
        "glass": reading.broken(staff, response),
    }
    return render(request, "portal/sealed.html", shown)
