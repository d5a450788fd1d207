"""What the pages of people have in common: a form on its own page, and finding the rows of one's own scheme."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise

from scheme.people.models import Person
from scheme.schemes.models import Staff


def posted(request: HttpRequest) -> dict[str, Any]:
    """What a form was filled with; of a page that is only opened, nothing."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def form_page(
    request: HttpRequest, form: forms.Form, title: str | Promise, back: str, **more: object
) -> HttpResponse:
    """A form; ``back``: the address of the page it was opened from. ``more``: ``button``, ``intro``, ``about``."""
    shown = {"form": form, "title": title, "back": back, **more}
    return render(request, "people/form.html", shown, status=422 if form.errors else 200)


def person_of(staff: Staff, id: uuid.UUID) -> Person:
    """A person of the scheme, or 404."""
    return get_object_or_404(staff.scheme.people, pk=id)
