"""Honest help and one's own way on the road: what others noticed, and what a person changed and finds again."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytest_django.live_server_helper import LiveServer

from easyread import act as a
from easyread.profile import Profile
from easyread.screen import touchable
from easyread.showing import screen
from easyread.stage import CONSENT_VERSION, Asking
from scheme.people.telling import tell
from scheme.schemes.models import Role
from tests.contract.test_people_road import paired
from tests.contract.test_road import Kiosk
from tests.scheme.conftest import Cast, cast


@pytest.fixture
def willow(transactional_db: None) -> Cast:
    return cast("Willow", "Oak Lane", "Dee")


@pytest.fixture
def kiosk(live_server: LiveServer, willow: Cast, tmp_path: Path) -> Iterator[Kiosk]:
    one = paired(live_server, willow.household, tmp_path / "one")
    yield one
    one.close()


@pytest.fixture
def other(live_server: LiveServer, willow: Cast, tmp_path: Path) -> Iterator[Kiosk]:
    """A second tablet in the same home."""
    two = paired(live_server, willow.household, tmp_path / "two")
    yield two
    two.close()


def round_of(kiosk: Kiosk) -> bool:
    """One exchange, and what came of it is shown from now on; whether a household document came."""
    came = kiosk.exchange().household
    kiosk.device.read()
    kiosk.session.refresh()
    return came


def profile(kiosk: Kiosk) -> Profile:
    """As the only person of the household likes it here."""
    return kiosk.device.household().people[0].profile


def test_what_a_person_changes_here_comes_back_and_to_the_other_tablet(
    willow: Cast, kiosk: Kiosk, other: Kiosk
) -> None:
    kiosk.act(a.OpenDoor("liking"), a.Choose("text"), a.Choose("biggest"), a.Back())
    kiosk.act(a.Choose("colours"), a.Choose("dark"), a.Back(), a.Next())
    assert screen(kiosk.session.visit).name == "welcome"
    assert (profile(kiosk).text, profile(kiosk).colours) == (48, "dark"), "at once, with no network"
    assert willow.scheme.profiles.count() == 0
    assert len(kiosk.device.told.to_tell()) == 1

    assert round_of(kiosk), "the hub tells it in a newer household document"
    row, paired_as = willow.scheme.profiles.get(), kiosk.device.pairing
    assert (row.person, str(row.device_id), row.by) == (willow.person, paired_as and paired_as.device, None)
    assert sorted(row.fields) == ["colours", "text"]
    assert kiosk.device.told.to_tell() == ()
    assert (profile(kiosk).text, profile(kiosk).colours) == (48, "dark")
    assert not round_of(kiosk), "what came back is not told anew"

    assert profile(other).text == 24
    assert round_of(other)
    assert (profile(other).text, profile(other).colours) == (48, "dark")

    by_staff = msgspec.to_builtins(Profile(text=48, colours="dark", hand="left"))
    rosa = willow.staff(Role.RESPONDER, "Rosa")
    willow.scheme.profiles.create(person=willow.person, by=rosa, profile=by_staff, fields=["hand"])
    tell([willow.household])
    other.act(a.OpenDoor("liking"), a.Choose("text"), a.Choose("bigger"))
    other.act(a.Back(), a.Next())
    assert round_of(other) and round_of(kiosk)
    for one in (kiosk, other):
        assert (profile(one).text, profile(one).colours, profile(one).hand) == (36, "dark", "left")
    assert willow.scheme.profiles.count() == 3, "the history has each change with whose it is"


def test_what_a_carer_noticed_by_the_small_door_arrives_as_a_carers(willow: Cast, kiosk: Kiosk) -> None:
    kiosk.act(a.OpenDoor("outside"), a.Choose("carer"), a.Choose("noticed"), a.Choose(str(willow.person.pk)))
    kiosk.act(a.Next(), a.Next())
    while isinstance(kiosk.session.visit.stage, Asking):
        first = touchable(screen(kiosk.session.visit))[0]
        kiosk.act(first.act, a.Next())
    assert screen(kiosk.session.visit).name == "thanks"
    kiosk.act(a.Next())
    round_of(kiosk)
    response = willow.scheme.responses.get()
    assert (response.by, response.person, response.survey) == ("carer", willow.person, "what-we-noticed")
    assert response.known
    assert (response.consent_said, response.here, response.help) == (None, None, None)
    assert set(response.answers.values_list("by", "practice")) == {("proxy", False)}
    assert response.answers.count() == 6


TAKE_BACK = (a.Open("else"), a.Open("visit"), a.Choose("consent"), a.Next(), a.Next(), a.Next())
TO_CONSENT = (a.Next(), a.Next(), a.Next(), a.Next())


def test_what_is_said_to_the_consent_arrives_act_by_act_and_a_yes_taken_back_is_forgotten(
    willow: Cast, kiosk: Kiosk
) -> None:
    dee = str(willow.person.pk)
    door = (a.OpenDoor("questions"), a.Choose(dee))
    kiosk.act(*door, *TO_CONSENT, a.Choose("not-now"), a.Next(), a.Next())
    kiosk.act(*door, *TO_CONSENT, a.Choose("yes"), a.Next(), a.Choose("carer"), a.Next(), a.Stop(), a.Next())
    assert kiosk.device.household().consented == {dee}
    round_of(kiosk)
    acts = willow.scheme.consents.order_by("envelope", "place")
    assert [(one.said, one.person, one.here) for one in acts] == [
        ("not-now", willow.person, None),
        ("yes", willow.person, ["carer"]),
    ]
    assert {one.version for one in acts} == {CONSENT_VERSION}
    assert willow.scheme.responses.count() == 0

    kiosk.act(*door, a.Next(), a.Choose("me"), a.Next(), a.Choose("this-week"), a.Next())
    kiosk.act(a.Choose("no"), a.Next(), a.Next(), a.Give("sad"))
    kiosk.act(*TAKE_BACK, a.Choose("not-now"), a.Next(), a.Next())
    assert kiosk.device.household().consented == frozenset(), "they are asked again"
    round_of(kiosk)
    last = willow.scheme.consents.order_by("envelope", "place").last()
    assert last is not None
    assert (last.said, last.survey, last.here) == ("not-now", "this-week", ["me"])
    assert willow.scheme.responses.count() == 0, "no answer leaves without a yes"
