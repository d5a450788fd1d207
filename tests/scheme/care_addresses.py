"""The rows of the table of addresses that are about concerns, messages, replies and clocks."""

from typing import Any, Protocol

from django.utils import timezone

from scheme.clocks.models import Duty, Task
from scheme.concerns.models import Concern, Message, Step
from scheme.family import telling
from scheme.responses.models import Sealed
from scheme.responses.sealing import seal
from scheme.schemes.models import Role, Staff
from scheme.schemes.roles import Power
from tests.scheme.conftest import Cast

LINES = [{"words": "We will visit you on Monday.", "picture": "calendar"}]


class Here(Protocol):
    """Willow, with something of everything."""

    @property
    def willow(self) -> Cast: ...


def writer(willow: Cast) -> Staff:
    """Whoever did the things of these rows."""
    return willow.scheme.staff.filter(name="Wren").first() or willow.staff(Role.RESPONDER, "Wren")


def known(here: Here) -> Concern:
    """A concern that was read, of which it is said that nobody is named: all who may read reach it."""
    willow = here.willow
    found = willow.scheme.concerns.exclude(person=None).first()
    assert found
    if not found.steps.exists():
        by = writer(willow)
        for what in (Step.What.SEEN, Step.What.NAMED):
            found.steps.create(scheme=willow.scheme, what=what, by=by, facts={})
    return found


def concern(here: Here) -> dict[str, Any]:
    return {"id": known(here).pk}


def step(here: Here) -> dict[str, Any]:
    return {"id": known(here).pk, "what": "acted"}


def wrong(here: Here) -> dict[str, Any]:
    found = known(here)
    mine = found.steps.filter(what=Step.What.NAMED, correction=None).first()
    assert mine
    return {"id": found.pk, "step": mine.pk}


def sealed(here: Here) -> dict[str, Any]:
    found = known(here)
    part = found.sealed.first() or seal(found, Sealed.Kind.WORDS, b"Dee of Oak Lane")
    return {"id": found.pk, "part": part.pk}


def told(here: Here) -> dict[str, Any]:
    """A concern that came by the page without an account."""
    willow = here.willow
    found = willow.scheme.follow_ups.first()
    if found is None:
        said = {"form": "f", "who": "family", "detail": "", "safe": "", "voice": None, "photo": None}
        telling.take(willow.scheme, {**said, **dict.fromkeys(telling.WRITTEN, "Dee")}, "en", timezone.now())
        found = willow.scheme.follow_ups.get()
    if not found.concern.steps.exists():
        for what in (Step.What.SEEN, Step.What.NAMED):
            found.concern.steps.create(scheme=willow.scheme, what=what, by=writer(willow), facts={})
    return {"id": found.concern_id}


def _message(here: Here) -> Message:
    willow = here.willow
    now = {"arrived_at": timezone.now(), "language": "en", "begun": ""}
    found = willow.scheme.messages.first()
    return found or willow.scheme.messages.create(
        household=willow.household, person=willow.person, topic="good", **now
    )


def message(here: Here) -> dict[str, Any]:
    return {"id": _message(here).pk}


def sealed_message(here: Here) -> dict[str, Any]:
    found = _message(here)
    part = found.sealed.first() or seal(found, Sealed.Kind.WORDS, b"Dee of Oak Lane")
    return {"id": found.pk, "part": part.pk}


def reply(here: Here) -> dict[str, Any]:
    found = known(here)
    made = found.replies.first() or found.replies.create(
        scheme=found.scheme,
        person=here.willow.person,
        lines=LINES,
        on_tablet=True,
        by=writer(here.willow),
        at=timezone.now(),
    )
    return {"id": made.pk}


def face(here: Here) -> dict[str, Any]:
    by = writer(here.willow)
    given = {"digest": "d", "jpeg": b"j", "made_at": timezone.now()}
    by.scheme.staff_photos.get_or_create(staff=by, defaults=given)
    return {"id": by.pk}


def change(here: Here) -> dict[str, Any]:
    by = writer(here.willow)
    made = here.willow.scheme.changes.first() or here.willow.scheme.changes.create(
        lines=LINES, by=by, at=timezone.now()
    )
    return {"id": made.pk}


def duty(here: Here) -> dict[str, Any]:
    made = here.willow.scheme.duties.first() or here.willow.scheme.duties.create(
        staff=writer(here.willow), what=Duty.What.READS, since=timezone.now()
    )
    return {"id": made.pk}


def leave(here: Here) -> dict[str, Any]:
    now = timezone.now()
    made = here.willow.scheme.leaves.first() or here.willow.scheme.leaves.create(
        staff=writer(here.willow), since=now, until=now
    )
    return {"id": made.pk}


def task(here: Here) -> dict[str, Any]:
    device = here.willow.scheme.devices.first()
    assert device
    made = device.tasks.first() or device.tasks.create(
        scheme=here.willow.scheme, what=Task.What.QUIET, key="", at=timezone.now()
    )
    return {"id": made.pk}


CARE: dict[str, tuple[Power, Any, str]] = {
    "concerns": (Power.READ, None, "get"),
    "handover": (Power.ACT, None, "both"),
    "concern": (Power.READ, concern, "get"),
    "concern-print": (Power.READ, concern, "get"),
    "concern-seen": (Power.ACT, concern, "post"),
    "concern-step": (Power.ACT, step, "both"),
    "concern-correct": (Power.ACT, wrong, "both"),
    "concern-sealed": (Power.ACT, sealed, "get"),
    "concern-reply": (Power.ACT, concern, "both"),
    "concern-answer": (Power.ACT, told, "both"),
    "messages": (Power.READ, None, "get"),
    "message": (Power.READ, message, "get"),
    "message-seen": (Power.ACT, message, "post"),
    "message-sealed": (Power.ACT, sealed_message, "get"),
    "message-reply": (Power.ACT, message, "both"),
    "reply": (Power.READ, reply, "get"),
    "reply-check": (Power.ACT, None, "post"),
    "reply-approve": (Power.ACT, reply, "post"),
    "own-photo": (Power.ACT, None, "both"),
    "own-photo-remove": (Power.ACT, None, "post"),
    "staff-photo": (Power.READ, face, "get"),
    "changes": (Power.READ, None, "get"),
    "changes-board": (Power.READ, None, "get"),
    "change-add": (Power.ACT, None, "both"),
    "change-publish": (Power.ACT, change, "post"),
    "change-back": (Power.ACT, change, "post"),
    "overview": (Power.READ, None, "get"),
    "clocks": (Power.CARE, None, "both"),
    "rota": (Power.CARE, None, "get"),
    "duty-add": (Power.CARE, None, "both"),
    "leave-add": (Power.CARE, None, "both"),
    "duty-end": (Power.CARE, duty, "post"),
    "leave-end": (Power.CARE, leave, "post"),
    "task-done": (Power.ACT, task, "both"),
}
"""Each address: who may open it, whose object it names, and which methods it takes."""
