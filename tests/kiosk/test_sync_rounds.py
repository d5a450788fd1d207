"""When rounds come: at the device's own second, spread out after failures, and the loop goes on whatever happens."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.envelope import Delivery, ExchangeRequest, State
from kiosk.jobs import Jobs
from kiosk.sync.loop import PATIENCE, Loop, Round
from kiosk.sync.rounds import MINUTE, MOST_SLOTS, SOONEST, Rounds
from kiosk.sync.sync import Outcome
from kiosk.trouble import HubAway, HubRefused, Trouble
from tests.fakes import FakeHub, HandTurned, StillClock, raise_bug
from tests.kiosk.kept import DEVICE, KEYS, STATE, Device, device, wish

TIMES = st.floats(0, 1e7)
SECONDS = st.floats(0, 60, exclude_max=True)


@given(now=TIMES, second=SECONDS)
def test_all_well_is_one_round_a_minute_at_the_devices_own_second(now: float, second: float) -> None:
    rounds = Rounds(second, lambda: 0.999)
    for _ in range(3):
        delay = rounds.next_delay(now, True)
        assert SOONEST <= delay <= MINUTE + SOONEST
        now += delay
        off = (now - second) % MINUTE
        assert min(off, MINUTE - off) < 1e-3


@given(
    now=TIMES, second=SECONDS, chances=st.lists(st.floats(0, 1, exclude_max=True), min_size=30, max_size=30)
)
def test_failures_skip_slots_and_never_more_than_fifteen_minutes(
    now: float, second: float, chances: list[float]
) -> None:
    drawn = iter(chances)
    rounds = Rounds(second, lambda: next(drawn))
    for failures in range(1, 31):
        delay = rounds.next_delay(now, False)
        assert SOONEST <= delay <= min(2**failures, MOST_SLOTS) * MINUTE + SOONEST
        now += delay
        off = (now - second) % MINUTE
        assert min(off, MINUTE - off) < 1e-3


def test_a_success_and_the_network_coming_up_clear_the_skips() -> None:
    rounds = Rounds(0.0, lambda: 0.99)
    assert rounds.next_delay(0.5, False) > MINUTE
    assert rounds.next_delay(0.5, False) > 2 * MINUTE
    assert rounds.next_delay(0.5, True) < MINUTE
    for _ in range(5):
        rounds.next_delay(0.5, False)
    rounds.clear_skips()
    assert rounds.next_delay(0.5, False) <= 2 * MINUTE


def test_ten_thousand_devices_coming_back_are_spread_over_the_minute() -> None:
    chance = random.Random(7)
    delays = [Rounds(chance.uniform(0, 60), chance.random).next_delay(1000.0, True) for _ in range(10_000)]
    busiest = max(Counter(int(delay) for delay in delays).values())
    assert busiest < 2 * 10_000 / MINUTE


class Road:
    """The way to the hub, which can be closed."""

    def __init__(self) -> None:
        self.hub = FakeHub(KEYS, DEVICE)
        self.trouble: Trouble | None = None
        self.tries = 0

    def exchange(self, request: ExchangeRequest) -> Delivery:
        self.tries += 1
        if self.trouble is not None:
            raise self.trouble
        return self.hub.exchange(request)


class Looping:
    """A loop whose threads are turned by hand and whose clock stands still."""

    def __init__(self, one: Device) -> None:
        self.one, self.road, self.clock = one, Road(), StillClock(now=0.5)
        self.store, self.network = HandTurned(), HandTurned()
        self.told: list[Outcome | Trouble] = []
        self.bugs: list[BaseException] = []
        stores = Jobs(self.store, lambda call: call(), self.bugs.append)
        networks = Jobs(self.network, lambda call: call(), self.bugs.append)
        round = Round(stores, networks, one.outbox, one.household, self.road)
        rounds = Rounds(0.0, lambda: 0.0)
        self.loop = Loop(round, rounds, self.clock.later, self.clock.seconds, self.told.append)
        self.loop.start(self.state)

    def state(self) -> tuple[State, Mapping[str, int]]:
        return STATE, {"my-life": 1}

    def minute(self) -> None:
        """A minute passes, and what is queued is done."""
        self.clock.pass_by(60)
        self.turn()

    def turn(self) -> None:
        while self.store.queue or self.network.queue:
            self.store.turn_all()
            self.network.turn_all()


@pytest.fixture
def looping(tmp_path: Path) -> Iterator[Looping]:
    one = device(tmp_path)
    yield Looping(one)
    one.store.close()


def test_a_round_each_minute_whether_or_not_there_is_anything(looping: Looping) -> None:
    looping.minute()
    looping.one.outbox.put("a", wish(), running=False)
    looping.minute()
    looping.minute()
    assert looping.road.tries == 3
    assert [outcome.offered for outcome in looping.told if isinstance(outcome, Outcome)] == [0, 1, 0]
    assert looping.one.outbox.has_gone("a")
    assert looping.road.hub.requests[-1].surveys == {"my-life": 1}


def test_answers_are_kept_while_the_network_waits(looping: Looping) -> None:
    looping.clock.pass_by(60)
    looping.store.turn_all()
    assert len(looping.network.queue) == 1
    looping.one.outbox.put("a", wish(), running=False)
    looping.turn()
    assert not looping.one.outbox.has_gone("a")
    looping.minute()
    assert looping.one.outbox.has_gone("a")


def test_a_trouble_is_told_kept_for_staff_and_tried_again(looping: Looping) -> None:
    looping.one.outbox.put("a", wish(), running=False)
    looping.road.trouble = HubRefused(403, "Switched off.", "Ask.")
    looping.minute()
    assert looping.told == [looping.road.trouble]
    assert looping.one.household.last_exchange().what == "Switched off."
    looping.road.trouble = None
    looping.minute()
    assert looping.one.outbox.has_gone("a")
    assert looping.one.household.last_exchange().what == ""
    assert looping.one.household.last_exchange().at


def test_one_round_at_a_time(looping: Looping) -> None:
    looping.loop.go_now()
    looping.loop.go_now()
    looping.clock.pass_by(60)
    looping.turn()
    assert looping.road.tries == 1


def test_the_loop_goes_on_after_a_bug(looping: Looping) -> None:
    bug = RuntimeError("a bug on the way")

    def exchange(request: ExchangeRequest) -> Delivery:
        raise bug

    right, looping.road.exchange = looping.road.exchange, exchange  # type: ignore[method-assign]
    looping.minute()
    assert looping.bugs == [bug]
    assert looping.told == []
    looping.road.exchange = right  # type: ignore[method-assign]
    looping.clock.pass_by(PATIENCE)
    assert isinstance(looping.told[0], HubAway)
    looping.minute()
    assert isinstance(looping.told[-1], Outcome)


def test_the_network_coming_up_takes_the_next_slot(looping: Looping) -> None:
    looping.road.trouble = HubAway()
    for _ in range(3):
        looping.minute()
    looping.road.trouble = None
    looping.loop.network_came_up()
    looping.minute()
    assert isinstance(looping.told[-1], Outcome)


def test_a_stopped_loop_begins_no_more(looping: Looping) -> None:
    looping.loop.stop()
    looping.minute()
    looping.loop.go_now()
    looping.turn()
    assert looping.road.tries == 0


def test_the_hook_of_tests_lets_no_bug_pass() -> None:
    with pytest.raises(KeyError):
        raise_bug(KeyError())
