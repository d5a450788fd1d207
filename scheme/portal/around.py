"""What stands around every page: its headers, and the pages for what went wrong."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

Answer = Callable[[HttpRequest], HttpResponse]
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
    """Nothing here, or nothing of this scheme."""
    return render(request, "portal/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A bug of ours; the log has it, the page does not."""
    return HttpResponse(render_to_string("portal/broken.html"), status=500)
