"""The page to print for whoever sits beside the tablet: how to help so that each answer is the person's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, may

LINES = (
    (_("Read the question out. Use its own words."), "read_to_me"),
    (_("Wait. Count to 10 in your head. A long silence is fine."), "wait"),
    (_("Do not choose for them. Do not point at an answer."), "thumbs_down"),
    (_("Do not say whether an answer is good or bad. Keep your face calm."), "calm"),
    (_("“I don't know”, “I don't want to say” and “Skip” are as good as any answer."), "skip"),
    (_("Not clear? Touch “Something else”, then “I don't understand”."), "explain"),
    (_("They may want to do it on their own. Please leave the room then."), "alone"),
    (_("At the end the tablet asks who helped. An honest answer is no bad mark for anyone."), "help"),
)
"""What is said, and the picture beside it."""


@require_GET
@may(Power.PEOPLE)
def carer_sheet(request: HttpRequest, staff: Staff) -> HttpResponse:
    """One page of paper."""
    return render(request, "people/carer_sheet.html", {"lines": LINES, "scheme": staff.scheme})
