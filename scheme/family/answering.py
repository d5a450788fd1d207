"""The page on which staff answer whoever told without an account."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from scheme.concerns import reach
from scheme.concerns.words import safe_contact
from scheme.family import telling
from scheme.family.forms import AnswerForm, new_form
from scheme.people.pages import posted
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, may


@require_http_methods(["GET", "POST"])
@may(Power.ACT)
def answer(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """What whoever told reads by their code; staff see what was answered before."""
    found = get_object_or_404(reach.concerns(staff), pk=id)
    told = get_object_or_404(staff.scheme.follow_ups, concern=found)
    form = AnswerForm(**posted(request), initial={"form": new_form()})
    if form.is_valid():
        said = form.cleaned_data
        telling.answer(staff, told, said["form"], said["words"], timezone.now())
        return redirect("concern", found.pk)
    shown = {"form": form, "concern": found, "safe": safe_contact(found), "answers": telling.answers(told)}
    return render(request, "family/answer.html", shown, status=422 if form.errors else 200)
