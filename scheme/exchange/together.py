"""What many ask at the same moment is done in one go, by whoever comes first."""

import threading
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from django.db import DatabaseError

_MOMENT = 0.01
"""Seconds in which those who were answered come again; a commit takes about as long."""

Asked = TypeVar("Asked")
Done = TypeVar("Done")


class _Waiting(Generic[Asked, Done]):
    """One request that waits: for its answer, or for its turn to do what waits."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.done: Done | None = None
        self.alone = False
        self.called = threading.Event()


class Together(Generic[Asked, Done]):
    """Does what waits together: one transaction, one commit. Nobody has an answer before it is done.

    ``many`` does several, ``whose`` says which two must not be done at once,
    ``size`` how large one is, and ``most`` how large all that are done at once
    may be. Where the database refuses several, each is done alone, and fails alone.
    Whoever waits longest does it, then calls the next: nobody works for others twice.
    """

    def __init__(
        self,
        many: Callable[[Sequence[Asked]], Sequence[Done]],
        whose: Callable[[Asked], Hashable],
        size: Callable[[Asked], int],
        most: int,
    ) -> None:
        self._many, self._whose, self._size, self._most = many, whose, size, most
        self.waiting: list[_Waiting[Asked, Done]] = []
        self._came = threading.Condition()
        self._is_led = False
        self._expected = 0

    def __call__(self, asked: Asked) -> Done:
        """The answer to this one; what fails for it alone is raised here."""
        mine: _Waiting[Asked, Done] = _Waiting(asked)
        with self._came:
            self.waiting.append(mine)
            leads, self._is_led = not self._is_led, True
            if self._all_came():
                self._came.notify()
        if not leads:
            mine.called.wait()
        if mine.done is None and not mine.alone:
            self._lead()
        return mine.done if mine.done is not None else self._many([asked])[0]

    def _lead(self) -> None:
        with self._came:
            # Those who were answered a moment ago are about to come again; one alone waits for nobody.
            self._came.wait_for(self._all_came, _MOMENT)
            several = self._next()
        done: Sequence[Done | None] = [None] * len(several)
        try:
            done = self._many([one.asked for one in several])
        except DatabaseError:
            pass  # Each hears of it when it is done alone.
        finally:
            for one, its in zip(several, done, strict=True):
                one.done, one.alone = its, its is None
                one.called.set()
            with self._came:
                self._expected = len(several) + len(self.waiting) if len(several) > 1 else 0
                if self.waiting:
                    self.waiting[0].called.set()
                self._is_led = bool(self.waiting)

    def _all_came(self) -> bool:
        waits = self.waiting
        return len(waits) >= self._expected or sum(self._size(one.asked) for one in waits) >= self._most

    def _next(self) -> list[_Waiting[Asked, Done]]:
        """The first that wait, as many as fit, no two of one."""
        chosen: list[_Waiting[Asked, Done]] = []
        whose: set[Hashable] = set()
        room = self._most
        for one in list(self.waiting):
            room -= self._size(one.asked)
            if chosen and room < 0:
                break
            if self._whose(one.asked) not in whose:
                whose.add(self._whose(one.asked))
                chosen.append(one)
                self.waiting.remove(one)
        return chosen
