"""The pages for staff; each reads through the scheme of the member of staff it is given."""

import uuid
from datetime import datetime

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from scheme.audit import chain, privacy
from scheme.clocks.alarms import Alarm, alarms
from scheme.clocks.tasks import open_tasks
from scheme.concerns.lists import unheard
from scheme.concerns.models import Step
from scheme.portal import looks
from scheme.responses.lists import listed, newest
from scheme.schemes.models import Scheme, Staff
from scheme.schemes.roles import Power, has, may
from scheme.surveys.expired import expired
from scheme.surveys.files import own_picture
from scheme.surveys.pictures import drawing

NEWEST, PRESSING = 8, 40
"""As many of the newest responses, and as many of what needs a look, unless all of it is asked for."""
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
    now, waiting = timezone.now(), looks.waiting(staff)
    shown = {
        "waiting": waiting if "all" in request.GET else waiting[:PRESSING],
        "waits": len(waiting),
        "seen": looks.seen(staff),
        "newest": listed(staff.scheme, newest(staff.scheme)[:NEWEST]),
        "acts": has(staff, Power.ACT),
        "unheard": unheard(staff).count(),
        "alarms": [*alarms(staff, now), *_lists(staff.scheme, now)],
        "tasks": open_tasks(staff.scheme).filter(response=None),
        "wishes": open_tasks(staff.scheme).exclude(response=None),
        "alerts": privacy.alerts(staff.scheme) if has(staff, Power.PRIVACY) else [],
    }
    return render(request, "portal/today.html", shown)


def _lists(scheme: Scheme, now: datetime) -> list[Alarm]:
    """Tablets that ask by a list of surveys that is over."""
    homes = [device.household.name for device in expired(scheme, now)]
    words = _("These tablets may still ask what is over, since nobody could tell them: %(homes)s.")
    return [Alarm("list", words % {"homes": ", ".join(homes)})] if homes else []


@require_POST
@may(Power.ACT)
def mark_seen(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """A step: seen, by whom, when. Marked twice, the first stands."""
    subject = get_object_or_404(looks.responses(staff.scheme), pk=id)
    with transaction.atomic():
        chain.note(staff.scheme, staff, "marked response as seen", str(id))
        if not subject.steps.filter(what=Step.What.SEEN).exists():
            subject.steps.create(scheme=staff.scheme, what=Step.What.SEEN, by=staff)
            staff.scheme.responses.filter(pk=subject.pk).update(waits=False)
    return redirect("today")


@require_GET
def picture(request: HttpRequest, concept: str) -> HttpResponse:
    """A picture as SVG. It says nothing of anybody, so anyone may see it; a scheme's own are for its staff."""
    own = own_picture(request.user.scheme, concept) if isinstance(request.user, Staff) else None
    if own is not None:
        return HttpResponse(own, content_type="image/png")
    svg = drawing(concept)
    if svg is None:
        raise Http404
    headers = {"Content-Security-Policy": PICTURE_POLICY, "Cache-Control": "public, max-age=86400"}
    return HttpResponse(svg, content_type="image/svg+xml", headers=headers)
