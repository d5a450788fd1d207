"""Replies and changes as staff write them: lines with pictures, what is hard in them, and who approved them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from easyread.fault import FAIL, NOTE, Fault
from easyread.line import Line
from easyread.plain import check_line
from scheme.audit import chain
from scheme.concerns.models import Concern, Message, Step
from scheme.people.models import Person
from scheme.replies.models import Change, Reply
from scheme.schemes.models import Staff
from scheme.surveys.pictures import pictures
from scheme.surveys.words import common_words

SAID = {
    "better": "Yes, it is better",
    "bit": "A bit better",
    "no": "No, not better",
    "talk": "I want to talk",
}


ANSWERS = (
    Line("Yes", "thumbs_up"),
    Line("A bit", "not_sure"),
    Line("No", "thumbs_down"),
    Line("I want to talk", "talk"),
)
"""What the person can answer, as the kiosk shows and speaks it."""


class Told(Struct, frozen=True):
    """One reply in a list: its first words, and how far it got."""

    id: UUID
    words: str
    state: str
    at: datetime


def lines_of(kept: Sequence[dict[str, str]]) -> tuple[Line, ...]:
    """The lines of a row."""
    return tuple(msgspec.convert(line, Line) for line in kept)


def whole(lines: Sequence[Line], name: str, asks: bool) -> tuple[Line, ...]:
    """All that the kiosk shows and speaks, in its order: thanks, who read it, the reply, the question."""
    first = Line(f"Thank you for telling us.\n{name} read what you said.", "scheme_worker")
    return (first, *lines, *([Line("Is it better now?", "question")] if asks else []))


def face(staff: Staff) -> Staff | None:
    """Whose photo stands in the place of the drawing of a worker, where they gave one."""
    return staff if hasattr(staff, "photo") else None


def faults(lines: Sequence[Line]) -> list[Fault]:
    """What is hard in them, by line; one that fails cannot be approved."""
    found = [] if lines else [Fault("", _("there is no line"), _("Write at least one."), FAIL)]
    for number, line in enumerate(lines, 1):
        place = _("Line %(number)d") % {"number": number}
        found += check_line(line.words, line.language, place, "", common_words())
        if line.picture not in pictures():
            found.append(Fault(place, _("it has no picture"), _("Choose one."), FAIL))
    return [fault for fault in found if fault.level != NOTE]


def can_be_told(lines: Sequence[Line]) -> bool:
    """Whether nothing in them fails."""
    return not any(fault.level == FAIL for fault in faults(lines))


def write(
    staff: Staff, subject: Concern | Message, person: Person, lines: Sequence[Line], asks: bool
) -> Reply:
    """A reply that waits for approval. One to a concern stays off the tablet unless the person asked for that."""
    concern = subject if isinstance(subject, Concern) else None
    with transaction.atomic():
        chain.note(staff.scheme, staff, "wrote a reply", str(subject.pk))
        return staff.scheme.replies.create(
            person=person,
            concern=concern,
            message=subject if isinstance(subject, Message) else None,
            lines=msgspec.to_builtins(lines),
            asks=asks,
            on_tablet=concern is None or concern.contact == "tablet",
            by=staff,
            at=timezone.now(),
        )


def approve(staff: Staff, reply: Reply) -> None:
    """From here on it is told. Pressed twice, the first stands; a concern has its step."""
    with transaction.atomic():
        chain.note(staff.scheme, staff, "approved a reply", str(reply.concern_id or reply.pk))
        if hasattr(reply, "approval"):
            return
        now = timezone.now()
        staff.scheme.approvals.create(reply=reply, by=staff, at=now)
        if reply.concern and reply.on_tablet:
            facts = {"told": " ".join(line["words"] for line in reply.lines), "how": _("On the tablet")}
            day = {"on": timezone.localdate(now).isoformat()}
            reply.concern.steps.create(
                scheme=staff.scheme, what=Step.What.TOLD, facts={**facts, **day}, by=staff, at=now
            )


def latest(subject: Concern | Message) -> list[Told]:
    """Its replies, the newest first."""
    found = subject.replies.select_related("approval").prefetch_related("showings", "verdicts")
    return [Told(one.pk, first_words(one.lines), state(one), one.at) for one in found.order_by("-at")]


def first_words(lines: Sequence[dict[str, str]]) -> str:
    """The first line."""
    return lines[0]["words"] if lines else ""


def state(reply: Reply) -> str:
    """How far it got; that nobody answered is no yes."""
    verdicts = list(reply.verdicts.all())
    if verdicts:
        said = SAID.get(verdicts[-1].said, verdicts[-1].said)
        return _("The person said: %(said)s") % {"said": said}
    if reply.showings.all():
        return _("Shown, not answered yet")
    if not hasattr(reply, "approval"):
        return _("Not approved yet")
    return _("On its way to the tablet") if reply.on_tablet else _("For you to tell them yourself")


def publish(staff: Staff, change: Change) -> None:
    """From here on all tablets are told it; pressed twice, the first stands."""
    with transaction.atomic():
        chain.note(staff.scheme, staff, "published a change", str(change.pk))
        mine = staff.scheme.changes.filter(pk=change.pk, published_at=None)
        mine.update(published_at=timezone.now(), published_by=staff)


def take_back(staff: Staff, change: Change) -> None:
    """From here on no tablet is told it."""
    with transaction.atomic():
        chain.note(staff.scheme, staff, "took back a change", str(change.pk))
        staff.scheme.changes.filter(pk=change.pk, taken_back_at=None).update(taken_back_at=timezone.now())
