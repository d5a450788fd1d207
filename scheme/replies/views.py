"""The pages of replies and of "You said, we did"."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scheme.audit import chain
from scheme.concerns import reach
from scheme.concerns.models import Concern, Message
from scheme.concerns.words import safe_contact
from scheme.people.pages import posted
from scheme.replies import writing
from scheme.replies.forms import LinesForm, ReplyForm
from scheme.replies.models import Reply
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@may(Power.ACT)
def to_concern(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """A reply to a concern."""
    return _write(request, staff, get_object_or_404(reach.concerns(staff), pk=id), "concern")


@require_http_methods(BOTH)
@may(Power.ACT)
def to_message(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """A reply to a message."""
    return _write(request, staff, get_object_or_404(reach.messages(staff), pk=id), "message")


def _write(request: HttpRequest, staff: Staff, subject: Concern | Message, page: str) -> HttpResponse:
    if subject.person is None:
        raise Http404
    form = ReplyForm(**posted(request))
    lines = form.lines() if form.is_valid() else ()
    asks = bool(form.cleaned_data.get("asks")) if form.is_bound and form.is_valid() else True
    if "keep" in request.POST and lines and form.is_valid():
        reply = writing.write(staff, subject, subject.person, lines, asks)
        return redirect("reply", reply.pk)
    shown = {
        "form": form,
        "title": _("A reply to %(name)s") % {"name": subject.person.name},
        "back": reverse(page, args=[subject.pk]),
        "faults": writing.faults(lines) if form.is_bound else [],
        "lines": writing.whole(lines, staff.name, asks),
        "face": writing.face(staff),
        "replies": True,
        "safe": safe_contact(subject) if isinstance(subject, Concern) else (),
        "shared": isinstance(subject, Concern) and subject.contact != "tablet",
    }
    return render(request, "replies/write.html", shown, status=422 if form.errors else 200)


@require_POST
@may(Power.ACT)
def check(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What is hard in the lines so far, and how they will look, while they are written; nothing is kept."""
    form = ReplyForm(request.POST)
    lines = form.lines() if form.is_valid() else ()
    asks = bool(form.cleaned_data.get("asks"))
    named = staff.name if "asks" in request.POST or "reply" in request.POST else ""
    shown = {
        "faults": writing.faults(lines),
        "lines": writing.whole(lines, named, asks) if named else lines,
        "face": writing.face(staff) if named else None,
    }
    return render(request, "replies/checked.html", shown)


def _reply_of(staff: Staff, id: uuid.UUID) -> Reply:
    """A reply to something they reach, or 404."""
    found = get_object_or_404(
        staff.scheme.replies.select_related("person", "by", "concern", "message"), pk=id
    )
    if found.concern_id and not reach.concerns(staff).filter(pk=found.concern_id).exists():
        raise Http404
    return found


@require_GET
@may(Power.READ)
def reply(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One reply as the kiosk shows and speaks it, and how far it got."""
    found = _reply_of(staff, id)
    chain.note(staff.scheme, staff, "read a reply", str(found.concern_id or id))
    lines = writing.lines_of(found.lines)
    back = reverse("concern", args=[found.concern_id]) if found.concern_id else ""
    shown = {
        "reply": found,
        "lines": writing.whole(lines, found.by.name, found.asks),
        "face": writing.face(found.by),
        "answers": writing.ANSWERS if found.asks else (),
        "faults": writing.faults(lines),
        "fails": not writing.can_be_told(lines),
        "state": writing.state(found),
        "approved": hasattr(found, "approval"),
        "acts": has(staff, Power.ACT),
        "back": back or (reverse("message", args=[found.message_id]) if found.message_id else ""),
        "safe": safe_contact(found.concern) if found.concern else (),
    }
    return render(request, "replies/reply.html", shown)


@require_POST
@may(Power.ACT)
def approve(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """It is told from now on; what fails the checks is not."""
    found = _reply_of(staff, id)
    if writing.can_be_told(writing.lines_of(found.lines)):
        writing.approve(staff, found)
    return redirect("reply", id)


@require_GET
@may(Power.READ)
def changes(request: HttpRequest, staff: Staff) -> HttpResponse:
    """All that the scheme changed because of what people said."""
    return render(
        request, "replies/changes.html", {"changes": _changes(staff), "acts": has(staff, Power.ACT)}
    )


@require_GET
@may(Power.READ)
def changes_printed(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What is published, for a wall."""
    published = [row for row in _changes(staff) if row["published"]]
    return render(request, "replies/board.html", {"changes": published, "today": timezone.localdate()})


def _changes(staff: Staff) -> list[dict[str, object]]:
    found = staff.scheme.changes.filter(taken_back_at=None).select_related("by").order_by("-at")
    return [
        {"row": one, "lines": writing.lines_of(one.lines), "published": one.published_at is not None}
        for one in found
    ]


@require_http_methods(BOTH)
@may(Power.ACT)
def change_add(request: HttpRequest, staff: Staff) -> HttpResponse:
    """A new entry, which is published by another press."""
    form = LinesForm(**posted(request))
    lines = form.lines() if form.is_valid() else ()
    if "keep" in request.POST and lines and writing.can_be_told(lines):
        staff.scheme.changes.create(
            lines=[{"words": line.words, "picture": line.picture} for line in lines],
            by=staff,
            at=timezone.now(),
        )
        return redirect("changes")
    shown = {
        "form": form,
        "title": _("You said, we did"),
        "back": reverse("changes"),
        "faults": writing.faults(lines) if form.is_bound else [],
        "lines": lines,
        "intro": _("First what people said, then what changed. It needs a sentence that says what changed."),
    }
    return render(request, "replies/write.html", shown, status=422 if "keep" in request.POST else 200)


@require_POST
@may(Power.ACT)
def change_move(request: HttpRequest, staff: Staff, id: uuid.UUID, out: bool) -> HttpResponse:
    """Published, or taken back."""
    found = get_object_or_404(staff.scheme.changes, pk=id)
    (writing.publish if out else writing.take_back)(staff, found)
    return redirect("changes")
