"""The made-up year: it comes by the road of every answer, tells what was meant, and comes once."""

from datetime import UTC, datetime, timedelta

import pytest

from scheme.clocks.overview import overview
from scheme.concerns.lists import listed
from scheme.demo import care
from scheme.demo.cast import SILENT, homes
from scheme.demo.stories import STORIES
from scheme.demo.year import fill, settle
from scheme.exchange.models import Envelope
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
SOME = tuple(home for home in homes() if home.name in ("Mill Cottage", "Kiln House", "Rowan House"))


def test_the_cast_is_seventy_people_of_different_names() -> None:
    names = [name for home in homes() for name in home.people]
    assert len(set(names)) == len(names) == 70
    assert len({home.name for home in homes()}) == 35


@pytest.mark.django_db
def test_a_year_of_three_households(willow: Cast) -> None:
    willow.staff(Role.RESPONDER, "Rosa")
    assert fill(willow.scheme, NOW, SOME) == 5
    scheme = willow.scheme
    said = scheme.responses.all()
    own = said.filter(by="self")
    assert {one.survey for one in own} == {"my-life", "this-week"}
    assert {(one.survey, str(one.person)) for one in said.exclude(by="self")} == {
        ("what-we-noticed", "Ralph")
    }
    assert {one.how for one in scheme.envelopes.all()} == {Envelope.How.TAKEN}
    assert NOW - timedelta(days=366) < min(one.arrived_at for one in said)
    assert max(one.arrived_at for one in said) < NOW
    spoke = {str(one.person) for one in own}
    assert spoke == {name for home in SOME for name in home.people} - SILENT
    waiting = scheme.responses.filter(watch=True, steps=None)
    assert all(one.arrived_at > NOW - timedelta(days=7) for one in waiting)
    quiet = scheme.devices.filter(heard_at__lt=NOW - timedelta(days=3))
    assert [str(device.household) for device in quiet] == ["Kiln House"]

    before = said.count()
    assert fill(willow.scheme, NOW, SOME) == 0
    assert said.count() == before


@pytest.mark.django_db
def test_there_are_concerns_in_every_state(willow: Cast) -> None:
    rosa = willow.staff(Role.RESPONDER, "Rosa")
    willow.staff(Role.SAFEGUARDING_LEAD, "Sunita")
    for home in homes():
        if home.name != str(willow.household):
            settle(willow.scheme, home)
    care.fill(willow.scheme, NOW)
    found = willow.scheme.concerns.count()
    care.fill(willow.scheme, NOW)
    assert willow.scheme.concerns.count() == found == len(STORIES)
    states = {(one.state, one.urgent) for one in listed(rosa, "all", "", NOW)}
    expected = {("", True), ("Seen", False), ("Who is named", True), ("Acted", True), ("Decided", False)}
    assert states == {
        *expected,
        ("Closed", False),
        ("Opened again", False),
        ("Asked whether it helped", False),
    }
    shown = overview(rosa, NOW)
    assert shown.open == 6 and shown.oldest and all(any(bar.n for bar in one.bars) for one in shown.measures)
    assert dict(shown.overdue)["Told the person what happens next"] > 0
    assert {one.said for one in willow.scheme.verdicts.all()} == {"better", "no"}
