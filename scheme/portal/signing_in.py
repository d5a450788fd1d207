"""Signing in and out, and choosing a password of one's own."""

import time

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from scheme.audit import chain
from scheme.schemes import tries
from scheme.schemes.models import Staff
from scheme.schemes.roles import SIGNED_IN_AT

WRONG = "The e-mail address or the password is not right."
CLOSED = "Too many wrong tries. Wait 15 minutes, then try again."


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail address and password. The same words for an unknown address and a wrong password."""
    email = request.POST.get("email", "").strip().lower()
    trouble = ""
    if request.method == "POST":
        staff = None
        if tries.is_closed(email):
            trouble = CLOSED
        else:
            staff = authenticate(request, email=email, password=request.POST.get("password", ""))
            tries.count(email, good=staff is not None)
            trouble = WRONG
        if isinstance(staff, Staff):
            chain.note(staff.scheme, staff, "signed in")
            login(request, staff)
            request.session[SIGNED_IN_AT] = time.time()
            return redirect(_next(request))
    shown = {
        "trouble": trouble,
        "email": email,
        "next": request.POST.get("next", request.GET.get("next", "")),
    }
    return render(request, "portal/sign_in.html", shown, status=422 if trouble else 200)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else "/"


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("sign-in")


@sensitive_post_parameters("new_password1", "new_password2")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose a new password; whoever has a one-time one sees no other page before."""
    staff = request.user
    if not isinstance(staff, Staff):
        return redirect("sign-in")
    form = SetPasswordForm(staff, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        staff.new_password_due = False
        form.save()
        update_session_auth_hash(request, staff)
        chain.note(staff.scheme, staff, "chose a password")
        return redirect("/")
    return render(request, "portal/password.html", {"form": form}, status=422 if form.errors else 200)
