"""The pages of counts: bars for each question, columns for each month, and each outcome area by itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from scheme.audit import chain
from scheme.responses import charts, months
from scheme.responses.counts import counted, people, surveys_answered
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may
from scheme.surveys import published


@require_GET
@may(Power.READ)
def questions(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The surveys to choose from."""
    counts = [
        (s, staff.scheme.responses.filter(survey=s.id, version=s.version).count())
        for s in surveys_answered(staff.scheme)
    ]
    return render(request, "portal/questions.html", {"surveys": counts, "exports": has(staff, Power.EXPORT)})


@require_GET
@may(Power.READ)
def survey(request: HttpRequest, staff: Staff, id: str, version: int) -> HttpResponse:
    """A bar for each choice of each question, with n and help; then a column for each month."""
    found = published.survey(staff.scheme, id, version)
    if found is None or not found.asked:
        raise Http404
    form, since, until = months.asked(request.GET)
    chain.note(staff.scheme, staff, "read counts", f"{id} {version} {since} {until}")
    drawn = charts.of_survey(staff.scheme, found, since, until)
    shown = {
        "survey": found,
        "form": form,
        "since": since,
        "until": until,
        "people": people(staff.scheme, found),
        "asked": list(zip(counted(staff.scheme, found, since, until), drawn, strict=True)),
    }
    return render(request, "portal/survey.html", shown, status=422 if form.errors else 200)


@require_GET
@may(Power.READ)
def areas(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Each outcome area over months, alone with its n."""
    form, since, until = months.asked(request.GET)
    chain.note(staff.scheme, staff, "read outcome areas", f"{since} {until}")
    shown = {
        "form": form,
        "since": since,
        "until": until,
        "areas": charts.of_areas(staff.scheme, since, until),
    }
    return render(request, "portal/areas.html", shown, status=422 if form.errors else 200)
