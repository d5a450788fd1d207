"""The outbox against a hostile road and a hub that is restored from backups: nothing lost, nothing twice."""

from contextlib import ExitStack, closing

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule
from msgspec.structs import replace

from easyread.body import Body
from easyread.envelope import Delivery, ExchangeRequest, Settled
from easyread.response import Response
from kiosk.sync.sync import ask, take
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, STATE, answered, device, memory_folder, new_id, wish

TWIST = st.sampled_from(["none", "flip", "swap", "reverse", "twice", "cut", "low", "forge"])


def twisted(delivery: Delivery, how: str) -> Delivery:
    """An answer as a hostile or broken road hands it over."""
    settled = delivery.settled
    if how == "flip":
        settled = tuple(
            replace(item, receipt=item.receipt[:-1] + bytes([item.receipt[-1] ^ 1])) for item in settled
        )
    elif how == "swap" and len(settled) > 1:
        receipts = [item.receipt for item in settled[1:] + settled[:1]]
        settled = tuple(replace(item, receipt=r) for item, r in zip(settled, receipts, strict=True))
    elif how == "reverse":
        settled = settled[::-1]
    elif how == "twice":
        settled = settled * 2
    elif how == "cut":
        settled = settled[: len(settled) // 2]
    elif how == "low":
        return replace(delivery, lost=True)
    elif how == "forge":
        settled = (*settled, *(Settled(id=i, how="taken", receipt=bytes(64), mark=0) for i in ("x", "y")))
    return replace(delivery, settled=settled)


class Road(RuleBasedStateMachine):
    """Acts of a person, of the road, of the hub and of the tablet, in any order."""

    running = Bundle("running")

    def __init__(self) -> None:
        super().__init__()
        self.kept = ExitStack()
        self.folder = self.kept.enter_context(memory_folder())
        self.one = device(self.folder)
        self.hub = FakeHub(KEYS, DEVICE)
        self.over: dict[str, Body] = {}
        self.open: dict[str, Body] = {}
        self.receipted: set[str] = set()
        self.answers: list[tuple[ExchangeRequest, Delivery]] = []

    @rule(target=running, number=st.integers(0, 3))
    def begin(self, number: int) -> str:
        id = new_id()
        self.open[id] = answered(number)
        self.one.outbox.put(id, self.open[id], running=True)
        return id

    @rule(id=running, number=st.integers(0, 6))
    def give(self, id: str, number: int) -> None:
        if id in self.open:
            self.open[id] = answered(number)
            self.one.outbox.put(id, self.open[id], running=True)

    @rule(id=consumes(running), body=st.sampled_from([answered(7, "finished"), Response(ended="binned")]))
    def end(self, id: str, body: Body) -> None:
        if self.open.pop(id, None) is not None:
            self.over[id] = body
            self.one.outbox.put(id, body, running=False)

    @rule()
    def tell_someone(self) -> None:
        id = new_id()
        self.over[id] = wish()
        self.one.outbox.put(id, wish(), running=False)

    @rule(how=TWIST)
    def exchange(self, how: str) -> None:
        self._round(how)

    @rule()
    def lose_the_answer(self) -> None:
        self.hub.exchange(ask(self.one.outbox, self.one.household, STATE))

    @precondition(lambda self: self.answers)
    @rule(back=st.integers(0, 5))
    def hear_an_old_answer(self, back: int) -> None:
        request, delivery = self.answers[-1 - back % len(self.answers)]
        # Its word on losses, backups and what it refused was for then; a road that replays it is not TLS.
        take(
            self.one.outbox,
            self.one.household,
            request,
            replace(delivery, lost=False, backup_mark=0, resend=(), refused=()),
        )
        self.receipted |= {item.id for item in delivery.settled}

    @precondition(lambda self: self.over)
    @rule(which=st.integers(0, 20))
    def refuse(self, which: int) -> None:
        self.hub.refuses.add(list(self.over)[which % len(self.over)])

    @rule()
    def ask_again(self) -> None:
        self.hub.ask_again(*self.hub.refuses)

    @rule()
    def back_up(self) -> None:
        self.hub.back_up()

    @rule()
    def restore(self) -> None:
        self.hub.restore()

    @rule()
    def restart(self) -> None:
        self.one.store.close()
        self.one = device(self.folder)
        assert self.one.outbox.end_running() == len(self.open)
        self.over |= self.open
        self.open.clear()

    @invariant()
    def nothing_is_missing_here_or_twice_there(self) -> None:
        assert self.one.outbox.pending() >= len(self.open)
        for id, body in self.over.items():
            assert self.hub.bodies(id) in ([], [body])
        assert self.hub.ids() <= set(self.over)

    @invariant()
    def gone_is_said_only_with_a_receipt(self) -> None:
        gone = {id for id in self.over | self.open if self.one.outbox.has_gone(id)}
        assert gone <= self.receipted

    def teardown(self) -> None:
        """In the end the world is kind: then everything is there, once, as it was given."""
        with self.kept, closing(self.one.store):
            self._end_well()

    def _end_well(self) -> None:
        for _ in range(6 + len(self.over) // 50 * 2):
            self.hub.ask_again(*self.hub.refuses)
            self._round("none")
        assert {id: self.hub.bodies(id) for id in self.over} == {id: [body] for id, body in self.over.items()}
        assert all(self.one.outbox.has_gone(id) for id in self.over)
        assert self.one.outbox.pending() == len(self.open)

    def _round(self, how: str) -> None:
        request = ask(self.one.outbox, self.one.household, STATE)
        delivery = self.hub.exchange(request)
        self.answers.append((request, delivery))
        heard = twisted(delivery, how)
        take(self.one.outbox, self.one.household, request, heard)
        proven = {item.id for item in heard.settled if item in delivery.settled}
        self.receipted |= proven
        assert all(self.one.outbox.has_gone(id) for id in proven)


TestRoad = Road.TestCase
TestRoad.settings = settings(stateful_step_count=25)
