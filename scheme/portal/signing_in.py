"""Signing in and out, and choosing a password of one's own."""

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from scheme.audit import chain
from scheme.portal.sign_in_forms import NewPassword
from scheme.schemes import founding
from scheme.schemes.models import Staff
from scheme.schemes.roles import need_fresh

first_step = LoginView.as_view(template_name="portal/sign_in.html")
step = AuthenticateView.as_view(template_name="portal/code.html")


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The first step; on a hub without a scheme, how to make one."""
    if next(founding.schemes(), None) is None:
        return render(request, "portal/no_scheme.html")
    page: HttpResponseBase = first_step(request)
    return page


def closed(request: HttpRequest, *said: object) -> HttpResponse:
    """After five wrong tries, for a while also to the right one."""
    return render(request, "portal/closed.html", status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("account_login")


@sensitive_post_parameters("new_password1", "new_password2")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose a new password; whoever has a one-time one sees no other page before."""
    staff = request.user
    if not isinstance(staff, Staff):
        return redirect("account_login")
    if not staff.new_password_due:
        need_fresh(request, staff)
    form = NewPassword(staff, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        staff.new_password_due = False
        form.save()
        update_session_auth_hash(request, staff)
        chain.note(staff.scheme, staff, "chose a password")
        return redirect("home")
    return render(request, "portal/password.html", {"form": form}, status=422 if form.errors else 200)
