"""Sends what waits, by e-mail and webhook; it says that there is something to read, and nothing of what it is."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parseaddr
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from scheme.clocks.models import Alert, Posting

SUBJECT = "Heard: something to read"
TAKEN_FOR = timedelta(minutes=2)
"""After so long whoever took a posting up is thought to have died with it."""
_SECONDS = 10

Send = Callable[[Posting], None]


def post(now: datetime, send: "Send | None" = None) -> int:
    """Send what waits, each posting by one process at a time; how many went.

    Killed between the server's word and ours, a posting goes once more, with the same Message-ID: mail
    programmes show it once. Every other point of a kill neither loses nor doubles it.
    """
    sent = 0
    for posting in (
        _waiting(now).select_related("alert__staff", "alert__concern", "alert__task").order_by("pk")
    ):
        if not _waiting(now).filter(pk=posting.pk).update(taken_at=now, tries=F("tries") + 1):
            continue
        sent += _sent(posting, now, send or SENDS[posting.way])
    return sent


def _waiting(now: datetime) -> QuerySet[Posting]:
    """Of ways that are set; without a mail server mails wait, and the portal says so."""
    # After "now": the hub's clock was set back since.
    free = Q(taken_at=None) | Q(taken_at__lt=now - TAKEN_FOR) | Q(taken_at__gt=now)
    set_up = {Posting.Way.MAIL: settings.EMAIL_HOST, Posting.Way.WEBHOOK: settings.CONFIGURED.webhook}
    return Posting._base_manager.filter(free, sent_at=None, way__in=[way for way, to in set_up.items() if to])


def _sent(posting: Posting, now: datetime, send: Send) -> bool:
    mine = Posting._base_manager.filter(pk=posting.pk)
    try:
        send(posting)
    except (SMTPException, OSError) as error:
        mine.update(trouble=type(error).__name__)
        return False
    return mine.update(sent_at=now, trouble="") == 1


def by_mail(posting: Posting) -> None:
    """One e-mail, plain text. ``SMTPException`` or ``OSError`` when the server does not take it."""
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
