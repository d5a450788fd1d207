"""The pages without an account: telling, the code, and the answers that it opens. No session, and no cookie."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from easyread import follow_up
from easyread.follow_up import Code
from scheme.family import sounds, telling, tries
from scheme.family.forms import BackForm, CodeForm, TellForm, new_form
from scheme.family.models import FollowUp, Try
from scheme.people import photos
from scheme.schemes.models import Scheme

NEUTRAL = "https://www.bbc.co.uk/weather"
"""Where "Leave this page" leads."""
LANGUAGES = ("en-gb", "cy")
MOST = sounds.LARGEST + photos.LARGEST + 1_000_000
"""Bytes of all that is sent at once."""

Page = Callable[[HttpRequest, Scheme], HttpResponse]


class InMemory(MemoryFileUploadHandler):
    """What is sent is never on the hub's disk before it is sealed."""

    def handle_raw_input(self, *read: Any, **more: Any) -> None:
        """Whatever its length, which was looked at before."""
        self.activated = True


def public(page: Page) -> Callable[[HttpRequest, uuid.UUID], HttpResponse]:
    """A page of one scheme for anyone, in the language that its address names.

    There is nobody signed in whose name a forged form could use, so it needs no token and leaves no cookie.
    """

    @csrf_exempt
    @require_http_methods(["GET", "POST"])
    @wraps(page)
    def view(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
        asked = request.GET.get("language", "")
        request.upload_handlers = [InMemory(request)]
        with translation.override(asked if asked in LANGUAGES else translation.get_language()):
            scheme = get_object_or_404(Scheme, pk=id)
            if int(request.META.get("CONTENT_LENGTH") or 0) > MOST:
                return _page(request, scheme, "too_large", status=413)
            return page(request, scheme)

    return view


@require_GET
def which(request: HttpRequest) -> HttpResponse:
    """The page of the one scheme of this hub; where there are several, each gives out its own address."""
    scheme = telling.only_scheme()
    if scheme is None:
        return render(request, "family/which.html", status=404)
    return redirect("tell-scheme", scheme.pk)


@public
def tell(request: HttpRequest, scheme: Scheme) -> HttpResponse:
    """What someone tells; then their code, once."""
    if request.method == "GET":
        return _page(request, scheme, "tell", TellForm(initial={"form": new_form()}))
    now = timezone.now()
    if tries.too_many(scheme, request, Try.What.TELL, now):
        return _page(request, scheme, "too_many", status=429)
    tries.count(scheme, request, Try.What.TELL, now)
    form = TellForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, scheme, "tell", form, status=422, again=bool(request.FILES))
    code = telling.take(scheme, form.cleaned_data, translation.get_language() or "en", now)
    return _page(request, scheme, "told", code=code)


@public
def follow(request: HttpRequest, scheme: Scheme) -> HttpResponse:
    """The answers that a code opens, and answering back."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, scheme, "follow", form, status=422 if form.errors else 200)
    now = timezone.now()
    if tries.too_many(scheme, request, Try.What.CODE, now):
        return _page(request, scheme, "too_many", status=429)
    code = follow_up.read(form.cleaned_data["digits"], form.cleaned_data["picture"])
    if code is None:
        form.add_error("digits", translation.gettext("The code has 8 numbers."))
        return _page(request, scheme, "follow", form, status=422)
    told = telling.by_code(scheme, code)
    if told is None:
        tries.count(scheme, request, Try.What.CODE, now)
        form.add_error(None, translation.gettext("There is nothing under this code. Look at both once more."))
        return _page(request, scheme, "follow", form, status=422)
    return _answers(request, scheme, code, told)


def _answers(request: HttpRequest, scheme: Scheme, code: Code, told: FollowUp) -> HttpResponse:
    back = BackForm(request.POST if "back" in request.POST else None, initial={"form": new_form()})
    sent = back.is_bound and back.is_valid()
    if sent:
        telling.answer_back(told, back.cleaned_data["form"], back.cleaned_data["answer"], timezone.now())
        back = BackForm(initial={"form": new_form()})
    shown = {"code": code, "told": told.concern, "seen": telling.seen(told), "sent": sent}
    answers = telling.answers(told)
    return _page(
        request, scheme, "answers", back, status=422 if back.errors else 200, answers=answers, **shown
    )


def _page(
    request: HttpRequest,
    scheme: Scheme,
    name: str,
    form: forms.Form | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    numbers = scheme.help_numbers.order_by("place", "name")
    shown = {"scheme": scheme, "neutral": NEUTRAL, "numbers": numbers, "form": form, **more}
    return render(request, f"family/{name}.html", shown, status=status)
