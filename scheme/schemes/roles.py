"""What each role of staff may do, and the one door that every page for staff goes through."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from scheme.schemes.models import Role, Staff

Given = ParamSpec("Given")
Page = Callable[Concatenate[HttpRequest, Staff, Given], HttpResponse]
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]


class Power(Enum):
    """Something a role may do, in the words of the page that refuses it."""

    READ = "read what people said"
    ACT = "mark as seen"
    DEVICES = "see the devices"


POWERS = {
    Role.VIEWER: {Power.READ, Power.DEVICES},
    Role.RESPONDER: {Power.READ, Power.ACT, Power.DEVICES},
    Role.SAFEGUARDING_LEAD: {Power.READ, Power.ACT, Power.DEVICES},
    Role.PRIVACY_OFFICER: {Power.READ, Power.DEVICES},
    Role.ADMINISTRATOR: {Power.DEVICES},
}


def has(staff: Staff, power: Power) -> bool:
    """Whether the role of this member of staff may do this."""
    return power in POWERS[Role(staff.role)]


def may(power: Power) -> Callable[[Page[Given]], View[Given]]:
    """A page for staff who are signed in and may do this; it is given them, and reads through their scheme."""

    def door(page: Page[Given]) -> View[Given]:
        @wraps(page)
        def view(request: HttpRequest, /, *given: Given.args, **named: Given.kwargs) -> HttpResponse:
            staff = request.user
            if not isinstance(staff, Staff):
                return redirect(f"/sign-in/?{urlencode({'next': request.get_full_path()})}")
            if staff.new_password_due:
                return redirect("password")
            if not has(staff, power):
                return render(request, "portal/refused.html", {"power": power.value}, status=403)
            return page(request, staff, *given, **named)

        return view

    return door
