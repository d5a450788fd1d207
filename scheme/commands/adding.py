"""Commands that add what the portal cannot add yet: households, people, numbers, staff."""

import argparse
from pathlib import Path

from scheme.audit import chain
from scheme.commands.hub import prepare, print_sign_in
from scheme.commands.naming import household_of
from scheme.commands.trouble import CommandTrouble
from scheme.schemes import founding
from scheme.schemes.models import Household, Role, Scheme
from scheme.surveys.pictures import pictures


def _household_add(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    scheme = _scheme(chosen.scheme)
    if scheme.households.filter(name=chosen.name).exists():
        raise CommandTrouble(f"There is a household {chosen.name} already.")
    household = scheme.households.create(name=chosen.name)
    for carer in chosen.carer:
        scheme.carers.create(household=household, name=carer)
    print(household.pk)
    return 0


def _person_add(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    household = household_of(chosen.household)
    if chosen.portrait not in pictures():
        raise CommandTrouble(f"There is no picture {chosen.portrait}.")
    person = household.scheme.people.create(name=chosen.name, portrait=chosen.portrait)
    household.scheme.stays.create(household=household, person=person)
    _tell_devices([household])
    print(person.pk)
    return 0


def _number_add(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    scheme = _scheme(chosen.scheme)
    scheme.help_numbers.create(name=chosen.name, digits=chosen.digits, place=scheme.help_numbers.count())
    _tell_devices(list(scheme.households.all()))
    return 0


def _staff_add(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    scheme = _scheme(chosen.scheme)
    if chosen.role not in Role.values:
        raise CommandTrouble(f"There is no role {chosen.role}. Choose one of: {', '.join(Role.values)}.")
    there = founding.staff_of(chosen.email)
    if there and there.scheme != scheme:
        raise CommandTrouble(f"{chosen.email} signs in for another scheme of this hub already.")
    print_sign_in(founding.add_staff(scheme, Role(chosen.role), chosen.email, chosen.name))
    return 0


def _staff_reset(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    staff = founding.staff_of(chosen.email)
    if staff is None:
        raise CommandTrouble(f"Nobody signs in as {chosen.email}.")
    chain.note(staff.scheme, None, "reset a sign-in", str(staff.pk))
    print_sign_in(founding.begin_again(staff))
    return 0


def _scheme_add(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    if any(scheme.name == chosen.name for scheme in founding.schemes()):
        raise CommandTrouble(f"There is a scheme {chosen.name} already.")
    if founding.staff_of(chosen.administrator):
        raise CommandTrouble(f"{chosen.administrator} signs in for another scheme of this hub already.")
    scheme, escrow = founding.found_scheme(data, chosen.name)
    print(f"The escrow key is in {escrow}. Move it off this machine today: it opens all that people said.")
    role = Role.ADMINISTRATOR
    print_sign_in(founding.add_staff(scheme, role, chosen.administrator, str(role.label)))
    print("The administrator adds all other staff in the portal.")
    return 0


def _tell_devices(households: list[Household]) -> None:
    """A newer version is what brings the household document to its devices."""
    for household in households:
        household.version += 1
        household.save(update_fields=["version"])


def _scheme(name: str) -> Scheme:
    found = [scheme for scheme in founding.schemes() if name in ("", scheme.name)]
    if len(found) != 1:
        raise CommandTrouble("Say which scheme with --scheme NAME." if found else "There is no such scheme.")
    return found[0]


COMMANDS = {
    "household add": _household_add,
    "person add": _person_add,
    "number add": _number_add,
    "staff add": _staff_add,
    "staff reset": _staff_reset,
    "scheme add": _scheme_add,
}
