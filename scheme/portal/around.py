"""What stands around every page: its headers, and the pages for what went wrong."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from scheme.erasure.models import Tombstone
from scheme.schemes import second_step
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has

Answer = Callable[[HttpRequest], HttpResponse]
_ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PERMISSIONS = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), "
    "payment=(), usb=()"
)


def shut_in(answer: Answer) -> Answer:
    """No page is kept by the browser, unless a view says so, and none may use what a page never needs."""

    def around(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return around


def ready(request: HttpRequest) -> HttpResponse:
    """Says only that the hub answers."""
    return HttpResponse("ready", content_type="text/plain")


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or from one that was left open too long."""
    return render(request, "portal/not_from_here.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing here, or nothing of this scheme; of what was erased, that it was."""
    stone = _tombstone(request)
    if stone is not None:
        return render(request, "erasure/erased.html", {"stone": stone}, status=410)
    return render(request, "portal/not_found.html", status=404)


def _tombstone(request: HttpRequest) -> Tombstone | None:
    """Of what the address names. Whoever was kept out of a concern hears nothing of it now either."""
    staff = getattr(request, "user", None)
    if not isinstance(staff, Staff) or second_step.missing(request, staff) or not has(staff, Power.READ):
        return None
    found = staff.scheme.tombstones.filter(subject__in=_ID.findall(request.path)).select_related(
        "erasure__by"
    )
    known = found if has(staff, Power.ERASE) else found.exclude(kind=Tombstone.Kind.CONCERN)
    return known.first()


def broken(request: HttpRequest) -> HttpResponse:
    """A bug of ours; the log has it, the page does not."""
    return HttpResponse(render_to_string("portal/broken.html"), status=500)
