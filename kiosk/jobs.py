"""The one door off the GUI thread: work is done elsewhere in order, and what came of it is posted home."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any, TypeVar

from kiosk.trouble import Trouble

T = TypeVar("T")

Home = Callable[[Callable[[], None]], None]
"""Posts a call to the thread the kiosk lives on; calls arrive in the order they were posted."""


class Jobs:
    """Runs work on an executor of one thread; the rest happens at home."""

    def __init__(self, executor: Executor, home: Home, bug: Callable[[BaseException], None]) -> None:
        """``bug`` is called at home with anything that work raised and that is no Trouble."""
        self._executor = executor
        self._home = home
        self._bug = bug

    def run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Trouble], None]
    ) -> None:
        """Queue ``work``; later ``then(result)`` or ``failed(trouble)`` is called at home.

        ``RuntimeError`` after ``close``.
        """
        future: Future[T] = self._executor.submit(work)
        future.add_done_callback(lambda done: self._home(partial(self._arrive, done, then, failed)))

    def close(self, wait: bool = True) -> None:
        """Take no more; with ``wait``, return when all that was queued is done."""
        self._executor.shutdown(wait=wait)

    def _arrive(self, done: Future[T], then: Callable[[T], None], failed: Callable[[Trouble], None]) -> None:
        error = done.exception()
        if error is None:
            then(done.result())
        elif isinstance(error, Trouble):
            failed(error)
        else:
            self._bug(error)


class OwnThread(Executor):
    """One thread that takes work in the order it was given.

    It never keeps the process alive: whoever needs its work done waits in
    ``shutdown``; a request to a hub that does not answer is waited for by nobody.
    """

    def __init__(self, name: str) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._take, name=name, daemon=True)
        self._thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue one call; ``RuntimeError`` after ``shutdown``."""
        if self._closed:
            raise RuntimeError(f"{self._thread.name} takes no more work")
        future: Future[Any] = Future()
        self._work.put(partial(carry_out, future, partial(fn, *args, **kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more; with ``wait``, return when all that was queued is done."""
        if not self._closed:
            self._closed = True
            self._work.put(None)
        if wait:
            self._thread.join()

    def _take(self) -> None:
        while (work := self._work.get()) is not None:
            work()


def carry_out(future: Future[Any], work: Callable[[], Any]) -> None:
    """Do the work; its result, or what it raised, is in the future afterwards."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001  # a bug goes home in the future, to the one hook
        future.set_exception(error)
    else:
        future.set_result(result)
