"""What each role of staff may do, and the one door that every page for staff goes through."""

import time
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
    PAIR = "add or revoke a device"
    PEOPLE = "see the people"
    CHANGE_PEOPLE = "add or change people"
    SURVEYS = "publish surveys, or choose who gets them"
    PAPER = "enter a paper response"
    EXPORT = "export what people said"
    PRIVACY = "see who read what"
    ERASE = "erase what someone said"
    STAFF = "add or change staff"
    SETTINGS = "change the settings"


_READER = frozenset({Power.READ, Power.DEVICES})
POWERS = {
    Role.VIEWER: _READER | {Power.PEOPLE},
    Role.RESPONDER: _READER | {Power.ACT, Power.PEOPLE, Power.CHANGE_PEOPLE, Power.PAPER},
    Role.SAFEGUARDING_LEAD: _READER
    | {Power.ACT, Power.PEOPLE, Power.CHANGE_PEOPLE, Power.PAPER}
    | {Power.PAIR, Power.SURVEYS, Power.EXPORT},
    Role.PRIVACY_OFFICER: _READER | {Power.EXPORT, Power.PRIVACY, Power.ERASE},
    Role.ADMINISTRATOR: frozenset({Power.DEVICES, Power.PAIR, Power.PEOPLE, Power.CHANGE_PEOPLE})
    | {Power.SURVEYS, Power.STAFF, Power.SETTINGS},
}
SIGNED_IN_AT = "signed_in_at"
AGAIN_WITHIN = 5 * 60
"""Seconds for which a sign-in counts as fresh enough to export, erase or change roles."""


def has(staff: Staff, power: Power) -> bool:
    """Whether the role of this member of staff may do this."""
    return power in POWERS[Role(staff.role)]


def may(power: Power, *, again: bool = False) -> Callable[[Page[Given]], View[Given]]:
    """A page for staff who are signed in and may do this; it is given them, and reads through their scheme.

    ``again``: whoever signed in more than five minutes ago does so once more before they come in.
    """

    def door(page: Page[Given]) -> View[Given]:
        @wraps(page)
        def view(request: HttpRequest, /, *given: Given.args, **named: Given.kwargs) -> HttpResponse:
            staff = request.user
            if not isinstance(staff, Staff):
                return _to_the_door(request)
            if staff.new_password_due:
                return redirect("password")
            if not has(staff, power):
                return render(request, "portal/refused.html", {"power": power.value}, status=403)
            if again and time.time() - request.session.get(SIGNED_IN_AT, 0) > AGAIN_WITHIN:
                return _to_the_door(request)
            return page(request, staff, *given, **named)

        return view

    return door


def _to_the_door(request: HttpRequest) -> HttpResponse:
    return redirect(f"/sign-in/?{urlencode({'next': request.get_full_path()})}")
