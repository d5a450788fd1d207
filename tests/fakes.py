"""Fakes that behave: a runner turned by hand, a clock that stands still, a hub that keeps its word."""

import random
import uuid
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct

from easyread.body import Body
from easyread.envelope import (
    Delivery,
    Envelope,
    ExchangeRequest,
    Header,
    HouseholdDocument,
    Refused,
    Settled,
    Signed,
    document_digest,
    envelope_digest,
    receipt_digest,
)
from easyread.receipt import Newest
from kiosk.jobs import Jobs, carry_out
from kiosk.seal import is_signed
from tests.opening import SchemeKeys, open_envelope

PATIENCE = 30_000
"""After so many ms a test that waits is stuck; a busy machine is only slow."""


class HandTurned(Executor):
    """Does nothing until it is turned; then the work, in the order it was given."""

    def __init__(self) -> None:
        self.queue: deque[Callable[[], None]] = deque()
        self.closed = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.closed:
            raise RuntimeError("no more work is taken")
        future: Future[Any] = Future()
        self.queue.append(partial(carry_out, future, partial(fn, *args, **kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.closed = True
        if wait:
            self.turn_all()

    def turn(self) -> None:
        """Do the oldest piece of work."""
        self.queue.popleft()()

    def turn_all(self) -> None:
        """Do all of it, and what it gives rise to."""
        while self.queue:
            self.turn()


def raise_bug(error: BaseException) -> None:
    """The hook of tests: a bug fails the test."""
    raise error


def hand_turned_jobs() -> tuple[Jobs, HandTurned]:
    """Jobs that run when turned and come home at once."""
    executor = HandTurned()
    return Jobs(executor, lambda call: call(), raise_bug), executor


class StillClock:
    """Time that passes only when told to, ids that are random, and timers that fire as it passes."""

    drawn: random.Random | None = None
    """Where there is one, ids come from it: two clocks give the same."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._set = 0

    def seconds(self) -> float:
        return self.now

    def time(self) -> str:
        return "2026-11-21T10:00:00+00:00"

    def id(self) -> str:
        return str(uuid.UUID(int=self.drawn.getrandbits(128), version=4) if self.drawn else uuid.uuid4())

    def later(self, delay: float, call: Callable[[], None]) -> None:
        """Call a function when ``delay`` seconds have passed."""
        self._set += 1
        self._timers.append((self.now + delay, self._set, call))

    def pass_by(self, seconds: float) -> None:
        """Let time pass; what falls due is called, in order, at its time."""
        end = self.now + seconds
        while due := [timer for timer in self._timers if timer[0] <= end]:
            first = min(due, key=lambda timer: timer[:2])
            self._timers.remove(first)
            self.now = first[0]
            first[2]()
        self.now = end


class Held(Struct, frozen=True):
    """One envelope at the hub."""

    envelope: Envelope
    how: str
    mark: int
    body: Body | None = None


class FakeHub:
    """A hub as docs/exchange.md has it, of one device, in memory; what goes wrong on the way is for tests to add."""

    def __init__(self, keys: SchemeKeys, device: str) -> None:
        self.keys, self.device = keys, device
        self.held: dict[bytes, Held] = {}
        self.refuses: set[str] = set()
        self.wants: set[str] = set()
        self.erased: set[str] = set()
        self.household: HouseholdDocument | None = None
        self.requests: list[ExchangeRequest] = []
        self.backup_mark = 0
        self.audit_head = ""
        self._backup: dict[bytes, Held] = {}

    def exchange(self, request: ExchangeRequest) -> Delivery:
        self.requests.append(request)
        settled, refused = [], []
        for envelope in request.envelopes:
            if envelope.id in self.refuses - self.ids():
                refused.append(Refused(id=envelope.id, reason="not now"))
            else:
                settled.append(self._take(envelope))
        self.wants -= self.ids()
        return Delivery(
            settled=tuple(settled),
            audit_head=self.audit_head,
            refused=tuple(refused),
            resend=tuple(sorted(self.wants)),
            lost=self._lost(request.newest),
            backup_mark=self.backup_mark,
            time="2026-11-21T10:00:00+00:00",
            household=self._news(request.household),
        )

    def bodies(self, id: str) -> list[Body | None]:
        """What was opened of all that came under this id; None is quarantined."""
        return [held.body for held in self.held.values() if held.envelope.id == id]

    def ids(self) -> set[str]:
        return {held.envelope.id for held in self.held.values()}

    def back_up(self) -> None:
        """Make a backup, check it, and say so."""
        self._backup = dict(self.held)
        self.backup_mark = max((held.mark for held in self.held.values()), default=0)

    def restore(self) -> None:
        """Go back to the last checked backup: what came after it is lost here."""
        self.held = dict(self._backup)

    def lose_all(self) -> None:
        """Begin anew without any backup."""
        self.held, self._backup, self.backup_mark = {}, {}, 0

    def ask_again(self, *ids: str) -> None:
        """Want what was refused, until it is here."""
        self.refuses -= set(ids)
        self.wants |= set(ids)

    def sign(self, document: HouseholdDocument) -> Signed:
        content = msgspec.json.encode(document)
        return Signed(document=content, signature=self.keys.scheme.sign(document_digest(content)).signature)

    def _lost(self, newest: Newest | None) -> bool:
        held = {(held.envelope.id, held.mark) for held in self.held.values()}
        return newest is not None and (newest.id, newest.mark) not in held

    def _take(self, envelope: Envelope) -> Settled:
        held = self.held.get(envelope.sealed)
        how = held.how if held else self._judge(envelope)
        if held is None:
            mark = max((held.mark for held in self.held.values()), default=0) + 1
            body = open_envelope(envelope, self.keys.team) if how == "taken" else None
            held = self.held[envelope.sealed] = Held(envelope, how, mark, body)
        elif how == "taken":
            how = "had"
        digest = receipt_digest(self.device, held.envelope, how)
        receipt = self.keys.scheme.sign(digest).signature
        return Settled(id=envelope.id, how=how, receipt=receipt, mark=held.mark)

    def _judge(self, envelope: Envelope) -> str:
        if envelope.id in self.erased:
            return "erased"
        header = msgspec.json.decode(envelope.header, type=Header)
        digest = envelope_digest(envelope.header, envelope.sealed)
        right = is_signed(digest, envelope.signature, bytes(self.keys.device.verify_key))
        met = {held.envelope.id for held in self.held.values()}
        used = {held.envelope.sequence for held in self.held.values()}
        new = envelope.id not in met and envelope.sequence not in used
        return "taken" if right and new and header.device == self.device else "quarantined"

    def _news(self, version: int) -> Signed | None:
        if self.household is None or self.household.version <= version:
            return None
        return self.sign(self.household)
