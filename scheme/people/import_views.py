"""The page that takes people from a CSV file: a preview first, then all or nothing."""

import base64
import binascii

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from scheme.people.csv_file import COLUMNS, LARGEST
from scheme.people.importing import previewed, write
from scheme.people.pages import posted
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, may

TEMPLATE = (
    COLUMNS,
    ("Alex", "Elm House", "live-in", "2026-03-01", "", "en", "SL-0001"),
    ("Rhys", "Ty Gwyn", "short breaks", "01/03/2026", "14/03/2026", "cy en", "SL-0002"),
)


class ImportForm(forms.Form):
    """A file with people."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("Up to 1 MB and 2,000 people. Nothing is written before you have seen what it would be."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


@require_http_methods(["GET", "POST"])
@may(Power.CHANGE_PEOPLE)
def upload(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Choose a file, see what it would come to, then write it."""
    if request.method == "POST" and "content" in request.POST:
        return _write(request, staff)
    form = ImportForm(**posted(request))
    if not form.is_valid():
        shown = {"form": form, "columns": COLUMNS}
        return render(request, "people/import.html", shown, status=422 if form.errors else 200)
    content = form.cleaned_data["file"].read(LARGEST + 1)
    return _shown(request, staff, content)


def _shown(request: HttpRequest, staff: Staff, content: bytes) -> HttpResponse:
    """The preview; its form carries the file, which is looked at once more when it is written."""
    found = previewed(staff.scheme, content)
    shown = {"preview": found, "content": base64.b64encode(content).decode()}
    return render(request, "people/preview.html", shown, status=422 if found.faults else 200)


def _write(request: HttpRequest, staff: Staff) -> HttpResponse:
    try:
        content = base64.b64decode(request.POST["content"], validate=True)
    except (ValueError, binascii.Error):
        content = b"\0"
    found = write(staff, content)
    if found.faults:
        return _shown(request, staff, content)
    return render(request, "people/imported.html", {"preview": found})


@require_GET
@may(Power.CHANGE_PEOPLE)
def template(request: HttpRequest, staff: Staff) -> HttpResponse:
    """An example to fill in, with the mark that Excel needs to know UTF-8."""
    text = "\ufeff" + "".join(",".join(cells) + "\r\n" for cells in TEMPLATE)
    named = {"Content-Disposition": 'attachment; filename="heard-people.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=named)
