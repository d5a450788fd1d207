"""Five wrong tries close an address for a while; django-axes keeps them, under a digest of what was typed."""

import hashlib

from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset
from django.http import HttpRequest

from scheme.schemes.models import Staff


def who(request: HttpRequest | None, credentials: dict[str, str] | None = None) -> str:
    """A digest of the e-mail address that was tried: people type passwords there."""
    typed = (credentials or {}).get("email") or (request.POST.get("login", "") if request else "")
    return digest(typed or "")


def digest(email: str) -> str:
    """As tries are kept."""
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()


def is_open(request: HttpRequest, staff: Staff) -> bool:
    """Whether there were fewer than five wrong tries of late."""
    return bool(AxesProxyHandler.is_allowed(request, {"email": staff.email}))


def count_wrong(request: HttpRequest, staff: Staff) -> None:
    """A wrong second step counts like a wrong password."""
    AxesProxyHandler.user_login_failed(sender=Staff, credentials={"email": staff.email}, request=request)


def forget(staff: Staff) -> None:
    """A right try begins the count again."""
    reset(username=digest(staff.email))
