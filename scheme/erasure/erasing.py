"""Erases what was said: a row of the audit first, then a tombstone, then everything that hangs on it goes."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction

from scheme.audit import chain
from scheme.concerns.models import Concern, Message, Step
from scheme.erasure import apart
from scheme.erasure.models import Erasure, Tombstone
from scheme.erasure.staying import Thing
from scheme.exchange import streams
from scheme.exchange.models import Envelope
from scheme.people.models import Person
from scheme.responses import reading, tally
from scheme.responses.models import Response, Sealed
from scheme.schemes.models import Scheme, Staff

KINDS: dict[type[Thing], Tombstone.Kind] = {
    Response: Tombstone.Kind.RESPONSE,
    Concern: Tombstone.Kind.CONCERN,
    Message: Tombstone.Kind.MESSAGE,
    Sealed: Tombstone.Kind.PART,
}


def erase(
    scheme: Scheme,
    by: Staff | None,
    things: Sequence[Thing],
    asked: str,
    why: str,
    now: datetime,
    person: Person | None = None,
) -> Erasure:
    """Erase each of these; all of it or nothing. ``person``: all of theirs, with what they said to being asked."""
    with transaction.atomic():
        for thing in things:
            chain.note(scheme, by, f"erased {KINDS[type(thing)]}", str(thing.pk), why)
        if person is not None:
            chain.note(scheme, by, "erased what a person said", str(person.pk), why)
        made = scheme.erasures.create(person=person, asked=asked, why=why, by=by, at=now)
        for thing in things:
            _one(made, thing, now)
        if person is not None:
            _consents(scheme, person)
        transaction.on_commit(apart.write)
        return made


def _consents(scheme: Scheme, person: Person) -> None:
    """What they said to being asked, but where the response that it came with stays; binned visits had nothing else."""
    stay = person.responses.all()
    acts = person.consents.exclude(envelope__in=stay.exclude(envelope=None).values("envelope"))
    if stay.filter(envelope=None).exists():
        acts = acts.exclude(envelope=None)
    marks = {act.envelope_id for act in acts if act.envelope_id}
    acts._raw_delete(acts.db)
    _empty(scheme, marks)


def _one(erasure: Erasure, thing: Thing, now: datetime) -> None:
    """The tombstone stands before the rows go: the database lets nothing of a step go without."""
    scheme = erasure.scheme
    scheme.tombstones.create(erasure=erasure, kind=KINDS[type(thing)], subject=thing.pk)
    if isinstance(thing, Sealed):
        whole = reading.subject_of(thing)
        envelope = whole.envelope_id
        _streams([thing], now)
        _empty(scheme, {envelope} if envelope else set())
        taken_out(Sealed._base_manager.filter(pk=thing.pk))
        return
    _streams(thing.sealed.all(), now)
    if isinstance(thing, Response) and not thing.steps.filter(what=Step.What.NOT_OWN).exists():
        tally.leave_out(thing)
    envelopes = taken_out(type(thing)._base_manager.filter(pk=thing.pk))
    acts = scheme.consents.filter(envelope__in=envelopes)
    acts._raw_delete(acts.db)
    _empty(scheme, envelopes)


def taken_out(rows: models.QuerySet[Any]) -> set[int]:
    """Take these rows out with every row that names one of them; the marks of the envelopes they came in.

    The database looks at the end whether anything still names what is gone.
    """
    model = rows.model
    pks = list(rows.values_list("pk", flat=True))
    if not pks:
        return set()
    came: set[int] = set()
    for relation in model._meta.related_objects:
        theirs = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": pks})
        came |= taken_out(theirs)
    here = model._base_manager.filter(pk__in=pks)
    if any(field.name == "envelope" for field in model._meta.fields):
        came |= set(here.exclude(envelope=None).values_list("envelope", flat=True))
    here._raw_delete(here.db)
    return came


def _streams(parts: Iterable[Sealed], now: datetime) -> None:
    """The recordings and photos that came beside the envelope; their device is told that they are here."""
    for part in parts:
        attachment = reading.attachment_of(part)
        device = reading.subject_of(part).device
        if attachment and device:
            streams.empty(device, attachment, now)


def _empty(scheme: Scheme, marks: set[int]) -> None:
    """Of the envelopes their numbers alone are left, so that what comes again is known."""
    scheme.envelopes.filter(mark__in=marks).update(
        how=Envelope.How.ERASED, sealed=b"", header=b"", signature=b""
    )
