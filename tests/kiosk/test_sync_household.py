"""News of the household: taken when the scheme signed them and they are newer, else left aside."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from easyread.envelope import HouseholdDocument, Person, Signed, document_digest
from kiosk.store.profiles import Profiles
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS
from tests.kiosk.world import World, opened
from tests.opening import scheme_keys

PEOPLE = (Person(id="p1", name="Sam", portrait="face_1"), Person(id="p2", name="Ali", portrait="face_2"))
DOCUMENT = HouseholdDocument(version=3, scheme="Oak Shared Lives", people=PEOPLE, numbers=())


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with opened(tmp_path) as one:
        yield one


def test_the_household_comes_once(world: World) -> None:
    world.hub.household = DOCUMENT
    assert world.household.load() is None
    assert world.sync().household
    assert world.household.load() == DOCUMENT
    assert not world.sync().household
    assert world.hub.requests[-1].household == 3


def test_who_left_the_household_leaves_no_profile(world: World) -> None:
    profiles = Profiles(world.store)
    for person in ("p1", "p2"):
        profiles.set_consent(person, 1)
    world.hub.household = replace(DOCUMENT, people=PEOPLE[:1])
    world.sync()
    assert (profiles.consent("p1"), profiles.consent("p2")) == (1, None)


@pytest.mark.parametrize("version", [1, 3])
def test_a_household_that_is_not_newer_is_left_aside(world: World, version: int) -> None:
    world.hub.household = DOCUMENT
    world.sync()
    old = world.hub.sign(replace(DOCUMENT, version=version, scheme="Another"))
    assert not world.sync_changed(lambda delivery: replace(delivery, household=old)).household
    assert world.household.load() == DOCUMENT


def test_a_household_that_the_scheme_did_not_sign_is_left_aside(world: World) -> None:
    forged = FakeHub(scheme_keys("other"), DEVICE).sign(DOCUMENT)
    nonsense = msgspec.json.encode({"version": 9})
    unreadable = Signed(document=nonsense, signature=KEYS.scheme.sign(document_digest(nonsense)).signature)
    world.put("a", "b")
    for signed in (forged, unreadable, Signed(document=b"", signature=b"")):
        outcome = world.sync_changed(lambda delivery, signed=signed: replace(delivery, household=signed))  # type: ignore[misc]
        assert not outcome.household
    assert world.household.load() is None
    assert world.gone() == {"a", "b"}
