"""The pages of what people said; each reads through the scheme of the member of staff it is given."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from scheme.audit import chain
from scheme.exchange.models import Envelope
from scheme.people.own import whose
from scheme.portal import looks
from scheme.portal.words import CONSENT, ON_OWN, one
from scheme.responses.filters import FilterForm, found
from scheme.responses.lists import listed, newest
from scheme.responses.mat import mat
from scheme.responses.models import Response
from scheme.responses.told import answered_how, is_about, practised, told
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may

PAGE = 25
MOST = 1000
"""As many are paged through at once; what is older has a link by its day. To count years of them takes too long."""
MAT_POLICY = "default-src 'none'; img-src data:; sandbox"


@require_GET
@may(Power.READ)
def responses(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Responses by whatever the address asks, the newest first."""
    form = FilterForm(request.GET, staff.scheme)
    valid = form.is_valid()
    asked = found(staff.scheme, form.cleaned_data) if valid else staff.scheme.responses.none()
    query = request.GET.copy()
    query.pop("page", None)
    chain.note(staff.scheme, staff, "read responses", query.urlencode())
    ids = list(asked.values_list("pk", flat=True)[: MOST + 1])
    page = Paginator(ids[:MOST], PAGE).get_page(request.GET.get("page"))
    rows = list(newest(staff.scheme).filter(pk__in=page.object_list))
    shown = {
        "form": form,
        "asks": valid and form.asks(),
        "page": page,
        "rows": listed(staff.scheme, rows),
        "most": f"{MOST:,}",
        "more": len(ids) > MOST,
        "older": _older(query, rows[-1]) if len(ids) > MOST and not page.has_next() else "",
        "query": query.urlencode(),
        "exports": has(staff, Power.EXPORT),
    }
    return render(request, "portal/responses.html", shown, status=200 if valid else 422)


def _older(query: QueryDict, last: Response) -> str:
    """The address of the list from the day of the last that was shown; empty where it is this list itself."""
    older, day = query.copy(), timezone.localdate(last.arrived_at).isoformat()
    older["until"] = day
    return older.urlencode() if query.get("until") != day else ""


@require_GET
@may(Power.READ)
def response(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One response in the person's own pictures and words."""
    read = get_object_or_404(staff.scheme.responses.select_related("person", "household", "envelope"), pk=id)
    chain.note(staff.scheme, staff, "read response", str(read.pk))
    needed = looks.responses(staff.scheme).filter(pk=read.pk).first()
    step = read.steps.filter(what="seen").select_related("by").first()
    shown = {
        "response": read,
        "listed": listed(staff.scheme, [read])[0],
        "look": looks.of_response(needed, step) if needed else None,
        "told": told(read),
        "practised": practised(read),
        "how": answered_how(read),
        "sealed": read.sealed.all(),
        "whole": read.envelope is not None and read.envelope.how != Envelope.How.ERASED,
        "about": is_about(read),
        "on_own": one(ON_OWN, read.on_own),
        "consent": one(CONSENT, read.consent_said),
        "acts": has(staff, Power.ACT),
        "whose": whose(read),
        "released": staff.scheme.releases.filter(envelope=read.envelope_id)
        .select_related("by", "envelope")
        .first(),
    }
    return render(request, "portal/response.html", shown)


@require_GET
@may(Power.READ)
def finished_mat(request: HttpRequest, staff: Staff, id: uuid.UUID, answer: uuid.UUID) -> HttpResponse:
    """What was sorted, as one picture."""
    sorts = staff.scheme.answers.filter(response=id, value="sorted")
    given = get_object_or_404(sorts.select_related("response", "scheme"), pk=answer)
    chain.note(staff.scheme, staff, "read mat", str(id))
    headers = {"Content-Security-Policy": MAT_POLICY}
    return HttpResponse(mat(given), content_type="image/svg+xml", headers=headers)
