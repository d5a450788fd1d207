"""Work leaves the GUI thread in order, and comes home in order, as a result, a trouble or a bug."""

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from kiosk.jobs import Jobs, OwnThread
from kiosk.trouble import DiskFull, Trouble
from tests.fakes import hand_turned_jobs


class Home:
    """A thread's queue of calls, as Qt's event loop is."""

    def __init__(self) -> None:
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def turn(self, times: int) -> None:
        for _ in range(times):
            self.calls.get(timeout=60)()


@pytest.fixture
def home() -> Home:
    return Home()


@pytest.fixture
def thread() -> Iterator[OwnThread]:
    thread = OwnThread("test")
    yield thread
    thread.shutdown()


def nothing(result: object) -> None:
    """What comes is not looked at."""


def unexpected(error: BaseException) -> None:
    raise error


def test_work_is_done_elsewhere_and_its_result_comes_home(home: Home, thread: OwnThread) -> None:
    came: list[tuple[str, str]] = []
    jobs = Jobs(thread, home.calls.put, unexpected)
    jobs.run(
        lambda: threading.current_thread().name,
        lambda name: came.append((name, threading.current_thread().name)),
        unexpected,
    )
    home.turn(1)
    assert came == [("test", threading.main_thread().name)]


def test_results_come_in_the_order_work_was_given(home: Home, thread: OwnThread) -> None:
    came: list[int] = []
    jobs = Jobs(thread, home.calls.put, unexpected)
    for number in range(200):
        jobs.run(lambda number=number: number, came.append, unexpected)  # type: ignore[misc]
    home.turn(200)
    assert came == list(range(200))


def test_trouble_and_bugs_take_different_ways(home: Home, thread: OwnThread) -> None:
    troubles: list[Trouble] = []
    bugs: list[BaseException] = []
    jobs = Jobs(thread, home.calls.put, bugs.append)

    def full() -> None:
        raise DiskFull()

    def wrong() -> None:
        raise KeyError("a bug")

    jobs.run(full, nothing, troubles.append)
    jobs.run(wrong, nothing, troubles.append)
    jobs.run(lambda: 3, nothing, unexpected)
    home.turn(3)
    assert [type(trouble) for trouble in troubles] == [DiskFull]
    assert [type(bug) for bug in bugs] == [KeyError]


def test_close_waits_for_what_is_queued(home: Home, thread: OwnThread) -> None:
    done: list[int] = []
    gate = threading.Event()
    jobs = Jobs(thread, home.calls.put, unexpected)
    jobs.run(lambda: gate.wait(60), nothing, unexpected)
    for number in range(3):
        jobs.run(lambda number=number: done.append(number), nothing, unexpected)  # type: ignore[misc]
    threading.Timer(0.01, gate.set).start()
    jobs.close()
    assert done == [0, 1, 2]
    with pytest.raises(RuntimeError):
        jobs.run(lambda: 4, nothing, unexpected)


def test_closing_the_network_waits_for_nobody(home: Home) -> None:
    gate = threading.Event()
    thread = OwnThread("network")
    jobs = Jobs(thread, home.calls.put, unexpected)
    jobs.run(lambda: gate.wait(60), nothing, unexpected)
    jobs.close(wait=False)
    assert not gate.is_set()
    gate.set()
    thread.shutdown()


def test_turned_by_hand_nothing_happens_before_it_is_turned() -> None:
    came: list[int] = []
    jobs, executor = hand_turned_jobs()
    jobs.run(lambda: 1, came.append, unexpected)
    jobs.run(lambda: 2, came.append, unexpected)
    assert came == []
    executor.turn()
    assert came == [1]
    executor.turn_all()
    assert came == [1, 2]
