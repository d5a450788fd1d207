"""The pages where staff set up their second step, and where they are asked for it again."""

import ipaddress

import segno
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows as recovery
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret, get_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scheme.audit import chain
from scheme.portal.sign_in_forms import Code, NewApp, NewPasskey, Passkey
from scheme.schemes import second_step as step
from scheme.schemes.models import Staff
from scheme.schemes.roles import for_staff, need_fresh


@require_GET
@for_staff
def second_step(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What someone has set up, and what their role still needs."""
    has = step.kinds(staff)
    if step.missing(request, staff) == "again":
        need_fresh(request, staff)
    shown = {
        "has_app": step.Type.TOTP in has,
        "passkeys": step.held_by(staff).filter(type=step.Type.WEBAUTHN).order_by("created_at"),
        "has_codes": step.Type.RECOVERY_CODES in has,
        "needs_passkey": step.needs_passkey(staff),
        "is_set_up": step.is_set_up(staff, has),
    }
    return render(request, "portal/second_step.html", shown)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@for_staff
def app(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Codes from an app on a phone: its QR code, then its first code. A new app takes the place of the old."""
    _need_fresh_if_set_up(request, staff)
    posted = request.method == "POST"
    secret = get_totp_secret(regenerate=not posted)
    form = NewApp(request.POST if posted else None, secret=secret)
    if posted and form.is_valid():
        with transaction.atomic():
            step.held_by(staff).filter(type=step.Type.TOTP).delete()
            made = TOTP.activate(staff, secret).instance
        clear_totp_secret(request)
        return _made(request, staff, made, "set up codes of an app")
    url = get_adapter().build_totp_url(staff, secret)
    qr = segno.make(url, error="m").svg_inline(scale=6, border=3, omitsize=False, light="#FFFFFF")
    spaced = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
    return render(
        request, "portal/app.html", {"form": form, "qr": qr, "secret": spaced}, status=_status(form)
    )


@require_http_methods(["GET", "POST"])
@for_staff
def passkey(request: HttpRequest, staff: Staff) -> HttpResponse:
    """A new passkey: the browser makes it, the hub keeps its public half."""
    _need_fresh_if_set_up(request, staff)
    form = NewPasskey(request.POST if request.method == "POST" else None, user=staff)
    if request.method == "POST" and form.is_valid():
        name, credential = form.cleaned_data["name"], form.cleaned_data["credential"]
        made = webauthn.WebAuthn.add(staff, name[:60], credential).instance
        return _made(request, staff, made, "made a passkey")
    options = webauthn.begin_registration(staff, False)
    shown = {"form": form, "options": options, "elsewhere": _elsewhere(request)}
    return render(request, "portal/passkey.html", shown, status=_status(form))


@require_POST
@for_staff
def passkey_remove(request: HttpRequest, staff: Staff, id: int) -> HttpResponse:
    """Remove a passkey, unless nothing would be left that the role asks for."""
    need_fresh(request, staff)
    found = get_object_or_404(step.held_by(staff).filter(type=step.Type.WEBAUTHN), pk=id)
    left = set(step.held_by(staff).exclude(pk=found.pk).values_list("type", flat=True))
    if step.is_set_up(staff, left):
        chain.note(staff.scheme, staff, "removed a passkey")
        found.delete()
    return redirect("second-step")


@require_http_methods(["GET", "POST"])
@for_staff
def recovery_codes(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Ten codes for the day the phone is lost, shown once; new ones take the place of the old."""
    need_fresh(request, staff)
    if request.method == "POST":
        chain.note(staff.scheme, staff, "made recovery codes")
        recovery.generate_recovery_codes(request)
        return redirect("recovery-codes")
    held, first_time = recovery.view_recovery_codes(request)
    left = held.get_unused_codes() if held else []
    shown = {"codes": left if first_time else [], "left": len(left)}
    return render(request, "portal/recovery_codes.html", shown)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@for_staff
def again(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Ask for the second step once more, then go on with what was asked for."""
    if not step.is_set_up(staff, step.kinds(staff)):
        return redirect("second-step")
    posted = request.POST if request.method == "POST" else None
    by_passkey = posted is not None and "credential" in posted
    form = Code(None if by_passkey else posted, user=staff)
    key = Passkey(data=posted if by_passkey else None, user=staff)
    given = key if by_passkey else form
    if posted is not None and given.is_valid():
        given.save()
        return resume_request(request) or redirect("home")
    shown = {
        "form": form,
        "webauthn_form": key,
        "js_data": {"request_options": webauthn.begin_authentication(staff)},
        "again": True,
        "next": request.GET.get("next", ""),
    }
    return render(request, "portal/code.html", shown, status=_status(given))


def _need_fresh_if_set_up(request: HttpRequest, staff: Staff) -> None:
    if step.is_set_up(staff, step.kinds(staff)):
        need_fresh(request, staff)


def _made(request: HttpRequest, staff: Staff, made: Authenticator, what: str) -> HttpResponse:
    """The new one counts as taken; whoever has no recovery codes is given them."""
    chain.note(staff.scheme, staff, what)
    step.take(request, made)
    given = recovery.auto_generate_recovery_codes(request)
    return redirect("recovery-codes" if given else "second-step")


def _elsewhere(request: HttpRequest) -> str:
    """Where a passkey could be made, when this address is a number: browsers make them for names alone."""
    host, _, port = request.get_host().rpartition(":")
    try:
        number = ipaddress.ip_address((host or port).strip("[]"))
    except ValueError:
        return ""
    return f"http://localhost:{port}{reverse('passkey')}" if number.is_loopback and host else "-"


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
