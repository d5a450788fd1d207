"""The fictional scheme of the demo: two households, three people, two carers, two of staff."""

from pathlib import Path
from typing import Any

from django.db import transaction

from scheme.schemes.founding import SignIn, add_staff, found_scheme
from scheme.schemes.models import Household, Role, Scheme

NAME = "Willow Shared Lives"
# Each household: its carer, then its people with their portraits.
HOUSEHOLDS = {
    "Oak Lane": ("Priya Nair", {"Dee": "portrait_1", "Marcus": "portrait_2"}),
    "Mill Cottage": ("Tom Ashby", {"Wendy": "portrait_3"}),
}
# 01632 is kept for drama by the regulator and rings nowhere.
NUMBERS = {"Willow Shared Lives": "01632 960 145", "Willow at night": "01632 960 172"}
SIGN_INS = (
    SignIn(Role.RESPONDER, "responder@willow.example", "willow-demo-responder"),
    SignIn(Role.ADMINISTRATOR, "administrator@willow.example", "willow-demo-administrator"),
)
STAFF_NAMES = {Role.RESPONDER: "Rosa Lindqvist", Role.ADMINISTRATOR: "Adrian Cole"}


def make_demo(data: Path) -> dict[str, Any]:
    """The demo scheme, made if it is not there: its households and sign-ins."""
    with transaction.atomic():
        scheme = Scheme.objects.filter(name=NAME).first() or _make(data)
    households = scheme.households.order_by("-name")
    return {
        "households": [{"id": str(household.pk), "name": household.name} for household in households],
        "signins": [{"role": s.role, "email": s.email, "password": s.password} for s in SIGN_INS],
    }


def _make(data: Path) -> Scheme:
    scheme, _ = found_scheme(data, NAME)
    for place, (name, digits) in enumerate(NUMBERS.items()):
        scheme.help_numbers.create(name=name, digits=digits, place=place)
    for name, (carer, people) in HOUSEHOLDS.items():
        household = scheme.households.create(name=name)
        scheme.carers.create(household=household, name=carer)
        for person, portrait in people.items():
            _add(household, person, portrait)
    for sign_in in SIGN_INS:
        role = Role(sign_in.role)
        add_staff(scheme, role, sign_in.email, STAFF_NAMES[role], sign_in.password)
    return scheme


def _add(household: Household, name: str, portrait: str) -> None:
    person = household.scheme.people.create(name=name, portrait=portrait)
    household.scheme.stays.create(household=household, person=person)
