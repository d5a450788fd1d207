"""Sends what waits, by e-mail and webhook; it says that there is something to read, and nothing of what it is."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from scheme.clocks.models import Alert, Posting

SUBJECT = "Heard: something to read"
TAKEN_FOR = timedelta(minutes=2)
"""After so long whoever took a posting up is thought to have died with it."""
_SECONDS = 10
_ROUND = timedelta(minutes=1)
"""So long one round sends at most."""
_NOT_THIS = (SMTPRecipientsRefused, SMTPDataError, SMTPSenderRefused, urllib.error.HTTPError)
"""The server is there, and does not take this one."""

Send = Callable[[Posting], None]


def post(now: datetime, send: "Send | None" = None, seconds: Callable[[], float] = time.monotonic) -> int:
    """Send what waits, each posting by one process at a time; how many went. ``seconds``: a monotonic clock.

    Killed between the server's word and ours, a posting goes once more, with the same Message-ID: mail
    programmes show it once. Every other point of a kill neither loses nor doubles it.

    A server that is away or slow holds up neither another way nor the next round: what is left waits for that.
    """
    began, sent = seconds(), 0
    away: set[str] = set()
    for posting in (
        _waiting(now)
        .select_related("alert__staff", "alert__concern", "alert__task", "alert__scheme")
        .order_by("tries", "pk")
    ):
        spent = timedelta(seconds=seconds() - began)
        if spent > _ROUND:
            break
        free = _waiting(now + spent).filter(pk=posting.pk)
        if posting.way in away or not free.update(taken_at=now + spent, tries=F("tries") + 1):
            continue
        trouble = _trouble(posting, send or SENDS[posting.way])
        done = {"sent_at": now + spent} if trouble is None else {}
        Posting._base_manager.filter(pk=posting.pk).update(
            trouble=type(trouble).__name__ if trouble else "", **done
        )
        sent += trouble is None
        if trouble and not isinstance(trouble, _NOT_THIS):
            away.add(posting.way)
    return sent


def unsent() -> QuerySet[Posting]:
    """What has not gone, of ways that are set; without a mail server mails wait, and the portal says so."""
    set_up = {Posting.Way.MAIL: settings.EMAIL_HOST, Posting.Way.WEBHOOK: settings.CONFIGURED.webhook}
    return Posting._base_manager.filter(sent_at=None, way__in=[way for way, to in set_up.items() if to])


def _waiting(now: datetime) -> QuerySet[Posting]:
    """Of these what no process has in its hands."""
    # Far after "now": the hub's clock was set back since. A little after it another machine's clock is ahead.
    long_ago, ahead = Q(taken_at__lt=now - TAKEN_FOR), Q(taken_at__gt=now + TAKEN_FOR)
    return unsent().filter(Q(taken_at=None) | long_ago | ahead)


def _trouble(posting: Posting, send: Send) -> OSError | None:
    try:
        send(posting)
    except OSError as error:
        return error
    return None


def by_mail(posting: Posting) -> None:
    """One e-mail, plain text. ``OSError``, as smtplib's own are, when the server does not take it."""
    alert = posting.alert
    sender = settings.DEFAULT_FROM_EMAIL
    domain = parseaddr(sender)[1].rpartition("@")[2] or "heard.invalid"
    mail = EmailMessage(
        SUBJECT, words(alert), sender, [alert.address], headers={"Message-ID": f"<{posting.pk}@{domain}>"}
    )
    mail.send()


def by_webhook(posting: Posting) -> None:
    """One POST of JSON; the same ``Idempotency-Key`` each time. ``OSError`` when it is not taken."""
    alert = posting.alert
    said = {"id": str(posting.pk), "words": SUBJECT, "to": alert.address, "link": link(alert)}
    request = urllib.request.Request(
        settings.CONFIGURED.webhook,
        json.dumps(said).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": str(posting.pk)},
    )
    with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
        if answer.status >= 300:
            raise urllib.error.URLError(str(answer.status))


def words(alert: Alert) -> str:
    """What the mail says: where to read, for whoever has a sign-in; else whom to phone."""
    if alert.staff is None:
        return (
            f"There is something to read at {alert.scheme.name}, and nobody there has read it in its time. "
            "Please phone them now and ask who is dealing with it. This message says no more on purpose."
        )
    return (
        f"There is something to read. Sign in and read it: {link(alert)}\n"
        "This message says no more on purpose. Do not forward it."
    )


def link(alert: Alert) -> str:
    """Where it is read; the page puts first how to reach the person safely."""
    if alert.staff is None:
        return ""
    path = reverse("concern", args=[alert.concern_id]) if alert.concern_id else reverse("today")
    return f"{settings.CONFIGURED.portal.rstrip('/')}{path}"


SENDS: dict[str, Send] = {Posting.Way.MAIL: by_mail, Posting.Way.WEBHOOK: by_webhook}
