"""The fictional scheme of the demo: two households, three people, two carers, one of staff for each role."""

import time
from pathlib import Path
from typing import Any

from django.db import transaction

from scheme.schemes import second_step
from scheme.schemes.founding import SignIn, add_staff, found_scheme
from scheme.schemes.models import Household, Role, Scheme, Staff

NAME = "Willow Shared Lives"
# Each household: its carer, then its people with their portraits.
HOUSEHOLDS = {
    "Oak Lane": ("Priya Nair", {"Dee": "portrait_1", "Marcus": "portrait_2"}),
    "Mill Cottage": ("Tom Ashby", {"Wendy": "portrait_3"}),
}
# 01632 is kept for drama by the regulator and rings nowhere.
NUMBERS = {"Willow Shared Lives": "01632 960 145", "Willow at night": "01632 960 172"}
STAFF_NAMES = {
    Role.RESPONDER: "Rosa Lindqvist",
    Role.ADMINISTRATOR: "Adrian Cole",
    Role.SAFEGUARDING_LEAD: "Sunita Rao",
    Role.PRIVACY_OFFICER: "Piotr Nowak",
    Role.VIEWER: "Vera Lloyd",
}
SIGN_INS = tuple(SignIn(str(role), f"{role}@willow.example", f"willow-demo-{role}") for role in STAFF_NAMES)
SECRET = "HEARDWILLOWDEMO234567HEARDWILLOW"
"""Of the codes of all demo staff. It is published here, so it opens nothing but what is made up."""


def make_demo(data: Path) -> dict[str, Any]:
    """The demo scheme, made if it is not there: its households and sign-ins."""
    with transaction.atomic():
        scheme = found() or _make(data)
        for sign_in in SIGN_INS:
            _see_to(scheme, sign_in)
    households = [scheme.households.get(name=name) for name in HOUSEHOLDS]
    return {
        "households": [{"id": str(household.pk), "name": household.name} for household in households],
        "signins": [{"role": s.role, "email": s.email, "password": s.password} for s in SIGN_INS],
    }


def found() -> Scheme | None:
    """The demo scheme, where it was made before."""
    return Scheme.objects.filter(name=NAME, fictional=True).first()


def _make(data: Path) -> Scheme:
    scheme, _ = found_scheme(data, NAME)
    scheme.fictional = True
    scheme.save()
    for place, (name, digits) in enumerate(NUMBERS.items()):
        scheme.help_numbers.create(name=name, digits=digits, place=place)
    for name, (carer, people) in HOUSEHOLDS.items():
        household = scheme.households.create(name=name)
        scheme.carers.create(household=household, name=carer)
        for person, portrait in people.items():
            _add(household, person, portrait)
    return scheme


def _see_to(scheme: Scheme, sign_in: SignIn) -> None:
    """This member of staff is there, with the demo's password and the demo's codes."""
    role = Role(sign_in.role)
    if not scheme.staff.filter(email=sign_in.email).exists():
        add_staff(scheme, role, sign_in.email, STAFF_NAMES[role], sign_in.password)
    staff = scheme.staff.get(email=sign_in.email)
    if not second_step.kinds(staff):
        second_step.held_by(staff).create(
            user=staff, type=second_step.Type.TOTP, data={"secret": second_step.seal(SECRET)}
        )


def code(staff: Staff) -> str:
    """A code of the demo's staff that was not used yet; empty for everybody else."""
    held = second_step.held_by(staff).filter(type=second_step.Type.TOTP).first()
    if not staff.scheme.fictional or held is None or second_step.unseal(held.data["secret"]) != SECRET:
        return ""
    return second_step.code_at(SECRET, max(int(time.time()) // 30, held.data.get("used", -1) + 1))


def _add(household: Household, name: str, portrait: str) -> None:
    person = household.scheme.people.create(name=name, portrait=portrait)
    household.scheme.stays.create(household=household, person=person)
