"""The pages that stand in the navigation, in their groups, and who sees which."""

from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from scheme.schemes import second_step
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has


class Linked(Struct, frozen=True):
    """One page of the navigation. ``name``: of its address, and what ``here`` says on it."""

    name: str
    words: Promise
    power: Power


GROUPS = (
    (
        Linked("today", _("Today"), Power.READ),
        Linked("concerns", _("Concerns"), Power.READ),
        Linked("messages", _("Messages"), Power.READ),
        Linked("responses", _("Responses"), Power.READ),
        Linked("questions", _("Questions"), Power.READ),
        Linked("overview", _("Overview"), Power.READ),
    ),
    (
        Linked("people", _("People"), Power.PEOPLE),
        Linked("surveys", _("Surveys"), Power.SURVEYS),
        Linked("paper", _("Paper"), Power.PAPER),
        Linked("devices", _("Devices"), Power.DEVICES),
    ),
    (
        Linked("staff", _("Staff"), Power.STAFF),
        Linked("clocks", _("Clocks"), Power.CARE),
        Linked("privacy", _("Privacy"), Power.PRIVACY),
        Linked("erasure", _("Erasure"), Power.ERASE),
        Linked("settings", _("Settings"), Power.SETTINGS),
    ),
)


def around(request: HttpRequest) -> dict[str, object]:
    """What every template has: the pages that whoever is signed in may open, in their groups."""
    staff = getattr(request, "user", None)
    if not isinstance(staff, Staff) or staff.new_password_due or second_step.missing(request, staff):
        return {}
    groups = [[page for page in group if _is_there(page.name) and has(staff, page.power)] for group in GROUPS]
    return {"groups": [group for group in groups if group], "erases": has(staff, Power.ERASE)}


@cache
def _is_there(name: str) -> bool:
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False
