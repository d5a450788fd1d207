"""The pages of concerns; each reads through what the member of staff it is given reaches."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scheme.audit import chain
from scheme.clocks.chain import away
from scheme.clocks.numbers import chosen
from scheme.clocks.targets import Due, dues
from scheme.concerns import reach
from scheme.concerns.lists import FilterForm, full, line, listed
from scheme.concerns.models import Concern, Step
from scheme.concerns.more_forms import CLOCKS, FORMS, TITLES, HandoverForm
from scheme.concerns.standing import standing, still_open
from scheme.concerns.step_forms import StepForm
from scheme.concerns.taking import hand_over, open_to, see, take
from scheme.concerns.timeline import owner, timeline
from scheme.concerns.words import inside, reasons, safe_contact
from scheme.people.pages import posted
from scheme.portal.words import HERE, several
from scheme.replies.writing import latest
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may


def concern_of(staff: Staff, id: uuid.UUID) -> Concern:
    """A concern they reach, or 404."""
    return get_object_or_404(full(reach.concerns(staff)), pk=id)


@require_GET
@may(Power.READ)
def concerns(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The concerns they reach."""
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    state = asked.get("state") or "open"
    chain.note(staff.scheme, staff, "read the list of concerns", state)
    lines = listed(staff, state, asked.get("said", ""), timezone.now())
    shown = {"form": form, "lines": lines, "acts": has(staff, Power.ACT), "state": state}
    return render(request, "concerns/concerns.html", shown)


@require_GET
@may(Power.READ)
def concern(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One concern: how to reach the person safely, what they said, what is due, and all that happened."""
    found = concern_of(staff, id)
    chain.note(staff.scheme, staff, "read concern", str(id))
    return render(request, "concerns/concern.html", _shown(staff, found))


@require_GET
@may(Power.READ)
def printed(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Its chronology, for paper."""
    found = concern_of(staff, id)
    chain.note(staff.scheme, staff, "printed concern", str(id))
    return render(request, "concerns/print.html", {**_shown(staff, found), "now": timezone.now()})


@require_POST
@may(Power.ACT)
def seen(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """One act: I read it now. It ends the alerts."""
    see(staff, concern_of(staff, id), "concern")
    return redirect("concern", id)


@require_http_methods(["GET", "POST"])
@may(Power.ACT)
def step(request: HttpRequest, staff: Staff, id: uuid.UUID, what: str) -> HttpResponse:
    """One step."""
    found = concern_of(staff, id)
    if what not in FORMS:
        raise Http404
    if Step.What(what) not in open_to(found):
        return redirect("concern", id)
    return _step_page(request, staff, found, Step.What(what))


@require_http_methods(["GET", "POST"])
@may(Power.ACT)
def correct(request: HttpRequest, staff: Staff, id: uuid.UUID, step: uuid.UUID) -> HttpResponse:
    """A new step that takes the place of one with a mistake in it; both stay."""
    found = concern_of(staff, id)
    wrong = get_object_or_404(reach.steps_of(staff, found).filter(what__in=list(FORMS)), pk=step)
    if hasattr(wrong, "correction"):
        return redirect("concern", id)
    return _step_page(request, staff, found, Step.What(wrong.what), wrong)


def _step_page(
    request: HttpRequest, staff: Staff, found: Concern, what: Step.What, wrong: Step | None = None
) -> HttpResponse:
    first: dict[str, Any] = dict(wrong.facts) if wrong else {}
    if what == Step.What.NAMED and wrong:
        first["somebody"] = "yes" if first.get("named") else "no"
    form: StepForm = FORMS[what](
        **posted(request), concern=found, staff=staff, due=overran(found), initial=first or None
    )
    if form.is_valid():
        take(staff, found, what, form.facts(), wrong)
        reached = reach.concerns(staff).filter(pk=found.pk).exists()
        return redirect("concern", found.pk) if reached else redirect("concerns")
    shown = {
        "form": form,
        "title": TITLES[what],
        "wrong": wrong,
        "concern": found,
        "safe": safe_contact(found),
        "prompts": what in (Step.What.TRIAGED, Step.What.ACTED),
        "back": reverse("concern", args=[found.pk]),
    }
    return render(request, "concerns/step.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@may(Power.ACT)
def handover(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Open concerns to somebody else: their own, those of nobody, and those of whoever left or is away."""
    numbers, now = chosen(staff.scheme), timezone.now()
    able = [one for one in staff.scheme.staff.filter(is_active=True).order_by("name") if has(one, Power.ACT)]
    kept = {str(one.pk) for one in able if one != staff and one.pk not in away(staff.scheme, now)}
    found = [
        one
        for one in full(still_open(reach.concerns(staff)))
        if Step.What.OWNED in open_to(one) and standing(one).owner not in kept
    ]
    ticked = set(request.POST.getlist("concern"))
    given = [one for one in found if str(one.pk) in ticked]
    form = HandoverForm(**posted(request), able=[one for one in able if one != staff], given=given)
    if form.is_valid() and given:
        hand_over(staff, given, form.receiver(), form.cleaned_data["why"])
        return redirect("concerns")
    names = {str(one.pk): one.name for one in staff.scheme.staff.all()}
    shown = {
        "form": form,
        "lines": [line(one, numbers, names, now) for one in found],
        "ticked": ticked,
        "nothing": request.method == "POST" and not given,
    }
    return render(request, "concerns/handover.html", shown, status=422 if request.method == "POST" else 200)


def overran(found: Concern) -> list[Due]:
    """The clocks that were overrun, whose reason nobody has said yet."""
    stands, now = standing(found), timezone.now()
    said = {step.facts.get("clock") for step in stands.steps if step.what == Step.What.OVERRAN}
    late = [due for due in dues(stands, chosen(found.scheme)) if due.late or due.overdue(now)]
    return [due for due in late if due.clock not in said]


def _shown(staff: Staff, found: Concern) -> dict[str, object]:
    stands, now = standing(found), timezone.now()
    numbers = chosen(staff.scheme)
    acts = has(staff, Power.ACT)
    ahead = open_to(found) if acts else ()
    late = overran(found)
    return {
        "concern": found,
        "line": line(found, numbers, {}, now),
        "safe": safe_contact(found),
        "reasons": reasons(found),
        "here": several(HERE, found.here),
        "sealed": [(part, inside(part)) for part in found.sealed.all()]
        if stands.last(Step.What.SEEN)
        else [],
        "seen": stands.last(Step.What.SEEN),
        "named": stands.last(Step.What.NAMED),
        "kept_out": reach.kept_out(found),
        "owner": owner(found),
        "clocks": [(CLOCKS[due.clock], due, due.overdue(now)) for due in dues(stands, numbers)],
        "overran": [CLOCKS[due.clock] for due in late],
        "steps": [(w, TITLES[w]) for w in ahead if w in TITLES and (w != Step.What.OVERRAN or late)],
        "moments": timeline(staff, found),
        "replies": latest(found),
        "numbers": numbers,
        "acts": acts,
        "unseen": acts and stands.since_begun(Step.What.SEEN) is None and stands.closed_at is None,
        "closed": stands.closed_at,
        "linked": reach.linked(staff, found),
        "title": _("A concern"),
    }
