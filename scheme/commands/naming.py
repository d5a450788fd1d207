"""Finds what a command line names by its id or its name."""

import uuid

from scheme.commands.trouble import CommandTrouble
from scheme.schemes import founding
from scheme.schemes.models import Household


def household_of(said: str) -> Household:
    """By id, or by a name that only one household has."""
    by = {"pk": said} if is_id(said) else {"name": said}
    found = [household for scheme in founding.schemes() for household in scheme.households.filter(**by)]
    if len(found) != 1:
        many = (
            "More than one household has that name: use its id."
            if found
            else f"There is no household {said}."
        )
        raise CommandTrouble(many)
    return found[0]


def is_id(said: str) -> bool:
    """Whether it is written as an id is."""
    try:
        uuid.UUID(said)
    except ValueError:
        return False
    return True
