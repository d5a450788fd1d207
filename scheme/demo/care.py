"""Concerns of the made-up scheme in every state, messages, replies with verdicts, changes, and who is on call."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
from nacl.signing import SigningKey

from easyread.body import Body
from easyread.verdict import Verdict
from scheme.clocks.models import Duty
from scheme.clocks.numbers import Chosen, choose
from scheme.concerns.models import Concern, Message, Step
from scheme.demo.sending import Tablet, keys_of
from scheme.demo.stories import CHANGE, MESSAGES, REPLY, STORIES, Taken, W
from scheme.devices.models import Device
from scheme.replies.models import Reply
from scheme.schemes.models import Household, Role, Scheme, Staff


def on_duty(scheme: Scheme, now: datetime) -> None:
    """Who reads first and who is on call, and the outside name."""
    if scheme.duties.exists():
        return
    since = now - timedelta(days=366)
    for role, what in ((Role.RESPONDER, Duty.What.READS), (Role.SAFEGUARDING_LEAD, Duty.What.ON_CALL)):
        scheme.duties.create(staff=scheme.staff.filter(role=role).earliest("name"), what=what, since=since)
    mail, phone = "safeguarding@council.example", "01632 960 199"
    outside = Chosen(outside_name="The council's team", outside_email=mail, outside_phone=phone)
    choose(scheme, outside, None)


def fill(scheme: Scheme, now: datetime) -> None:
    """All of it, once, where these households are."""
    rosa = scheme.staff.filter(role=Role.RESPONDER).first()
    if rosa is None or scheme.messages.exists():
        return
    on_duty(scheme, now)
    before = list(scheme.devices.values_list("pk", flat=True))
    for story in STORIES:
        for device, tablet, person in _tablet(scheme, story.home, now):
            at = now - timedelta(days=story.days)
            tablet.send([_of(story.told, person, at)], at)
            taken(scheme, scheme.concerns.get(arrived_at=at, device=device), rosa, story.steps, now)
    for home, days, body in MESSAGES:
        for _, tablet, person in _tablet(scheme, home, now):
            at = now - timedelta(days=days)
            tablet.send([_of(body, person, at)], at)
    _answer(scheme, rosa, now)
    scheme.devices.exclude(pk__in=before).update(heard_at=now)


def _tablet(scheme: Scheme, home: str, now: datetime) -> Iterator[tuple[Device, Tablet, str]]:
    """A tablet of the household, with its first person; none where there is no such household."""
    household: Household | None = scheme.households.filter(name=home).first()
    stay = household.stays.order_by("person__name").first() if household else None
    if household and stay:
        key = SigningKey.generate()
        public = bytes(key.verify_key)
        device = scheme.devices.create(
            household=household, public=public, paired_at=now - timedelta(days=366)
        )
        yield device, Tablet(device, key, keys_of(scheme)), str(stay.person_id)


def _of(body: Body, person: str, at: datetime) -> Body:
    return msgspec.structs.replace(body, person=person, begun=at.isoformat())


def taken(scheme: Scheme, concern: Concern, by: Staff, steps: Taken, now: datetime) -> None:
    """Those whose time has come."""
    scheme.steps.bulk_create(
        Step(
            scheme=scheme,
            concern=concern,
            what=what,
            facts=facts,
            by=by,
            at=concern.arrived_at + timedelta(hours=hours),
        )
        for what, hours, facts in steps
        if concern.arrived_at + timedelta(hours=hours) < now
    )


def _answer(scheme: Scheme, rosa: Staff, now: datetime) -> None:
    """A reply to each message and to one concern, seen and judged; and what changed."""
    for message in scheme.messages.filter(topic="problem").select_related("person", "device"):
        _reply(scheme, rosa, message, "better", now)
    for concern in scheme.concerns.filter(contact="tablet", steps__what=W.CLOSED).select_related(
        "person", "device"
    ):
        _reply(scheme, rosa, concern, "no", now)
    scheme.changes.create(
        lines=msgspec.to_builtins(CHANGE),
        by=rosa,
        at=now - timedelta(days=8),
        published_at=now - timedelta(days=7),
        published_by=rosa,
    )


def _reply(scheme: Scheme, rosa: Staff, subject: Concern | Message, said: str, now: datetime) -> None:
    at = max(subject.arrived_at, now - timedelta(days=20)) + timedelta(hours=9)
    assert subject.person and subject.household
    reply: Reply = scheme.replies.create(
        person=subject.person,
        concern=subject if isinstance(subject, Concern) else None,
        message=subject if isinstance(subject, Message) else None,
        lines=msgspec.to_builtins(REPLY),
        on_tablet=True,
        by=rosa,
        at=at,
    )
    scheme.approvals.create(reply=reply, by=rosa, at=at)
    for device, tablet, person in _tablet(scheme, subject.household.name, now):
        later = at + timedelta(hours=5)
        tablet.send([Verdict(reply=str(reply.pk), said=said, person=person)], later)
        scheme.showings.create(reply=reply, device=device, at=at + timedelta(hours=4))
