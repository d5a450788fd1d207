"""The pages of messages, and of what is kept sealed of a concern or a message."""

import uuid

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from scheme.audit import chain
from scheme.concerns import reach
from scheme.concerns.lists import messages as listed
from scheme.concerns.lists import note
from scheme.concerns.models import Concern, Message
from scheme.concerns.taking import see
from scheme.concerns.words import safe_contact
from scheme.exchange.opening import Unopenable
from scheme.replies.writing import latest
from scheme.responses import reading
from scheme.responses.models import Sealed
from scheme.responses.sealed_views import shown_as
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may

INLINE = {"media-src": ["data:"], "img-src": ["data:"]}
"""What a page may have that holds sound or a picture itself."""


@require_GET
@may(Power.READ)
def messages(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The newest messages."""
    chain.note(staff.scheme, staff, "read the list of messages")
    return render(request, "concerns/messages.html", {"notes": list(listed(staff))})


@require_GET
@may(Power.READ)
def message(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One message."""
    found = get_object_or_404(reach.messages(staff), pk=id)
    chain.note(staff.scheme, staff, "read message", str(id))
    shown = {
        "message": found,
        "note": note(found),
        "sealed": found.sealed.all(),
        "replies": latest(found),
        "acts": has(staff, Power.ACT),
    }
    return render(request, "concerns/message.html", shown)


@require_POST
@may(Power.ACT)
def seen(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Seen, by whom, when."""
    see(staff, get_object_or_404(reach.messages(staff), pk=id), "message")
    return redirect("message", id)


@csp_update(INLINE)  # type: ignore[arg-type]
@require_GET
@may(Power.ACT)
def of_concern(request: HttpRequest, staff: Staff, id: uuid.UUID, part: uuid.UUID) -> HttpResponse:
    """Something sealed of a concern, for who reaches it."""
    found = get_object_or_404(reach.concerns(staff), pk=id)
    kept = get_object_or_404(found.sealed, pk=part)
    return _opened(request, staff, found, kept, "concern", {"safe": safe_contact(found), "here": "concerns"})


@csp_update(INLINE)  # type: ignore[arg-type]
@require_GET
@may(Power.ACT)
def of_message(request: HttpRequest, staff: Staff, id: uuid.UUID, part: uuid.UUID) -> HttpResponse:
    """Something sealed of a message."""
    found = get_object_or_404(reach.messages(staff), pk=id)
    kept = get_object_or_404(found.sealed, pk=part)
    return _opened(request, staff, found, kept, "message", {"here": "messages"})


def _opened(
    request: HttpRequest,
    staff: Staff,
    found: Concern | Message,
    part: Sealed,
    page: str,
    more: dict[str, object],
) -> HttpResponse:
    shown = {"part": part, "back": reverse(page, args=[found.pk]), **more}
    try:
        plain = reading.read(staff, found, part)
    except Unopenable as error:
        return render(request, "concerns/sealed.html", {**shown, "trouble": _(str(error))})
    return render(request, "concerns/sealed.html", {**shown, **shown_as(part, plain)})
