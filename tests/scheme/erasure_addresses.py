"""The rows of the table of addresses that are about erasure."""

from typing import Any

from django.utils import timezone

from scheme.responses.models import Sealed
from scheme.responses.sealing import seal
from scheme.schemes.models import Role
from tests.scheme.care_addresses import Here, concern, message, sealed_message
from tests.scheme.people_addresses import person


def held(here: Here) -> dict[str, Any]:
    """A hold on the words of Willow's person."""
    willow = here.willow
    by = willow.scheme.staff.filter(name="Pim").first() or willow.staff(Role.PRIVACY_OFFICER, "Pim")
    made = {"why": "An inquest asks.", "by": by, "at": timezone.now()}
    found, _ = willow.scheme.holds.get_or_create(person=willow.person, lifted_at=None, defaults=made)
    return {"id": found.pk}


def part(here: Here) -> dict[str, Any]:
    """Words of a message, kept sealed."""
    return {"id": sealed_message(here)["part"]}


def voice(here: Here) -> dict[str, Any]:
    """A recording of a message, kept sealed."""
    found = here.willow.scheme.messages.get(pk=message(here)["id"])
    part = found.sealed.filter(kind="voice").first() or seal(found, Sealed.Kind.VOICE, b"Dee of Oak Lane")
    return {"id": part.pk}


ERASURE = {
    "erase-person": (person, "both"),
    "hold": (person, "both"),
    "hold-lift": (held, "post"),
    "erase-concern": (concern, "both"),
    "erase-message": (message, "both"),
    "erase-part": (part, "both"),
}
