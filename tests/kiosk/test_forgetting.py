"""A visiting device forgets whom it saw by itself, whatever its clock says."""

from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from easyread.envelope import HouseholdDocument
from kiosk.sync.sync import by_own_clock
from kiosk.trouble import HubAway
from tests.kiosk.test_trial import VISIT
from tests.stories.home import DOCUMENT, Home, new_home

HUB = datetime(2026, 3, 4, 12, tzinfo=UTC)
VISITING = replace(DOCUMENT, visiting=True, people=DOCUMENT.people[:1])


def known(home: Home) -> list[str]:
    """Whom the next visit can choose, and whom the disk names."""
    there = home.kiosk.device.told.load()
    assert there is not None
    assert [one.name for one in there.people] == [one.name for one in home.kiosk.device.household().people]
    return [person.name for person in there.people]


def test_whom_it_saw_is_forgotten_once_the_answers_are_kept(qapp: QApplication) -> None:
    with new_home(document=VISITING) as home:
        home.do(*VISIT, "hide")
        assert home.wake() == "welcome"
        assert known(home) == ["Sam"], "a visit that was hidden may go on"
    with new_home(document=VISITING) as home:
        home.do(*VISIT, "stop")
        assert known(home) == ["Sam"], "it asks whether to keep what was said"
        home.do("keep", "next")
        assert known(home) == []
        home.next()
        assert (home.name, home.kiosk.session.visit.household.people) == ("welcome", ())


def test_a_round_that_finds_no_hub_forgets_whose_days_are_over(qapp: QApplication) -> None:
    for late, left in ((timedelta(hours=1), ["Sam"]), (-timedelta(hours=1), [])):
        until = (datetime.now(UTC) + late).isoformat()
        with new_home(document=VISITING) as home:
            home.kiosk.device.told.keep(msgspec.json.encode(replace(VISITING, until=until)))
            home.kiosk.road._end(HubAway())
            home.rest()
            assert known(home) == left
            assert [person.name for person in home.kiosk.session.visit.household.people] == left


def test_the_end_is_reckoned_by_the_devices_own_clock() -> None:
    told = msgspec.json.encode(replace(VISITING, until=(HUB + timedelta(days=1)).isoformat()))
    for wrong in (-7300, 0, 7300):
        own = HUB + timedelta(days=wrong)
        read = msgspec.json.decode(by_own_clock(told, HUB.isoformat(), own), type=HouseholdDocument)
        assert datetime.fromisoformat(read.until) == own + timedelta(days=1)
