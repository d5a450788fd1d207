"""What staff change of people: each change in one transaction with its row of the audit, and then devices are told."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import models, transaction

from scheme.audit import chain
from scheme.people.models import Carer, NotTold, Person, Stay
from scheme.people.telling import households_of, tell
from scheme.schemes.models import Household, Staff


@contextmanager
def noted(staff: Staff, what: str, about: models.Model) -> Iterator[None]:
    """What is done inside is whole, and in the audit."""
    with transaction.atomic():
        chain.note(staff.scheme, staff, what, str(about.pk))
        yield


def add_person(staff: Staff, fields: dict[str, Any]) -> Person:
    """A new person."""
    person = Person(scheme=staff.scheme, **fields)
    with noted(staff, "added person", person):
        person.save()
    return person


def change_person(staff: Staff, person: Person, fields: dict[str, Any]) -> None:
    """Other values for some of a person's fields."""
    for name, value in fields.items():
        setattr(person, name, value)
    with noted(staff, "changed person", person):
        person.save(update_fields=list(fields))
        tell(households_of(person))


def end_support(staff: Staff, person: Person, until: date, why: str) -> None:
    """The last day of support: from the day after, no device is told of the person."""
    with noted(staff, f"ended support: {why}", person):
        person.until, person.until_why = until, why
        person.save(update_fields=["until", "until_why"])
        tell(households_of(person))


def go_on(staff: Staff, person: Person) -> None:
    """Support goes on after all."""
    with noted(staff, "support goes on", person):
        person.until, person.until_why = None, ""
        person.save(update_fields=["until", "until_why"])
        tell(households_of(person))


def set_photo(staff: Staff, person: Person, jpeg: bytes) -> None:
    """A photo in the place of whatever there was."""
    fields = {"digest": hashlib.sha256(jpeg).hexdigest(), "jpeg": jpeg}
    with noted(staff, "changed photo", person):
        staff.scheme.photos.update_or_create(person=person, defaults=fields)
        tell(households_of(person))


def remove_photo(staff: Staff, person: Person) -> None:
    """No photo; the drawing stands."""
    with noted(staff, "removed photo", person):
        staff.scheme.photos.filter(person=person).delete()
        tell(households_of(person))


def add_stay(staff: Staff, person: Person, fields: dict[str, Any]) -> Stay:
    """Another stay of a person."""
    stay = Stay(scheme=staff.scheme, person=person, **fields)
    with noted(staff, "added stay", stay):
        stay.save()
        tell([stay.household])
    return stay


def change_stay(staff: Staff, stay: Stay, fields: dict[str, Any]) -> None:
    """Other values for a stay; the household it was in is told as well."""
    before = stay.household
    for name, value in fields.items():
        setattr(stay, name, value)
    with noted(staff, "changed stay", stay):
        stay.save()
        tell({before, stay.household})


def add_household(staff: Staff, name: str) -> Household:
    """A new household."""
    household = Household(scheme=staff.scheme, name=name)
    with noted(staff, "added household", household):
        household.save()
    return household


def add_visiting(staff: Staff, name: str, carried_by: str) -> None:
    """A place for a device that is carried from person to person."""
    household = Household(scheme=staff.scheme, name=name)
    with noted(staff, "added visiting device", household):
        household.save()
        staff.scheme.visiting.create(household=household, carried_by=carried_by)


def rename_household(staff: Staff, household: Household, name: str) -> None:
    """Another name; devices do not show it."""
    household.name = name
    with noted(staff, "changed household", household):
        household.save(update_fields=["name"])


def keep_row(staff: Staff, row: models.Model, what: str, person: Person | None = None) -> None:
    """A row about a person or a household, new or changed; ``person``: whose devices may have to know."""
    with noted(staff, what, person or row):
        row.save()
        if person:
            tell(households_of(person))


def lift(staff: Staff, mark: NotTold, why: str) -> None:
    """This someone may be told again; the mark stays on record."""
    with noted(staff, "may be told again", mark.person):
        staff.scheme.liftings.get_or_create(of=mark, defaults={"why": why, "by": staff})


def fill(row: Carer | Any, fields: dict[str, Any]) -> Any:
    """The row with these values."""
    for name, value in fields.items():
        setattr(row, name, value)
    return row
