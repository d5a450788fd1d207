"""The staff PIN: five wrong tries close the door for a growing time, whatever is switched off or set back."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.paired import EACH, WAITS, PinLock, hashed_pin
from kiosk.store.database import Store, open_store
from kiosk.store.household import Household
from tests.fakes import StillClock
from tests.kiosk.kept import SMALL_BALLAST, memory_folder, pairing
from tests.kiosk.test_staff import enter, press, words
from tests.stories.hands import key
from tests.stories.home import PIN, Home, new_home

OWN = replace(pairing(), pin=hashed_pin(PIN, bytes(16)))


@pytest.fixture
def store() -> Iterator[Store]:
    with memory_folder() as folder:
        made = open_store(folder, ballast=SMALL_BALLAST)
        Household(made).pair(OWN)
        yield made
        made.close()


def lock(store: Store, clock: StillClock) -> PinLock:
    return PinLock(store, OWN, clock.seconds)


def test_the_wait_grows_and_the_right_pin_ends_it(store: Store) -> None:
    clock = StillClock()
    one = lock(store, clock)
    for due in (*WAITS, WAITS[-1]):
        for left in range(EACH, 0, -1):
            assert one.wait() == 0, left
            assert not one.opens("000000")
        assert one.wait() == due
        assert not one.opens(PIN), "not even the right one"
        clock.pass_by(due - 1)
        assert one.wait() == 1
        clock.pass_by(1)
    assert one.opens(PIN)
    for _ in range(EACH - 1):
        assert not one.opens("000000")
    assert one.opens(PIN), "counted anew"


def test_a_restart_begins_the_wait_anew(store: Store) -> None:
    clock = StillClock()
    one = lock(store, clock)
    for _ in range(EACH):
        one.opens("000000")
    clock.pass_by(20)
    again = lock(store, clock)
    assert again.wait() == WAITS[0]
    clock.pass_by(WAITS[0])
    assert again.opens(PIN)
    assert lock(store, clock).wait() == 0


def test_a_try_that_the_plug_cut_short_counts(store: Store) -> None:
    one = lock(store, StillClock())
    for _ in range(EACH - 1):
        one.opens("000000")
    whole = store.write

    def cut(work: object) -> None:
        whole(work)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    store.write = cut  # type: ignore[assignment,method-assign]
    with pytest.raises(KeyboardInterrupt):
        one.opens(PIN)
    store.write = whole  # type: ignore[method-assign]
    assert lock(store, StillClock()).wait() == WAITS[0]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(["wrong", "restart", "wait"]), max_size=25))
def test_nothing_gives_more_tries_in_an_hour(store: Store, acts: list[str]) -> None:
    Household(store).pair(OWN)
    clock = StillClock()
    one, tries = lock(store, clock), 0
    for act in acts:
        if act == "wrong" and one.wait() == 0:
            tries += 1
            one.opens("000000")
        elif act == "restart":
            one = lock(store, clock)
        elif act == "wait":
            clock.pass_by(29)
    passed = 29 * acts.count("wait")
    assert tries <= EACH * (1 + sum(1 for step in range(1, 9) if sum(WAITS[:step]) <= passed))


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    with new_home() as one:
        yield one


def test_the_door_closes_and_people_go_on(home: Home) -> None:
    home.do("staff")
    for _ in range(EACH):
        enter(home, "111111")
    assert "closed for 31 seconds" in words(home)
    assert "People can use Heard meanwhile." in words(home)
    press(home, "Back")
    assert "Too many" not in str(home.accessible().keys())
    home.do("staff")
    home.rest()
    assert "Too many wrong PINs" in words(home)
    home.clock.pass_by(31)
    key(home.window, Qt.Key.Key_Escape)
    home.do("staff")
    enter(home, PIN)
    assert "This kiosk" in words(home)
