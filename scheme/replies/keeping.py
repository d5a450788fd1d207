"""Turns verdicts that arrived into rows. "No" and "I want to talk" begin the clocks again; silence says nothing."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from easyread.verdict import Verdict as ToldVerdict
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import OPENS, standing
from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.people.models import Person
from scheme.replies.models import Reply


def keep_verdicts(
    device: Device, arrivals: Sequence[tuple[ToldVerdict, Envelope]], people: dict[str, Person]
) -> None:
    """A row for each, and the steps that follow from it; in the open transaction."""
    for body, envelope in arrivals:
        reply = _reply(device, body)
        device.verdicts.create(
            scheme_id=device.scheme_id,
            envelope=envelope,
            reply=reply,
            reply_said=body.reply,
            said=body.said,
            person=people.get(body.person),
            arrived_at=envelope.arrived_at,
        )
        if reply and reply.concern:
            _move(reply.concern, body.said, envelope)


def _reply(device: Device, body: ToldVerdict) -> Reply | None:
    """The reply it is about, where it was to this person."""
    try:
        id = uuid.UUID(body.reply)
    except ValueError:
        return None
    found = device.scheme.replies.select_related("concern").filter(pk=id, approval__isnull=False).first()
    return found if found and str(found.person_id) == body.person else None


def _move(concern: Concern, said: str, envelope: Envelope) -> None:
    at = envelope.arrived_at
    step = {"scheme_id": concern.scheme_id, "by": None}
    concern.steps.create(**step, what=Step.What.SORTED, facts={"said": said}, at=at)
    if said in OPENS and standing(concern).is_behind:
        # Steps stand in the order of their times, and it is opened because of what was said.
        after = at + timedelta(microseconds=1)
        concern.steps.create(**step, what=Step.What.REOPENED, facts={"reason": "verdict"}, at=after)
