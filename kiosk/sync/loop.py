"""The loop itself: round after round, the store on its thread, the network on another, the kiosk never waiting."""

from collections.abc import Callable, Mapping

from easyread.envelope import Delivery, ExchangeRequest, State
from kiosk.jobs import Jobs
from kiosk.store.household import Household
from kiosk.store.outbox import Outbox
from kiosk.store.packs import Packs
from kiosk.sync.hub import Hub
from kiosk.sync.rounds import Rounds
from kiosk.sync.sync import Outcome, ask, take
from kiosk.trouble import HubAway, Trouble

Later = Callable[[float, Callable[[], None]], None]
"""Calls a function at home after so many seconds."""

PATIENCE = 120.0
"""Seconds after which a round that neither ended nor failed counts as failed, so that the loop goes on after a bug."""


class Round:
    """One exchange in three steps: asked on the store's thread, sent on the network's, taken on the store's."""

    def __init__(
        self,
        store: Jobs,
        network: Jobs,
        outbox: Outbox,
        household: Household,
        hub: Hub,
        packs: Packs | None = None,
    ) -> None:
        self._store, self._network, self._packs = store, network, packs
        self._outbox, self._household, self._hub = outbox, household, hub

    def begin(
        self,
        state: State,
        surveys: Mapping[str, int],
        done: Callable[[Outcome], None],
        failed: Callable[[Trouble], None],
    ) -> None:
        """Start a round; one of the two is called at home when it has ended."""

        def fail(trouble: Trouble) -> None:
            self._store.run(
                lambda: self._household.not_exchanged(trouble),
                lambda _: failed(trouble),
                lambda _: failed(trouble),
            )

        def send(request: ExchangeRequest) -> None:
            self._network.run(
                lambda: self._hub.exchange(request), lambda delivery: settle(request, delivery), fail
            )

        def settle(request: ExchangeRequest, delivery: Delivery) -> None:
            self._store.run(
                lambda: take(self._outbox, self._household, request, delivery, self._packs), done, fail
            )

        self._store.run(lambda: ask(self._outbox, self._household, state, surveys, self._packs), send, fail)


class Loop:
    """Begins a round at each of the device's slots, as ``Rounds`` says."""

    def __init__(
        self,
        round: Round,
        rounds: Rounds,
        later: Later,
        seconds: Callable[[], float],
        told: Callable[[Outcome | Trouble], None],
    ) -> None:
        """``seconds``: a monotonic clock. ``told`` is called at home after each round with what it came to."""
        self._round, self._rounds = round, rounds
        self._later, self._seconds, self._told = later, seconds, told
        self._state: Callable[[], tuple[State, Mapping[str, int]]] | None = None
        self._slot = 0
        self._under_way = 0
        self._begun = 0

    def start(self, state: Callable[[], tuple[State, Mapping[str, int]]]) -> None:
        """Go on until ``stop``; ``state`` is asked at each round for how the device is and the surveys it has."""
        self._state = state
        self._wait(True)

    def stop(self) -> None:
        """Begin no more; what is under way is left to itself."""
        self._state = None

    def go_now(self) -> None:
        """Begin a round at once, unless one is under way."""
        if self._state is None or self._under_way:
            return
        self._begun += 1
        self._under_way = mine = self._begun
        state, surveys = self._state()
        self._later(PATIENCE, lambda: self._end(mine, HubAway()))
        self._round.begin(
            state, surveys, lambda outcome: self._end(mine, outcome), lambda trouble: self._end(mine, trouble)
        )

    def network_came_up(self) -> None:
        """Forget earlier failures and take the next slot."""
        self._rounds.clear_skips()
        if not self._under_way:
            self._wait(True)

    def _end(self, mine: int, how: Outcome | Trouble) -> None:
        if mine != self._under_way:
            return
        self._under_way = 0
        self._wait(not isinstance(how, Trouble))
        self._told(how)

    def _wait(self, ok: bool) -> None:
        self._slot = mine = self._slot + 1
        delay = self._rounds.next_delay(self._seconds(), ok)
        self._later(delay, lambda: self.go_now() if mine == self._slot else None)
