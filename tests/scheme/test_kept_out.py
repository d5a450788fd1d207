"""Whoever is named in a concern, of any role, reaches nothing of it: no list, search, export, audit, chart or alert."""

import ast
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from scheme.clocks import raising
from scheme.clocks.models import Duty
from scheme.concerns import reach
from scheme.concerns.models import Step
from scheme.schemes.models import Role
from scheme.schemes.roles import POWERS
from tests.scheme.addresses import ROWS, Place, address, answers, place, powered
from tests.scheme.care_addresses import CARE, known, reply, told
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.speaking import Speaking
from tests.shape.source import Source, dotted, faults, python

OF_IT = [
    name
    for name, (_, about, _) in CARE.items()
    if (name.startswith("concern-") and about is not told) or name in ("concern", "reply", "reply-approve")
]
"""The addresses that name this concern; what is told without an account is another."""
MAY_NAME_CONCERNS = (
    "scheme/concerns/reach.py",
    "scheme/concerns/keeping.py",
    "scheme/family/telling.py",
    "scheme/clocks/raising.py",
    "scheme/clocks/alarms.py",
    "scheme/demo/",
)
"""Where the concerns of a scheme are named whoever reaches them: intake, the clock, and proofs."""


@pytest.fixture
def here(willow: Cast, device: Speaking) -> Place:
    return place(willow, device)


def page(browser: Client, at: str) -> str:
    return b"".join(browser.get(at)).decode(errors="replace")


@pytest.mark.parametrize("role", Role)
def test_who_is_named_reaches_nothing_of_it(willow: Cast, here: Place, role: Role) -> None:
    found, robin = known(here), willow.staff(role, "Robin")
    places = {name: address(name, here) for name in powered()}
    said = str(reply(here)["id"])
    step = found.steps.create(scheme=willow.scheme, what=Step.What.NAMED, by=None, facts={})
    found.named.create(scheme=willow.scheme, staff=robin, step=step)
    willow.scheme.concerns.exclude(pk=found.pk).update(person=None)
    browser = signed_in(robin)
    for name in OF_IT:
        row = ROWS[name]
        expected = {404} if row.who in POWERS[role] else {403}
        assert answers(browser, name, places[name]) == expected, name
    for name, row in powered().items():
        if row.get and name not in OF_IT and row.who in POWERS[role]:
            words = page(browser, places[name])
            assert str(found.pk) not in words and said not in words, name
    everything = page(browser, "/concerns/?state=all") + page(browser, "/concerns/?state=all&said=dee")
    assert str(found.pk) not in everything
    assert str(found.pk) not in page(browser, "/privacy/")


def test_no_alert_goes_to_who_is_named(willow: Cast, here: Place) -> None:
    found, robin = known(here), willow.staff(Role.SAFEGUARDING_LEAD, "Robin")
    willow.scheme.duties.create(staff=robin, what=Duty.What.READS, since=found.arrived_at)
    step = found.steps.create(scheme=willow.scheme, what=Step.What.NAMED, by=None, facts={})
    found.named.create(scheme=willow.scheme, staff=robin, step=step)
    raising.raise_alerts(willow.scheme, timezone.now() + timedelta(days=20))
    assert not found.alerts.filter(staff=robin).exists()
    assert reach.concerns(robin).filter(pk=found.pk).count() == 0


def names_them_past_reach(source: Source) -> Iterator[str]:
    """``scheme.concerns`` outside the places that may name them all."""
    if source.path.startswith(MAY_NAME_CONCERNS):
        return
    for node in source.nodes(ast.Attribute):
        if node.attr == "concerns" and dotted(node).endswith("scheme.concerns"):
            yield source.at(node, "names concerns past reach.py")


def test_concerns_are_named_in_one_place() -> None:
    sources = [one for one in python("scheme") if "import" not in one.path]
    assert faults(names_them_past_reach, sources) == []
    assert faults(names_them_past_reach, [Source("scheme/portal/x.py", "a = staff.scheme.concerns.all()")])
