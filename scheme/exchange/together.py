"""What many ask at the same moment is done in one go, by whoever comes first."""

import threading
import time
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from django.db import DatabaseError

_MOMENT = 0.004
"""Seconds; a commit takes longer."""

Asked = TypeVar("Asked")
Done = TypeVar("Done")


class _Waiting(Generic[Asked, Done]):
    """One request that waits for its answer."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.done: Done | None = None
        self.alone = False


class Together(Generic[Asked, Done]):
    """Does what waits together: one transaction, one commit. Nobody has an answer before it is done.

    ``many`` does several, ``whose`` says which two must not be done at once,
    ``size`` how large one is, and ``most`` how large all that are done at once
    may be. Where the database refuses several, each is done alone, and fails alone.
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
        self._turn = threading.Lock()
        self._many_came = False

    def __call__(self, asked: Asked) -> Done:
        """The answer to this one; what fails for it alone is raised here."""
        mine: _Waiting[Asked, Done] = _Waiting(asked)
        self.waiting.append(mine)
        with self._turn:
            while mine.done is None and not mine.alone:
                if self._many_came:
                    # Those who were answered a moment ago are about to come again.
                    time.sleep(_MOMENT)
                self._do(self._next())
        return mine.done if mine.done is not None else self._many([asked])[0]

    def _do(self, several: list[_Waiting[Asked, Done]]) -> None:
        self._many_came = len(several) > 1
        done: Sequence[Done | None] = [None] * len(several)
        try:
            done = self._many([one.asked for one in several])
        except DatabaseError:
            pass  # Each hears of it when it is done alone.
        finally:
            for one, its in zip(several, done, strict=True):
                one.done, one.alone = its, its is None

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
