"""What stands around every page: its headers, and the pages for what went wrong."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

Answer = Callable[[HttpRequest], HttpResponse]
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def shut_in(answer: Answer) -> Answer:
    """Nothing from elsewhere is loaded, and no page is kept by the browser, unless a view says otherwise."""

    def around(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
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
    """Nothing here, or nothing of this scheme."""
    return render(request, "portal/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A bug of ours; the log has it, the page does not."""
    return HttpResponse(render_to_string("portal/broken.html"), status=500)
