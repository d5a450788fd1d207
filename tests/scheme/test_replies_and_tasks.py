"""Replies, changes, tasks, and the pages of the clocks."""

import re
from datetime import UTC, datetime, timedelta

import msgspec
from django.utils import timezone

from easyread.envelope import Delivery, ExchangeRequest, pack_round
from easyread.message import Message
from easyread.reply import read_replies
from easyread.verdict import Verdict
from scheme.clocks import posting, raising, tasks
from scheme.clocks.alarms import alarms
from scheme.clocks.models import Duty
from scheme.clocks.numbers import Chosen, choose, chosen
from scheme.clocks.rounds import beat
from scheme.schemes.models import Staff
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text
from tests.scheme.speaking import STATE, Speaking
from tests.scheme.test_care_pages import do, noor, rosa, tell

__all__ = ["noor", "rosa"]
LINE = {"words_1": "We will visit you on Monday.", "picture_1": "visit"}


def test_a_reply_goes_to_the_tablet_only_where_the_person_asked(
    willow: Cast, device: Speaking, rosa: Staff
) -> None:
    browser = signed_in(rosa)
    for contact in ("visit", "tablet"):
        found = tell(willow, device, contact=contact)
        browser.post(f"/concerns/{found.pk}/seen/")
        do(browser, found, "named", somebody="no")
        page = browser.post(f"/concerns/{found.pk}/reply/", {**LINE, "asks": "on", "keep": "1"})
        browser.post(f"{page['Location']}approve/")
    replies = {one.concern.contact: one for one in willow.scheme.replies.all() if one.concern}
    _, delivery = device.round([])
    assert delivery and delivery.replies
    told = read_replies(delivery.replies)
    assert told and [one.id for one in told.replies] == [str(replies["tablet"].pk)]
    assert told.replies[0].lines[0].words == "We will visit you on Monday."
    assert "For you to tell them yourself" in text(browser.get(f"/replies/{replies['visit'].pk}/"))
    assert "On its way to the tablet" in text(browser.get(f"/replies/{replies['tablet'].pk}/"))


def test_what_was_told_is_not_told_again_and_what_was_shown_is_known(
    willow: Cast, device: Speaking, rosa: Staff
) -> None:
    device.round([device.seal(Message(topic="idea", person=str(willow.person.pk)))])
    message, browser = willow.scheme.messages.get(), signed_in(rosa)
    at = browser.post(f"/messages/{message.pk}/reply/", {**LINE, "asks": "on", "keep": "1"})["Location"]
    assert device.round([])[1].replies is None  # type: ignore[union-attr]
    browser.post(f"{at}approve/")
    first = device.round([])[1]
    assert first and first.replies
    told = read_replies(first.replies)
    assert told and told.version == 1
    shown = (told.replies[0].id, "nothing", str(message.pk))
    request = ExchangeRequest(envelopes=(), state=STATE, replies=1, shown=shown)
    _, body = device.send(pack_round(request))
    assert msgspec.json.decode(body, type=Delivery).replies is None
    assert "Shown, not answered yet" in text(browser.get(at))
    assert willow.scheme.showings.count() == 1


def test_hard_words_cannot_be_approved(willow: Cast, device: Speaking, rosa: Staff) -> None:
    device.round([device.seal(Message(topic="idea", person=str(willow.person.pk)))])
    message, browser = willow.scheme.messages.get(), signed_in(rosa)
    hard = {"words_1": "Your concern was escalated. It isn't closed.", "picture_1": ""}
    live = browser.post("/replies/check/", {**hard, "reply": "1"})
    assert "it has no picture" in text(live) and "sentences stand in one row" in text(live)
    at = browser.post(f"/messages/{message.pk}/reply/", {**hard, "keep": "1"})["Location"]
    browser.post(f"{at}approve/")
    assert not willow.scheme.approvals.exists()
    assert "It cannot be approved" in text(browser.get(at))


def test_a_change_is_published_shown_and_taken_back(willow: Cast, device: Speaking, rosa: Staff) -> None:
    browser = signed_in(rosa)
    browser.post(
        "/changes/add/", {"words_1": "You said the bus is late.", "picture_1": "transport", "keep": "1"}
    )
    change = willow.scheme.changes.get()
    assert device.round([])[1].replies is None  # type: ignore[union-attr]
    browser.post(f"/changes/{change.pk}/publish/")
    signed = device.round([])[1].replies  # type: ignore[union-attr]
    told = read_replies(signed) if signed else None
    assert told and [one.lines[0].words for one in told.changes] == ["You said the bus is late."]
    assert "You said the bus is late." in text(browser.get("/changes/board/"))
    browser.post(f"/changes/{change.pk}/back/")
    signed = device.round([])[1].replies  # type: ignore[union-attr]
    told = read_replies(signed) if signed else None
    assert told and told.changes == () and told.version == 2


