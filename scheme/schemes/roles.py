"""What each role of staff may do, and the one door that every page for staff goes through."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext_noop

from scheme.schemes import second_step
from scheme.schemes.models import Role, Staff

Given = ParamSpec("Given")
Page = Callable[Concatenate[HttpRequest, Staff, Given], HttpResponse]
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]


class Power(Enum):
    """Something a role may do, in the words of the page that refuses it."""

    READ = gettext_noop("read what people said")
    ACT = gettext_noop("mark as seen")
    DEVICES = gettext_noop("see the devices")
    PAIR = gettext_noop("add or revoke a device")
    PEOPLE = gettext_noop("see the people")
    CHANGE_PEOPLE = gettext_noop("add or change people")
    SURVEYS = gettext_noop("publish surveys, or choose who gets them")
    PAPER = gettext_noop("enter a paper response")
    CARE = gettext_noop("change the clocks, and who is on call")
    EXPORT = gettext_noop("export what people said")
    PRIVACY = gettext_noop("see who read what")
    ERASE = gettext_noop("erase what someone said")
    STAFF = gettext_noop("add or change staff")
    SETTINGS = gettext_noop("change the settings")


_READER = frozenset({Power.READ, Power.DEVICES})
POWERS = {
    Role.VIEWER: _READER | {Power.PEOPLE},
    Role.RESPONDER: _READER | {Power.ACT, Power.PEOPLE, Power.CHANGE_PEOPLE, Power.PAPER},
    Role.SAFEGUARDING_LEAD: _READER
    | {Power.ACT, Power.PEOPLE, Power.CHANGE_PEOPLE, Power.PAPER}
    | {Power.PAIR, Power.SURVEYS, Power.EXPORT, Power.CARE},
    Role.PRIVACY_OFFICER: _READER | {Power.EXPORT, Power.PRIVACY, Power.ERASE},
    Role.ADMINISTRATOR: frozenset({Power.DEVICES, Power.PAIR, Power.PEOPLE, Power.CHANGE_PEOPLE})
    | {Power.SURVEYS, Power.STAFF, Power.SETTINGS, Power.CARE},
}


def has(staff: Staff, power: Power) -> bool:
    """Whether the role of this member of staff may do this."""
    return power in POWERS[Role(staff.role)]


def may(power: Power, *, again: bool = False) -> Callable[[Page[Given]], View[Given]]:
    """A page for staff who are signed in and may do this; it is given them, and reads through their scheme.

    ``again``: whoever took the second step more than five minutes ago takes it once more before they come in.
    """

    def door(page: Page[Given]) -> View[Given]:
        @for_staff
        @wraps(page)
        def inner(
            request: HttpRequest, staff: Staff, /, *given: Given.args, **named: Given.kwargs
        ) -> HttpResponse:
            first = second_step.missing(request, staff)
            if first == "again":
                raise ReauthenticationRequired
            if first:
                return redirect(first)
            if not has(staff, power):
                return render(request, "portal/refused.html", {"power": power.value}, status=403)
            if again:
                need_fresh(request, staff)
            return page(request, staff, *given, **named)

        return inner

    return door


def for_staff(page: Page[Given]) -> View[Given]:
    """A page for whoever gave the right password and has chosen it themselves; most pages ask more of them."""

    @wraps(page)
    def view(request: HttpRequest, /, *given: Given.args, **named: Given.kwargs) -> HttpResponse:
        staff = request.user
        if not isinstance(staff, Staff):
            return redirect(f"/sign-in/?{urlencode({'next': request.get_full_path()})}")
        if staff.new_password_due:
            return redirect("password")
        return page(request, staff, *given, **named)

    return view


def need_fresh(request: HttpRequest, staff: Staff) -> None:
    """Leads to the second step and back, unless it was taken in the last five minutes."""
    if not second_step.is_fresh(request, staff):
        raise ReauthenticationRequired
