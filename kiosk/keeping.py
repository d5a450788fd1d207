"""Puts what leaves a visit into the outbox as it changes: one envelope a visit, one for whatever is told beside it."""

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from easyread import stage as s
from easyread.body import Body
from easyread.leaving import is_told, response, told
from easyread.response import Response
from easyread.stage import Visit
from kiosk.jobs import Jobs
from kiosk.trouble import Trouble


class Keeping(Protocol):
    """Where sealed envelopes are kept."""

    def put(self, id: str, body: Body, running: bool) -> None:
        """Keep ``body`` under ``id``; while ``running`` it is not offered to the hub."""


class Chance(Protocol):
    """Ids and times, drawn outside."""

    def id(self) -> str:
        """A new UUIDv4."""

    def seconds(self) -> float:
        """Seconds on a monotonic clock."""

    def time(self) -> str:
        """The device's time, ISO 8601."""


class Slot:
    """One envelope: its id, when it was begun, and the body last put."""

    def __init__(self, chance: Chance) -> None:
        self.id = chance.id()
        self.begun = chance.time()
        self.body: Body | None = None
        self.running = True


class Keeper:
    """Follows a visit from act to act; ``changed`` is called when a put has ended, well or badly.

    ``kept`` is told what is durable, and ``over`` what is and will not change any more.
    """

    def __init__(self, outbox: Keeping, jobs: Jobs, chance: Chance, changed: Callable[[], None]) -> None:
        self._outbox, self._jobs, self._chance, self._changed = outbox, jobs, chance, changed
        self._response: Slot | None = None
        self._told: Slot | None = None
        self._waiting = 0
        self._failed: list[Slot] = []
        self.trouble: Trouble | None = None
        self.kept: Callable[[Body], None] = lambda body: None
        self.over: Callable[[Body], None] = lambda body: None

    @property
    def busy(self) -> bool:
        """Something put is not durable yet."""
        return self._waiting > 0 or bool(self._failed)

    def follow(self, before: Visit, after: Visit) -> None:
        """Put what the step from one visit to the next changed."""
        self._follow_response(before, after)
        self._follow_told(before, after)

    def end(self, how: str) -> None:
        """The visit is over with what was given; its response says ``how``, unless it was binned."""
        self._end_response(how)
        self._end_told()

    def try_again(self) -> None:
        """Put once more what could not be kept."""
        failed, self._failed, self.trouble = self._failed, [], None
        for slot in failed:
            if slot.body is not None:
                self._put(slot, slot.body, slot.running)

    def _follow_response(self, before: Visit, after: Visit) -> None:
        if isinstance(after.stage, s.AtWelcome):
            self._end_response("stopped")
            return
        if self._response is None:
            if response(after, "") is None or isinstance(before.stage, s.Ended | s.Hidden):
                return
            self._response = Slot(self._chance)
        slot = self._response
        body = response(after, slot.begun)
        over = isinstance(after.stage, s.Ended | s.Hidden)
        if body is not None and (body != slot.body or over):
            self._put(slot, body, running=not over)
        if over:
            self._response = None

    def _follow_told(self, before: Visit, after: Visit) -> None:
        """What is told beside the answers: kept from its first confirmation on, and over with its last page."""
        if told(after, "") is None:
            self._end_told()
            return
        if self._told is None:
            if told(before, "") is not None or (before.telling and not after.telling):
                return
            self._told = Slot(self._chance)
        slot = self._told
        body = told(after, slot.begun)
        over = is_told(after)
        if body is not None and (body != slot.body or over):
            self._put(slot, body, running=not over)
        if over:
            self._told = None

    def _end_response(self, how: str) -> None:
        slot, self._response = self._response, None
        if slot is not None and isinstance(slot.body, Response):
            binned = slot.body.ended == "binned"
            self._put(slot, slot.body if binned else replace(slot.body, ended=how), running=False)

    def _end_told(self) -> None:
        slot, self._told = self._told, None
        if slot is not None and slot.body is not None:
            self._put(slot, slot.body, running=False)

    def _put(self, slot: Slot, body: Body, running: bool) -> None:
        slot.body, slot.running = body, running
        self._waiting += 1
        self._jobs.run(
            lambda: self._outbox.put(slot.id, body, running),
            lambda _: self._is_kept(slot, body, running),
            lambda trouble: self._is_not_kept(slot, trouble),
        )

    def _is_kept(self, slot: Slot, body: Body, running: bool) -> None:
        self._waiting -= 1
        if slot in self._failed:
            self._failed.remove(slot)
        if not self._failed:
            self.trouble = None
        self.kept(body)
        if not running:
            self.over(body)
        self._changed()

    def _is_not_kept(self, slot: Slot, trouble: Trouble) -> None:
        self._waiting -= 1
        self.trouble = trouble
        if slot not in self._failed:
            self._failed.append(slot)
        self._changed()
