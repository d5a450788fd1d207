"""Surveys on paper: printed in easy read, and typed in by staff as what they are."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from easyread.survey import Survey
from scheme.responses.paper import keep_paper
from scheme.schemes.models import Scheme, Staff
from scheme.schemes.roles import Power, has, may
from scheme.surveys import published, shelf
from scheme.surveys.paper_form import PaperForm
from scheme.surveys.preview import preview


@require_GET
@may(Power.PAPER)
def papers(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The surveys that can be printed and typed in, the newest version of each."""
    rows = {id: published.of(row) for id, row in published.newest(staff.scheme).items()}
    known = {survey.id: survey for survey in shelf.surveys().values()} | rows
    found = [survey for survey in known.values() if survey and survey.asked]
    return render(request, "surveys/papers.html", {"surveys": found})


@require_GET
@may(Power.PAPER)
def printed(request: HttpRequest, staff: Staff, survey: str, version: int) -> HttpResponse:
    """One survey to print: a picture on the left, words on the right, each question kept together."""
    found = _found(staff.scheme, survey, version)
    language = str(request.GET.get("language", ""))
    language = language if language in found.languages else found.languages[0]
    shown = {
        "survey": found,
        "language": language,
        "title": found.title.line(language),
        "opening": found.opening.line(language) if found.opening else None,
        "ending": found.ending.line(language) if found.ending else None,
        "questions": preview(found, language),
    }
    return render(request, "surveys/print.html", shown)


@require_http_methods(["GET", "POST"])
@may(Power.PAPER)
def enter(request: HttpRequest, staff: Staff, survey: str, version: int) -> HttpResponse:
    """Type in what somebody answered on paper."""
    found = _found(staff.scheme, survey, version)
    form = PaperForm(staff.scheme, found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        response = keep_paper(staff, form.person(), form.household(), found, form.body())
        return redirect("response", response.pk) if has(staff, Power.READ) else redirect("paper")
    shown = {"form": form, "survey": found}
    return render(request, "surveys/enter.html", shown, status=422 if form.errors else 200)


def _found(scheme: Scheme, id: str, version: int) -> Survey:
    found = published.survey(scheme, id, version)
    if found is None or not found.asked:
        raise Http404
    return found
