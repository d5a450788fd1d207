"""The page of exports, and each file. A row of the audit is written before anything leaves."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from scheme.audit import chain
from scheme.portal.words import worded
from scheme.responses import months
from scheme.responses.counts import counted, surveys_answered
from scheme.responses.exports import fhir, rows, small
from scheme.responses.exports.files import MOST_XLSX, Cell, csv_lines, xlsx
from scheme.responses.filters import FilterForm, found
from scheme.schemes.models import Scheme, Staff
from scheme.schemes.roles import Power, may

MOST_FHIR = 500
COUNTS = ("survey", "version", "question", "answer", "count", "n", "more than one could be picked")
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/fhir+json; charset=utf-8",
}


@require_GET
@may(Power.EXPORT, again=True)
def exports(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Choose what to take out, and as what."""
    form = FilterForm(request.GET, staff.scheme)
    valid = form.is_valid()
    shown = {
        "form": form,
        "count": found(staff.scheme, form.cleaned_data).count() if valid else 0,
        "query": request.GET.urlencode(),
        "most_fhir": MOST_FHIR,
    }
    return render(request, "portal/exports.html", shown, status=200 if valid else 422)


@require_GET
@may(Power.EXPORT, again=True)
def answers(request: HttpRequest, staff: Staff, kind: str) -> HttpResponse:
    """A row for each answer, as CSV or XLSX. It names people."""
    form = FilterForm(request.GET, staff.scheme)
    if not form.is_valid():
        return _refused(request, form, "")
    asked = found(staff.scheme, form.cleaned_data)
    if kind == "xlsx" and staff.scheme.answers.filter(response__in=asked).count() > MOST_XLSX:
        return _refused(request, form, _("This is too much for one spreadsheet. Choose less, or take CSV."))
    chain.note(staff.scheme, staff, f"exported answers as {kind}", request.GET.urlencode())
    found_rows = rows.rows(staff.scheme, asked)
    if kind == "csv":
        return _file(csv_lines(rows.HEADER, found_rows), "answers", kind)
    return _file(iter([xlsx("Answers", rows.HEADER, found_rows)]), "answers", kind)


@require_GET
@may(Power.EXPORT, again=True)
def counts(request: HttpRequest, staff: Staff, kind: str) -> HttpResponse:
    """Counts to pass on, without any that could name someone. No table is split by household or by month."""
    form, since, until = months.asked(request.GET)
    if form.errors:
        return _refused(request, FilterForm(request.GET, staff.scheme), "")
    chain.note(staff.scheme, staff, f"exported counts as {kind}", f"{since} {until}")
    lines = list(_counts(staff.scheme, since, until))
    if kind == "csv":
        return _file(csv_lines(COUNTS, lines), "counts", kind)
    return _file(iter([xlsx("Counts", COUNTS, lines)]), "counts", kind)


@require_GET
@may(Power.EXPORT, again=True)
def partners(request: HttpRequest, staff: Staff) -> HttpResponse:
    """FHIR for a health partner: responses of one person at a time."""
    form = FilterForm(request.GET, staff.scheme)
    if not form.is_valid():
        return _refused(request, form, "")
    if form.cleaned_data["person"] in ("", "else"):
        return _refused(request, form, _("Choose one person: a health partner has no need of the others."))
    asked = fhir.theirs(staff.scheme, found(staff.scheme, form.cleaned_data))
    if asked.count() > MOST_FHIR:
        return _refused(request, form, _("This is too much for one file. Choose less."))
    chain.note(staff.scheme, staff, "exported as FHIR", request.GET.urlencode())
    return _file(iter([fhir.bundle(staff.scheme, asked).encode()]), "fhir", "json")


def _counts(scheme: Scheme, since: date, until: date) -> Iterator[tuple[Cell, ...]]:
    for survey in surveys_answered(scheme):
        for question in counted(scheme, survey, since, until):
            words = [row.shown.words for row in question.rows]
            told, n = small.told([row.count for row in question.rows], question.n, question.several)
            for word, count in zip(words, told, strict=True):
                yield (
                    worded(survey.title, "en").words,
                    survey.version,
                    question.question.words,
                    word,
                    "too few to say" if count is None else count,
                    f"under {small.LEAST}" if n is None else n,
                    "yes" if question.several else "no",
                )


def _file(pieces: Iterator[bytes], name: str, kind: str) -> HttpResponse:
    answer = StreamingHttpResponse(pieces, content_type=KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="heard-{name}.{kind}"'
    # A page to every caller of ours; it only differs in being sent piece by piece.
    return cast(HttpResponse, answer)


def _refused(request: HttpRequest, form: FilterForm, why: str) -> HttpResponse:
    if why:
        form.add_error(None, why)
    if not form.errors:
        raise Http404
    query = request.GET.urlencode()
    shown = {"form": form, "count": 0, "query": query, "most_fhir": MOST_FHIR}
    return render(request, "portal/exports.html", shown, status=422)
