"""The pages where surveys are looked at and published."""

import uuid
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may
from scheme.surveys import drafting, published, shelf
from scheme.surveys.due import running
from scheme.surveys.files import as_recorded
from scheme.surveys.models import Draft
from scheme.surveys.preview import lacking, preview, recordings
from scheme.surveys.standing import answered, devices

MOST_BYTES = 64_000_000


class Files(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The last of them; the view takes all."""
        return files.get(name)


class DraftForm(forms.Form):
    """The text of a survey, and its own pictures and recordings."""

    text = forms.CharField(
        label=_("The survey, as TOML"),
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
        required=False,
        strip=False,
    )
    file = forms.FileField(
        label=_("Or a file of it"), required=False, help_text=_("A file that ends in .toml.")
    )
    more = forms.FileField(
        label=_("Own pictures and recordings"),
        required=False,
        widget=Files(attrs={"multiple": True}),
        help_text=_("Pictures: own_name.png or .jpg. Recordings: WAV, named as the preview says."),
    )

    def clean(self) -> dict[str, object]:
        """The text of the file, where there is one."""
        cleaned: dict[str, object] = super().clean() or {}
        handed = cleaned.get("file")
        if isinstance(handed, UploadedFile):
            try:
                cleaned["text"] = handed.read(drafting.LONGEST_TEXT * 4).decode("utf-8")
            except UnicodeDecodeError:
                self.add_error("file", _("This file is not UTF-8 text. Save it as UTF-8."))
        if not self.errors and not str(cleaned.get("text") or "").strip():
            self.add_error("text", _("Write the survey here, or choose a file of it."))
        return cleaned


@require_GET
@may(Power.SURVEYS)
def surveys(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What is published, and what comes with Heard and is not."""
    newest = published.newest(staff.scheme)
    plans = list(running(staff.scheme, timezone.localdate()).values_list("survey", flat=True))
    rows = [{"row": row, "survey": published.of(row), "plans": plans.count(id)} for id, row in newest.items()]
    shipped = [survey for survey in shelf.surveys().values() if survey.id not in newest]
    return render(request, "surveys/surveys.html", {"rows": rows, "shipped": shipped})


@require_http_methods(["GET", "POST"])
@may(Power.SURVEYS)
def draft_new(request: HttpRequest, staff: Staff) -> HttpResponse:
    """A new draft: empty, or begun from a survey that is there (``?from=id``)."""
    if request.method == "POST":
        return _drafted(request, staff, None)
    begun = str(request.GET.get("from", ""))
    row = published.newest(staff.scheme).get(begun)
    shipped = [text for (id, _version), text in shelf.texts().items() if id == begun]
    text = row.text if row else (shipped or [""])[-1]
    return render(request, "surveys/draft.html", {"form": DraftForm(initial={"text": text})})


@require_http_methods(["GET", "POST"])
@may(Power.SURVEYS)
def draft(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """A draft with every fault in it and its preview; handed in again it is a new draft."""
    found = get_object_or_404(staff.scheme.drafts, pk=id)
    if request.method == "POST":
        return _drafted(request, staff, found)
    return _draft_page(request, found, DraftForm(initial={"text": found.text}))


@require_POST
@may(Power.SURVEYS)
def publish(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Publish a draft for good."""
    found = get_object_or_404(staff.scheme.drafts, pk=id)
    ready = _read(found)
    if not ready.can_be_published:
        return _draft_page(request, found, DraftForm(initial={"text": found.text}), 422)
    try:
        row = drafting.publish(staff, ready)
    except IntegrityError:
        # Somebody else published this version a moment ago: read again, the draft says so.
        return _draft_page(request, found, DraftForm(initial={"text": found.text}), 422)
    staff.scheme.drafts.filter(made_by=staff).delete()
    return redirect("survey-published", row.survey)


@require_GET
@may(Power.SURVEYS)
def survey(request: HttpRequest, staff: Staff, survey: str) -> HttpResponse:
    """A published survey: its versions, who is asked, who has it, who has answered."""
    versions = list(staff.scheme.survey_versions.filter(survey=survey).select_related("published_by"))
    if not versions:
        raise Http404
    plans = staff.scheme.plans.filter(survey=survey, end=None).select_related(
        "household", "person", "made_by"
    )
    people = answered(staff.scheme, survey, timezone.localdate())
    known = published.of(versions[0])
    shown = {
        "survey": known,
        "title": known.title.line(known.languages[0]) if known else None,
        "newest": versions[0],
        "versions": versions,
        "plans": plans,
        "devices": devices(staff.scheme, versions[0]),
        "people": people,
        "done": sum(1 for one in people if one.done),
        "reads": has(staff, Power.READ),
        "paper": has(staff, Power.PAPER),
    }
    return render(request, "surveys/survey.html", shown)


@require_GET
@may(Power.SURVEYS)
def version(request: HttpRequest, staff: Staff, survey: str, version: int) -> HttpResponse:
    """One published version as the kiosk shows it, and its text."""
    row = get_object_or_404(staff.scheme.survey_versions, survey=survey, version=version)
    found = published.of(row)
    shown = {"row": row, "survey": found, "questions": preview(found) if found else []}
    return render(request, "surveys/version.html", shown)


def _drafted(request: HttpRequest, staff: Staff, before: Draft | None) -> HttpResponse:
    form = DraftForm(request.POST, request.FILES)
    uploads = request.FILES.getlist("more")
    if sum(file.size or 0 for file in uploads) > MOST_BYTES:
        form.add_error("more", say("These files are too large together. Make them smaller."))
    if not form.is_valid():
        return render(request, "surveys/draft.html", {"form": form, "draft": before}, status=422)
    dropped = set(request.POST.getlist("drop"))
    names = {(file.name or "")[:80]: file for file in uploads}
    handed_in = {name: as_recorded(name, file.read()) for name, file in names.items()}
    with transaction.atomic():
        made = staff.scheme.drafts.create(text=form.cleaned_data["text"], made_by=staff)
        kept = {file.name: bytes(file.content) for file in before.files.all()} if before else {}
        for name, content in (kept | handed_in).items():
            if name not in dropped:
                staff.scheme.draft_files.create(draft=made, name=name, content=content)
        staff.scheme.drafts.filter(made_by=staff).exclude(pk=made.pk).delete()
    return redirect("survey-draft", made.pk)


def _read(found: Draft) -> drafting.Draft:
    files = {file.name: bytes(file.content) for file in found.files.all()}
    return drafting.draft(found.scheme, found.text, files)


def _draft_page(request: HttpRequest, found: Draft, form: DraftForm, status: int = 200) -> HttpResponse:
    read = _read(found)
    shown = {
        "form": form,
        "draft": found,
        "read": read,
        "fails": [fault for fault in read.faults if fault.level == "fail"],
        "warns": [fault for fault in read.faults if fault.level != "fail"],
        "questions": preview(read.survey) if read.survey else [],
        "recordings": recordings(read.survey, read.files) if read.survey else [],
        "lacking": lacking(read.survey, read.files) if read.survey else {},
    }
    return render(request, "surveys/draft.html", shown, status=status)
