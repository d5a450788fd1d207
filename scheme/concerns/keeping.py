"""Turns concerns and messages that arrived into rows; free words, recordings and photos are sealed at once."""

from collections.abc import Sequence

import msgspec

from easyread.attachment import Attachment
from easyread.concern import Concern as ToldConcern
from easyread.message import Message as ToldMessage
from scheme.concerns.models import Concern, Message
from scheme.devices.hearing import moment
from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.people.models import Person
from scheme.responses.models import Sealed
from scheme.responses.sealing import seal

People = dict[str, Person]
"""Those whose ids were said, by id."""


def keep_concerns(
    device: Device, arrivals: Sequence[tuple[ToldConcern, Envelope]], people: People
) -> list[Concern]:
    """One insert for all; in the open transaction."""
    rows = [
        Concern(
            **_common(device, body, envelope, people),
            wish=body.wish,
            topic=body.topic,
            detail=body.detail,
            who=body.who,
            safe=body.safe,
            wants=body.wants,
            contact=body.contact,
            by=body.by,
        )
        for body, envelope in arrivals
    ]
    device.concerns.bulk_create(rows)
    for row, (body, _) in zip(rows, arrivals, strict=True):
        _seal(row, body)
    return rows


def keep_messages(
    device: Device, arrivals: Sequence[tuple[ToldMessage, Envelope]], people: People
) -> list[Message]:
    """One insert for all; in the open transaction."""
    rows = [
        Message(**_common(device, body, envelope, people), topic=body.topic, about=body.about)
        for body, envelope in arrivals
    ]
    device.messages.bulk_create(rows)
    for row, (body, _) in zip(rows, arrivals, strict=True):
        _seal(row, body)
    return rows


def _common(
    device: Device, body: ToldConcern | ToldMessage, envelope: Envelope, people: People
) -> dict[str, object]:
    return {
        "scheme_id": device.scheme_id,
        "device": device,
        "household_id": device.household_id,
        "envelope": envelope,
        "arrived_at": envelope.arrived_at,
        "person": people.get(body.person or ""),
        "person_said": body.person,
        "language": body.language,
        "begun": body.begun,
        "begun_at": moment(body.begun),
        "skew_seconds": device.skew_seconds,
        "here": body.here,
    }


def _seal(row: Concern | Message, body: ToldConcern | ToldMessage) -> None:
    """The words as they are; of a recording or a photo, where its stream is and what opens it."""
    if body.written:
        seal(row, Sealed.Kind.WORDS, body.written.encode())
    _seal_stream(row, Sealed.Kind.VOICE, body.said)
    _seal_stream(row, Sealed.Kind.PHOTO, body.shown)


def _seal_stream(row: Concern | Message, kind: Sealed.Kind, attachment: Attachment | None) -> None:
    if attachment:
        seal(row, kind, msgspec.json.encode(attachment))