def test_a_quiet_tablet_is_a_task_for_somebody_not_of_that_household(
    willow: Cast, device: Speaking, rosa: Staff, noor: Staff
) -> None:
    willow.scheme.carers.create(household=willow.household, name="rosa")
    since = timezone.now() - timedelta(days=1)
    for place, one in enumerate((rosa, noor)):
        willow.scheme.duties.create(staff=one, what=Duty.What.READS, place=place, since=since)
    now = timezone.now() + timedelta(hours=25)
    assert tasks.raise_tasks(willow.scheme, now - timedelta(hours=2)) == 0
    assert (tasks.raise_tasks(willow.scheme, now), tasks.raise_tasks(willow.scheme, now)) == (1, 0)
    task = willow.scheme.tasks.get()
    assert (task.staff, task.alerts.get().staff) == (noor, noor)
    browser = signed_in(noor)
    assert "Nothing came from this tablet for too long" in text(browser.get("/today/"))
    browser.post(f"/tasks/{task.pk}/done/", {"done": "It was in a drawer"})
    assert "Nothing came from this tablet" not in text(browser.get("/today/"))


def test_the_clocks_are_set_and_the_alarms_end(willow: Cast, noor: Staff) -> None:
    browser, now = signed_in(noor), timezone.now()
    assert {one.kind for one in alarms(noor, now)} == {"heartbeat", "on-call", "reads", "outside", "mail"}
    page = browser.get("/clocks/").content.decode()
    fields = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', page))
    ticked = {"days": ["0", "1", "2"], "urgent_details": ["hurts"], "nation": "wales", "urgent_route": "on"}
    outside = {"outside_name": "Council", "outside_email": "c@council.example", "outside_phone": "1"}
    wrong = browser.post("/clocks/", {**fields, **ticked, **outside, "next_minutes": "30, 15"})
    assert "Write numbers that grow" in text(wrong)
    assert browser.post("/clocks/", {**fields, **ticked, **outside}).status_code == 302
    assert chosen(willow.scheme).days == (0, 1, 2) and chosen(willow.scheme).nation == "wales"
    for what in ("reads", "on-call"):
        browser.post("/rota/duty/", {"staff": noor.pk, "what": what, "place": 1, "since": "2026-01-01T00:00"})
    beat(now)
    assert {one.kind for one in alarms(noor, now)} == {"mail"}
    assert {one.kind for one in alarms(noor, now + timedelta(minutes=4))} == {"mail", "heartbeat"}


def test_the_digest_comes_once_on_a_working_day(willow: Cast, device: Speaking, rosa: Staff) -> None:
    choose(willow.scheme, Chosen(), None)
    device.round([device.seal(Message(topic="idea"))])
    monday = datetime(2026, 3, 9, 9, tzinfo=UTC)
    days = [monday + timedelta(days=day) for day in (-1, 0, 0, 1)]
    assert [raising.raise_digests(willow.scheme, day) for day in days] == [0, 1, 0, 1]
    assert {one.address for one in willow.scheme.alerts.all()} == {rosa.email}
    assert posting.words(willow.scheme.alerts.earliest("at")).count("idea") == 0


def test_what_is_odd_in_what_a_tablet_sends_is_a_task_once(
    willow: Cast, device: Speaking, rosa: Staff
) -> None:
    now = timezone.now()
    willow.scheme.duties.create(staff=rosa, what=Duty.What.READS, since=now - timedelta(days=1))
    device.round([], state=msgspec.structs.replace(STATE, sequence=9))
    device.round([], state=msgspec.structs.replace(STATE, sequence=4))
    unsigned = msgspec.structs.replace(device.seal(Message(topic="idea")), signature=b"")
    device.round([unsigned], state=msgspec.structs.replace(STATE, sequence=9))
    tasks.raise_tasks(willow.scheme, now)
    assert tasks.raise_tasks(willow.scheme, now) == 0
    assert {task.what for task in willow.scheme.tasks.all()} == {"gap", "rollback", "key"}
    assert {task.staff for task in willow.scheme.tasks.all()} == {rosa}


def test_who_says_no_to_a_reply_to_a_message_is_heard_again(
    willow: Cast, device: Speaking, rosa: Staff
) -> None:
    person, browser = str(willow.person.pk), signed_in(rosa)
    device.round([device.seal(Message(topic="idea", person=person))])
    message = willow.scheme.messages.get()
    browser.post(f"/messages/{message.pk}/seen/")
    at = browser.post(f"/messages/{message.pk}/reply/", {**LINE, "asks": "on", "keep": "1"})["Location"]
    browser.post(f"{at}approve/")
    for said, waits in (("bit", False), ("no", True)):
        reply = str(willow.scheme.replies.get().pk)
        device.round([device.seal(Verdict(reply=reply, said=said, person=person))])
        assert ("not content with the reply: 1" in text(browser.get("/today/"))) is waits
