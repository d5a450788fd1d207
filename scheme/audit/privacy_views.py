"""The privacy officer's page: who read what, and what they must be told."""

import uuid
from datetime import date, datetime, time, timedelta

from django import forms
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from scheme.audit import chain, privacy
from scheme.audit.models import Alarm, BrokenGlass
from scheme.schemes.models import Scheme, Staff
from scheme.schemes.roles import Power, may

PAGE = 50


class AskedForm(forms.Form):
    """Which rows of the audit to show; all of it stands in the address."""

    who = forms.ChoiceField(label=_("Who"), required=False)
    what = forms.ChoiceField(label=_("What"), required=False)
    about = forms.CharField(label=_("About (the id of a response)"), required=False, max_length=200)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("Up to"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, asked: object, staff: Staff) -> None:
        super().__init__(asked)  # type: ignore[arg-type]
        all_staff = [(str(one.pk), one.name) for one in staff.scheme.staff.order_by("name")]
        self.fields["who"].choices = [("", _("Anyone")), *all_staff, ("nobody", _("The hub itself"))]  # type: ignore[attr-defined]
        self.fields["what"].choices = [("", _("Anything")), *((k, k) for k in privacy.kinds(staff))]  # type: ignore[attr-defined]


@require_GET
@may(Power.PRIVACY)
def page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Who read what. Looking here is written down too."""
    form = AskedForm(request.GET, staff)
    asked = form.cleaned_data if form.is_valid() else {}
    since, until = asked.get("since"), asked.get("until")
    rows = privacy.entries(
        staff,
        asked.get("who", ""),
        asked.get("what", ""),
        asked.get("about", ""),
        _midnight(since) if since else None,
        _midnight(until) + timedelta(days=1) if until else None,
    )
    chain.note(staff.scheme, staff, "read the audit", request.GET.urlencode())
    some = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    shown = {
        "form": form,
        "page": some,
        "query": query.urlencode(),
        "alerts": privacy.alerts(staff.scheme),
        "head": chain.head(staff.scheme),
        "witnesses": staff.scheme.witnesses.count(),
        "responses": _responses(staff.scheme, [entry.about for entry in some]),
    }
    return render(request, "portal/privacy.html", shown, status=422 if form.errors else 200)


@require_POST
@may(Power.PRIVACY)
def heed(request: HttpRequest, staff: Staff, kind: str, id: uuid.UUID) -> HttpResponse:
    """A privacy officer has seen an alert. Pressed twice, the first stands."""
    if kind not in ("glass", "alarm"):
        raise Http404
    subject: BrokenGlass | Alarm
    if kind == "glass":
        subject = get_object_or_404(staff.scheme.broken_glass, pk=id)
    else:
        subject = get_object_or_404(staff.scheme.alarms, pk=id)
    with transaction.atomic():
        chain.note(staff.scheme, staff, f"heeded {kind}", str(id))
        if not subject.heeded.exists():
            subject.heeded.create(scheme=staff.scheme, by=staff)
    return redirect("privacy")


def _responses(scheme: Scheme, abouts: list[str]) -> set[str]:
    """Those of these ids that are responses, to link to."""
    ids = [about for about in abouts if len(about) == 36]
    found = scheme.responses.filter(pk__in=[id for id in ids if _is_id(id)])
    return {str(pk) for pk in found.values_list("pk", flat=True)}


def _is_id(text: str) -> bool:
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
