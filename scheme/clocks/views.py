"""The pages of the clocks: overview, settings, who is on call, tasks."""

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scheme.audit import chain
from scheme.clocks import tasks
from scheme.clocks.alarms import alarms
from scheme.clocks.chain import on_duty
from scheme.clocks.forms import ClocksForm, DoneForm, DutyForm, LeaveForm, now_in_force
from scheme.clocks.models import Duty
from scheme.clocks.numbers import choose, chosen
from scheme.clocks.overview import overview
from scheme.people.pages import form_page, posted
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may

BOTH = ["GET", "POST"]


@require_GET
@may(Power.READ)
def page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """How the scheme is doing with what people told it."""
    chain.note(staff.scheme, staff, "read the overview")
    now = timezone.now()
    shown = {"it": overview(staff, now), "alarms": alarms(staff, now), "acts": has(staff, Power.ACT)}
    shown["tasks"] = tasks.open_tasks(staff.scheme)
    return render(request, "clocks/overview.html", shown)


@require_http_methods(BOTH)
@may(Power.CARE)
def clocks(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Every number of the clocks; what was in force before stays as a row."""
    form = ClocksForm(**posted(request), initial=now_in_force(chosen(staff.scheme)))
    if form.is_valid():
        with transaction.atomic():
            chain.note(staff.scheme, staff, "changed the clocks")
            choose(staff.scheme, form.numbers(), staff)
        return redirect("clocks")
    shown = {"form": form, "alarms": alarms(staff, timezone.now())}
    return render(request, "clocks/clocks.html", shown, status=422 if form.errors else 200)


@require_GET
@may(Power.CARE)
def rota(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Who reads first, who is on call, who is away; now and later."""
    now = timezone.now()
    later = {"ended_at": None}
    duties = staff.scheme.duties.filter(**later).exclude(until__lt=now)
    leaves = staff.scheme.leaves.filter(**later, until__gt=now)
    shown = {
        "duties": duties.select_related("staff").order_by("what", "place", "since"),
        "leaves": leaves.select_related("staff", "cover").order_by("since"),
        "reads": on_duty(staff.scheme, Duty.What.READS, now),
        "on_call": on_duty(staff.scheme, Duty.What.ON_CALL, now),
        "alarms": alarms(staff, now),
    }
    return render(request, "clocks/rota.html", shown)


@require_http_methods(BOTH)
@may(Power.CARE)
def duty_add(request: HttpRequest, staff: Staff) -> HttpResponse:
    """A duty."""
    form = DutyForm(**posted(request), scheme=staff.scheme, initial={"since": _this_minute()})
    if not form.is_valid():
        return form_page(request, form, _("Put somebody on the rota"), reverse("rota"))
    said = form.cleaned_data
    with transaction.atomic():
        chain.note(staff.scheme, staff, "changed the rota")
        staff.scheme.duties.create(
            staff=staff.scheme.staff.get(pk=said["staff"]),
            what=said["what"],
            place=said["place"] - 1,
            since=said["since"],
            until=said["until"],
            by=staff,
        )
    return redirect("rota")


@require_http_methods(BOTH)
@may(Power.CARE)
def leave_add(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Leave, with who covers."""
    form = LeaveForm(**posted(request), scheme=staff.scheme, initial={"since": _this_minute()})
    if not form.is_valid():
        return form_page(request, form, _("Somebody is away"), reverse("rota"))
    said = form.cleaned_data
    with transaction.atomic():
        chain.note(staff.scheme, staff, "changed the rota")
        staff.scheme.leaves.create(
            staff=staff.scheme.staff.get(pk=said["staff"]),
            cover=staff.scheme.staff.get(pk=said["cover"]) if said["cover"] else None,
            since=said["since"],
            until=said["until"],
            by=staff,
        )
    return redirect("rota")


@require_POST
@may(Power.CARE)
def rota_end(request: HttpRequest, staff: Staff, kind: str, id: uuid.UUID) -> HttpResponse:
    """It ends now."""
    rows = staff.scheme.duties if kind == "duty" else staff.scheme.leaves
    get_object_or_404(rows, pk=id)
    with transaction.atomic():
        chain.note(staff.scheme, staff, "changed the rota")
        rows.filter(pk=id, ended_at=None).update(ended_at=timezone.now())
    return redirect("rota")


@require_http_methods(BOTH)
@may(Power.ACT)
def task_done(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Somebody looked after a tablet, or found a time and a place with someone."""
    found = get_object_or_404(staff.scheme.tasks.select_related("device__household"), pk=id)
    form = DoneForm(**posted(request))
    if not form.is_valid():
        person = found.response.person if found.response else None
        about = f"{found.get_what_display()}: {person.name if person else found.device.household.name}"
        return form_page(request, form, _("A task"), reverse("today"), intro=about)
    with transaction.atomic():
        chain.note(staff.scheme, staff, "did a task", str(id))
        tasks.done(found, staff, form.cleaned_data["done"], timezone.now())
    return redirect("today")


def _this_minute() -> str:
    return f"{timezone.localtime():%Y-%m-%dT%H:%M}"
