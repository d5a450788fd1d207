"""Who has to be told when something of a household has changed: its devices, at their next exchange."""

from collections.abc import Iterable

from django.db.models import F, Q

from scheme.people.models import Person
from scheme.schemes.models import Household


def tell(households: Iterable[Household]) -> None:
    """Something of these has changed: a newer version brings their document to their devices."""
    for household in households:
        household.scheme.households.filter(pk=household.pk).update(version=F("version") + 1)


def households_of(person: Person) -> list[Household]:
    """Wherever the person stays or stayed, and the visiting devices that see them now."""
    found = Q(stays__person=person) | Q(visiting__errands__person=person, visiting__errands__over=None)
    return list(person.scheme.households.filter(found).distinct())
