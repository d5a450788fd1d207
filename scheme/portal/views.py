"""The pages for staff; each reads through the scheme of the member of staff it is given."""

import uuid

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from scheme.audit import chain
from scheme.concerns.models import Concern, Step
from scheme.portal import devices as kept
from scheme.portal import looks
from scheme.portal.counts import counted, surveys_answered
from scheme.portal.lists import listed, newest
from scheme.portal.told import is_about, practised, told
from scheme.portal.words import CONSENT, ON_OWN, one
from scheme.responses.models import Response
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may
from scheme.surveys import shelf
from scheme.surveys.pictures import drawing

NEWEST = 8
PAGE = 25
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@may(Power.DEVICES)
def home(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The first page of whoever is signed in."""
    return redirect("today" if has(staff, Power.READ) else "devices")


@require_GET
@may(Power.READ)
def today(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What needs a look, then the newest responses."""
    chain.note(staff.scheme, staff, "read today")
    shown = {
        "waiting": looks.waiting(staff.scheme),
        "seen": looks.seen(staff.scheme),
        "newest": [listed(row) for row in newest(staff.scheme)[:NEWEST]],
        "acts": has(staff, Power.ACT),
    }
    return render(request, "portal/today.html", shown)


@require_GET
@may(Power.READ)
def responses(request: HttpRequest, staff: Staff) -> HttpResponse:
    """All responses, the newest first."""
    chain.note(staff.scheme, staff, "read responses")
    page = Paginator(newest(staff.scheme), PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/responses.html", {"page": page, "rows": [listed(row) for row in page]})


@require_GET
@may(Power.READ)
def response(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One response in the person's own pictures and words."""
    found = get_object_or_404(staff.scheme.responses.select_related("person", "household"), pk=id)
    chain.note(staff.scheme, staff, "read response", str(found.pk))
    needed = looks.responses(staff.scheme).filter(pk=found.pk).first()
    step = found.steps.select_related("by").first()
    shown = {
        "response": found,
        "listed": listed(found),
        "look": looks.of_response(needed, step) if needed else None,
        "told": told(found),
        "practised": practised(found),
        "about": is_about(found),
        "on_own": one(ON_OWN, found.on_own),
        "consent": one(CONSENT, found.consent_said),
        "acts": has(staff, Power.ACT),
    }
    return render(request, "portal/response.html", shown)


@require_POST
@may(Power.ACT)
def mark_seen(request: HttpRequest, staff: Staff, kind: str, id: uuid.UUID) -> HttpResponse:
    """A step: seen, by whom, when. Marked twice, the first stands."""
    subject: Concern | Response
    if kind == "concern":
        subject = get_object_or_404(staff.scheme.concerns, pk=id)
    else:
        subject = get_object_or_404(looks.responses(staff.scheme), pk=id)
    with transaction.atomic():
        chain.note(staff.scheme, staff, f"marked {kind} as seen", str(id))
        if not subject.steps.exists():
            subject.steps.create(scheme=staff.scheme, what=Step.What.SEEN, by=staff)
    return redirect("today")


@require_GET
@may(Power.READ)
def questions(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The surveys to choose from."""
    counts = [
        (s, staff.scheme.responses.filter(survey=s.id, version=s.version).count()) for s in surveys_answered()
    ]
    return render(request, "portal/questions.html", {"surveys": counts})


@require_GET
@may(Power.READ)
def survey(request: HttpRequest, staff: Staff, id: str, version: int) -> HttpResponse:
    """A bar for each question of a survey, with its n."""
    found = shelf.survey(id, version)
    if found is None or found.practice:
        raise Http404
    chain.note(staff.scheme, staff, "read counts", f"{id} {version}")
    return render(request, "portal/survey.html", {"survey": found, "counted": counted(staff.scheme, found)})


@require_GET
@may(Power.DEVICES)
def devices(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Each device, when it last spoke and how it is."""
    return render(request, "portal/devices.html", {"devices": kept.devices(staff.scheme)})


@require_GET
def picture(request: HttpRequest, concept: str) -> HttpResponse:
    """A picture as SVG. It says nothing of anybody, so anyone may see it."""
    svg = drawing(concept)
    if svg is None:
        raise Http404
    headers = {"Content-Security-Policy": PICTURE_POLICY, "Cache-Control": "public, max-age=86400"}
    return HttpResponse(svg, content_type="image/svg+xml", headers=headers)
