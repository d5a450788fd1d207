"""An alert at a real mail server and a real webhook: it says that there is something to read, and nothing else."""

import email
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.conf import settings
from django.test import override_settings

from scheme.clocks import alarms, posting, raising
from scheme.clocks.models import Duty, Posting
from scheme.schemes.models import Role
from tests.mails import Mailbox, delivered
from tests.scheme.conftest import Cast
from tests.scheme.test_clock import concern
from tests.serving import Asked, served

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box, smtp = Mailbox(), "django.core.mail.backends.smtp.EmailBackend"
    with (
        delivered(box) as port,
        override_settings(
            EMAIL_BACKEND=smtp,
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=port,
            DEFAULT_FROM_EMAIL="Heard <heard@hub.example>",
        ),
    ):
        yield box


def test_an_alert_says_nothing_of_what_it_is(willow: Cast, mailbox: Mailbox) -> None:
    ann = willow.staff(Role.RESPONDER, "Ann")
    willow.scheme.duties.create(staff=ann, what=Duty.What.READS, since=NOON)
    found = concern(willow.scheme, NOON, topic="bad", detail="hurts")
    raising.raise_alerts(willow.scheme, NOON)
    assert posting.post(NOON) == 1
    assert posting.post(NOON + timedelta(hours=1)) == 0
    (taken,) = mailbox.taken
    assert taken.rcpt_tos == [ann.email]
    mail = email.message_from_bytes(taken.original_content or b"")
    assert mail["Subject"] == "Heard: something to read"
    assert mail["Message-ID"] == f"<{Posting._base_manager.get().pk}@hub.example>"
    body = str(mail.get_payload())
    assert f"/concerns/{found.pk}/" in body
    for word in ("hurt", "bad", "Dee", "Oak Lane", "concern:", "safe"):
        assert word not in body


def test_what_the_server_does_not_take_goes_later_under_the_same_id(willow: Cast, mailbox: Mailbox) -> None:
    willow.scheme.duties.create(staff=willow.staff(Role.RESPONDER, "Ann"), what=Duty.What.READS, since=NOON)
    concern(willow.scheme, NOON, topic="bad", detail="hurts")
    raising.raise_alerts(willow.scheme, NOON)
    mailbox.refuse = 1
    assert posting.post(NOON) == 0
    waiting = Posting._base_manager.get()
    assert (waiting.sent_at, waiting.tries, waiting.trouble) == (None, 1, "SMTPDataError")
    assert posting.post(NOON + timedelta(minutes=1)) == 0
    assert posting.post(NOON + timedelta(minutes=3)) == 1
    assert len(mailbox.taken) == 1


def test_a_server_that_is_away_holds_up_nothing_else(willow: Cast, mailbox: Mailbox) -> None:
    """Each try of a server that does not answer takes long: one a round, another alert each time."""
    willow.scheme.duties.create(staff=willow.staff(Role.RESPONDER, "Ann"), what=Duty.What.READS, since=NOON)
    for _ in range(3):
        concern(willow.scheme, NOON, topic="bad", detail="hurts")
    tried: list[Posting] = []

    def hangs(one: Posting) -> None:
        tried.append(one)
        if one.way == Posting.Way.MAIL:
            raise TimeoutError

    chosen = msgspec.structs.replace(settings.CONFIGURED, webhook="http://127.0.0.1:9/")
    with override_settings(CONFIGURED=chosen):
        raising.raise_alerts(willow.scheme, NOON)
        assert posting.post(NOON, hangs) == 3, "the other way"
        assert [one.way for one in tried].count("mail") == 1
        for seconds in (15, 30):
            assert posting.post(NOON + timedelta(seconds=seconds), hangs) == 0
        assert len({one.pk for one in tried if one.way == "mail"}) == 3
        kinds = [
            {one.kind for one in alarms.of_scheme(willow.scheme, NOON + timedelta(minutes=at))}
            for at in (4, 5)
        ]
        assert ["posting" in one for one in kinds] == [False, True]
        assert posting.post(NOON + timedelta(minutes=5)) == 3
        assert "posting" not in {
            one.kind for one in alarms.of_scheme(willow.scheme, NOON + timedelta(hours=1))
        }


def test_a_round_ends_though_more_waits(willow: Cast) -> None:
    willow.scheme.duties.create(staff=willow.staff(Role.RESPONDER, "Ann"), what=Duty.What.READS, since=NOON)
    for _ in range(3):
        concern(willow.scheme, NOON, topic="bad", detail="hurts")
    raising.raise_alerts(willow.scheme, NOON)
    seconds = iter((0.0, 0.0, 59.0, 61.0))
    with override_settings(EMAIL_HOST="mail.example"):
        assert posting.post(NOON, lambda _: None, lambda: next(seconds)) == 2
    taken = list(
        Posting._base_manager.exclude(taken_at=None).order_by("taken_at").values_list("taken_at", flat=True)
    )
    assert taken == [NOON, NOON + timedelta(seconds=59)], (
        "each when it was taken up, not when the round began"
    )


def test_what_another_took_up_is_left_to_it_though_its_clock_is_ahead(willow: Cast) -> None:
    willow.scheme.duties.create(staff=willow.staff(Role.RESPONDER, "Ann"), what=Duty.What.READS, since=NOON)
    concern(willow.scheme, NOON, topic="bad", detail="hurts")
    raising.raise_alerts(willow.scheme, NOON)
    Posting._base_manager.update(taken_at=NOON + timedelta(seconds=90))
    sent: list[Posting] = []
    with override_settings(EMAIL_HOST="mail.example"):
        for minutes, gone in ((0, 0), (3, 0), (4, 1)):
            assert posting.post(NOON + timedelta(minutes=minutes), sent.append) == gone


def test_a_webhook_is_told_as_little(willow: Cast) -> None:
    came: list[Asked] = []

    def answer(asked: Asked) -> tuple[int, bytes]:
        came.append(asked)
        return 200, b""

    willow.scheme.duties.create(staff=willow.staff(Role.RESPONDER, "Ann"), what=Duty.What.READS, since=NOON)
    found = concern(willow.scheme, NOON, topic="bad", detail="hurts")
    with served(answer) as where:
        chosen = msgspec.structs.replace(settings.CONFIGURED, webhook=where)
        with override_settings(CONFIGURED=chosen):
            raising.raise_alerts(willow.scheme, NOON)
            assert posting.post(NOON) == 1, "the mail waits for a server"
    (asked,) = came
    said = json.loads(asked.body)
    assert set(said) == {"id", "words", "to", "link"} and str(found.pk) in said["link"]
    assert {name.lower(): words for name, words in asked.headers.items()}["idempotency-key"] == said["id"]
