"""Five wrong passwords close an address for a while, kept in the database so that a restart opens nothing."""

import hashlib
from datetime import timedelta

from django.utils import timezone

from scheme.schemes.models import SignInTry

MOST = 5
WAIT = timedelta(minutes=15)


def is_closed(email: str) -> bool:
    """Whether there were too many wrong tries since the last right one, lately."""
    lately = SignInTry.objects.filter(who=_digest(email), at__gt=timezone.now() - WAIT)
    last_good = lately.filter(good=True).order_by("-at").first()
    wrong = lately.filter(good=False, at__gt=last_good.at) if last_good else lately.filter(good=False)
    return wrong.count() >= MOST


def count(email: str, good: bool) -> None:
    """Keep one try, and forget those that no longer matter."""
    now = timezone.now()
    SignInTry.objects.filter(at__lt=now - WAIT).delete()
    SignInTry.objects.create(who=_digest(email), good=good, at=now)


def _digest(email: str) -> str:
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()
