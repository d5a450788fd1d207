"""The addresses of people, households and visiting devices, each with an object of Willow that it names."""

from collections.abc import Callable
from typing import Any, Protocol

from scheme.people.models import FamilyMember, NotTold, Stay
from scheme.schemes.models import Role, Staff
from scheme.schemes.roles import Power
from tests.scheme.conftest import Cast

SEES, CHANGES = Power.PEOPLE, Power.CHANGE_PEOPLE


class Here(Protocol):
    """Where Willow is."""

    @property
    def willow(self) -> Cast:
        """The scheme that owns everything."""


def person(here: Here) -> dict[str, Any]:
    return {"id": here.willow.person.pk}


def photo(here: Here) -> dict[str, Any]:
    scheme, someone = here.willow.scheme, here.willow.person
    scheme.photos.update_or_create(person=someone, defaults={"digest": "d", "jpeg": b"jpeg"})
    return person(here)


def stay(here: Here) -> dict[str, Any]:
    found = here.willow.person.stays.first()
    assert isinstance(found, Stay)
    return {**person(here), "stay": found.pk}


def family(here: Here) -> dict[str, Any]:
    row = FamilyMember(scheme=here.willow.scheme, person=here.willow.person, name="Joan", relation="mother")
    row.save()
    return {**person(here), "member": row.pk}


def mark(here: Here) -> dict[str, Any]:
    scheme = here.willow.scheme
    by = scheme.staff.filter(name="Zed").first() or here.willow.staff(Role.VIEWER, "Zed")
    assert isinstance(by, Staff)
    row = NotTold(scheme=scheme, person=here.willow.person, name="Tom", relation="carer", by=by)
    row.save()
    return {**person(here), "mark": row.pk}


def household(here: Here) -> dict[str, Any]:
    return {"id": here.willow.household.pk}


def carer(here: Here) -> dict[str, Any]:
    home = here.willow.household
    return {"id": home.pk, "carer": here.willow.scheme.carers.create(household=home, name="Tom").pk}


def visiting(here: Here) -> dict[str, Any]:
    scheme = here.willow.scheme
    home, _ = scheme.households.get_or_create(name="Visits by Rosa")
    return {"id": scheme.visiting.get_or_create(household=home, defaults={"carried_by": "Rosa"})[0].pk}


def said(here: Here) -> dict[str, Any]:
    found = here.willow.scheme.responses.first()
    assert found
    return {"id": found.pk}


PEOPLE: dict[str, tuple[Power, Callable[[Here], dict[str, Any]] | None, str]] = {
    "people": (SEES, None, "get"),
    "person": (SEES, person, "get"),
    "photo": (SEES, photo, "get"),
    "households": (SEES, None, "get"),
    "carer-sheet": (SEES, None, "get"),
    "household": (SEES, household, "get"),
    "visiting": (SEES, None, "get"),
    "person-add": (CHANGES, None, "both"),
    "people-import": (CHANGES, None, "both"),
    "people-template": (CHANGES, None, "get"),
    "person-change": (CHANGES, person, "both"),
    "photo-change": (CHANGES, person, "both"),
    "photo-remove": (CHANGES, person, "post"),
    "support-end": (CHANGES, person, "both"),
    "support-go-on": (CHANGES, person, "post"),
    "stay-add": (CHANGES, person, "both"),
    "stay": (CHANGES, stay, "both"),
    "family-add": (CHANGES, person, "both"),
    "family": (CHANGES, family, "both"),
    "family-remove": (CHANGES, family, "post"),
    "not-told": (CHANGES, person, "both"),
    "not-told-lift": (CHANGES, mark, "both"),
    "judgement": (CHANGES, person, "both"),
    "asking": (CHANGES, person, "both"),
    "profile": (CHANGES, person, "both"),
    "response-not-own": (Power.ACT, said, "post"),
    "household-add": (CHANGES, None, "both"),
    "household-change": (CHANGES, household, "both"),
    "carer-add": (CHANGES, household, "both"),
    "carer": (CHANGES, carer, "both"),
    "visiting-add": (CHANGES, None, "both"),
    "errand-begin": (CHANGES, visiting, "post"),
    "errand-end": (CHANGES, visiting, "post"),
}
"""Each name with its power, its object, and the methods it takes."""
