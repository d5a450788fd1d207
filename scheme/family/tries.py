"""How often one network may tell or try a code, counted in rows that every process sees."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from scheme.family.models import Try
from scheme.network import network_of
from scheme.schemes.models import Scheme

SPAN = timedelta(hours=1)
MOST = {Try.What.TELL: 20, Try.What.CODE: 10}
"""In one hour from one network: what was told, and codes that were none."""


def too_many(scheme: Scheme, request: HttpRequest, what: Try.What, now: datetime) -> bool:
    """Whether this network has had its share of the last hour."""
    return scheme.tries.filter(what=what, whose=whose(request), at__gt=now - SPAN).count() >= MOST[what]


def count(scheme: Scheme, request: HttpRequest, what: Try.What, now: datetime) -> None:
    """One more; those of earlier hours are forgotten."""
    scheme.tries.filter(at__lte=now - SPAN).delete()
    scheme.tries.create(what=what, whose=whose(request), at=now)


def whose(request: HttpRequest) -> str:
    """A digest of the network that asks."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return _digest(network_of(request.META.get("REMOTE_ADDR", ""), forwarded, settings.PROXY))


def _digest(words: str) -> str:
    return salted_hmac("heard tries", words, algorithm="sha256").hexdigest()
