"""The pages of what people said; each reads through the scheme of the member of staff it is given."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from scheme.audit import chain
from scheme.people.own import whose
from scheme.portal import looks
from scheme.portal.words import CONSENT, ON_OWN, one
from scheme.responses.counts import counted, surveys_answered
from scheme.responses.lists import listed, newest
from scheme.responses.told import is_about, practised, told
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may
from scheme.surveys import shelf

PAGE = 25


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
    step = found.steps.filter(what="seen").select_related("by").first()
    shown = {
        "response": found,
        "listed": listed(found),
        "look": looks.of_response(needed, step) if needed else None,
        "told": told(found),
        "practised": practised(found),
        "sealed": found.sealed.all(),
        "about": is_about(found),
        "on_own": one(ON_OWN, found.on_own),
        "consent": one(CONSENT, found.consent_said),
        "acts": has(staff, Power.ACT),
        "whose": whose(found),
    }
    return render(request, "portal/response.html", shown)


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
