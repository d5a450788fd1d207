"""What is over its time goes by itself, once a day; what is unread, open or held never does."""

from argparse import Namespace
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from easyread.message import Message
from scheme.clocks import rounds
from scheme.clocks.numbers import Chosen, choose
from scheme.commands.erasing import COMMANDS
from scheme.concerns.models import Step
from scheme.erasure import retention
from scheme.responses import reading
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking
from tests.scheme.test_erasure import everything, left, spoken, steps

NOON = datetime(2035, 6, 15, 11, tzinfo=UTC)
"""Noon here: it is summer."""


def ended(willow: Cast, on: str) -> None:
    willow.person.until = date.fromisoformat(on)
    willow.person.save()


def test_eight_years_after_support_ended_it_goes_and_not_a_day_before(willow: Cast, device: Speaking) -> None:
    everything(willow, device)
    ended(willow, "2027-06-16")
    pia = willow.staff(Role.PRIVACY_OFFICER, "Pia")
    retention.sweep(willow.scheme, NOON)
    assert willow.scheme.responses.count() == 1
    assert willow.scheme.sweeps.get().went == 0
    retention.sweep(willow.scheme, NOON + timedelta(hours=15))
    assert willow.scheme.responses.count() == 1, "the day's sweep is at half past eight"
    retention.sweep(willow.scheme, NOON + timedelta(days=1))
    assert left(willow) == {}
    assert [(one.went, one.stayed) for one in willow.scheme.sweeps.all()] == [(3, 0), (0, 0)]
    assert {alert.staff for alert in willow.scheme.alerts.filter(clock="erased")} == {pia}
    made = willow.scheme.erasures.get()
    assert (made.by, made.asked, made.why) == (None, retention.BY, "8 years after support ended")
    assert willow.scheme.audit.filter(what="erased response", who=None).count() == 1


def test_the_numbers_are_the_schemes(willow: Cast, device: Speaking) -> None:
    everything(willow, device)
    ended(willow, "2027-06-16")
    choose(willow.scheme, Chosen(keep_years=20), None)
    assert retention.erase_due(willow.scheme, NOON + timedelta(days=30)) == (0, 0)
    choose(willow.scheme, Chosen(keep_years=2), None)
    assert retention.erase_due(willow.scheme, NOON) == (3, 0)


def test_what_is_unread_or_held_never_goes_by_itself(willow: Cast, device: Speaking) -> None:
    everything(willow, device)
    device.round([device.seal(Message(topic="good", person=str(willow.person.pk), written="new"))])
    ended(willow, "2010-01-01")
    by = willow.staff(Role.PRIVACY_OFFICER, "Pia")
    held = willow.scheme.holds.create(person=willow.person, why="An inquest.", by=by, at=NOON)
    assert retention.erase_due(willow.scheme, NOON) == (0, 4)
    held.delete()
    assert retention.erase_due(willow.scheme, NOON) == (3, 1)
    assert left(willow) == {"messages": 1, "sealed": 1}


def test_somebody_who_is_supported_keeps_all(willow: Cast, device: Speaking) -> None:
    everything(willow, device)
    assert retention.erase_due(willow.scheme, NOON + timedelta(days=36_500)) == (0, 0)


def test_a_voice_goes_ninety_days_after_its_words_were_agreed_and_the_words_stay(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    device.round([device.seal(spoken(willow, device))])
    response = willow.scheme.responses.get()
    voice = response.sealed.get(kind="voice")
    now = timezone.now()
    far = now + timedelta(days=36_500)
    assert retention.erase_due(willow.scheme, far) == (0, 0), "its words were not agreed"
    page = f"/sealed/{voice.pk}/words/"
    for words in ("I like the sea.", "twice"):
        assert alice.post(page, {"words": words}).status_code == 302
    assert "They were written down already" in text(alice.get(page))
    agreed = willow.scheme.agreed.get()
    assert retention.erase_due(willow.scheme, now + timedelta(days=89)) == (0, 0)
    assert retention.erase_due(willow.scheme, now + timedelta(days=91)) == (1, 0)
    assert not response.sealed.filter(kind="voice").exists()
    assert not any(stream.parts.exists() for stream in willow.scheme.streams.all())
    kept = response.sealed.get(pk=agreed.words_id)
    assert reading._plain(kept) == b"I like the sea."
    assert kept.question == "say"
    assert alice.get(f"/responses/{response.pk}/sealed/{voice.pk}/").status_code == 410


def test_words_alone_have_no_words_to_agree(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(spoken(willow, device))])
    words = willow.scheme.sealed.get(kind="words")
    assert alice.get(f"/sealed/{words.pk}/words/").status_code == 404


def test_the_page_says_what_goes_and_what_stays(willow: Cast, device: Speaking) -> None:
    everything(willow, device)
    ended(willow, "2010-01-01")
    concern = willow.scheme.concerns.get()
    steps(concern, willow.staff(Role.RESPONDER, "Noor"), Step.What.REFERRED)
    pia = signed_in(willow.staff(Role.PRIVACY_OFFICER, "Pia"))
    page = text(pia.get("/erasure/due/"))
    assert "Responses: 1, Messages: 1" in page
    assert "It was referred for safeguarding." in page


def test_the_clocks_sweep_and_the_command_does_it_without_them(
    willow: Cast, device: Speaking, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds.go_round(NOON)
    assert willow.scheme.sweeps.get().day == NOON.date()
    everything(willow, device)
    ended(willow, "2010-01-01")
    assert COMMANDS["erase due"](Namespace(), settings.DATA) == 0
    assert "Willow: 3 erased, 0 stayed" in capsys.readouterr().out


def test_days_not_heard_from_are_a_setting(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(msgspec.structs.replace(spoken(willow, device)))])
    willow.scheme.responses.update(arrived_at=timezone.now() - timedelta(days=40))
    assert "People not heard from in 90 days (0)" in text(alice.get("/overview/"))
    choose(willow.scheme, Chosen(silent_days=30), None)
    assert "People not heard from in 30 days (1)" in text(alice.get("/overview/"))
