"""Bugs to plant in the hub, each a function of its real code replaced by one with the bug."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any

from tests.proofs.planted_device import swapped
from tests.proofs.simulation import World
from tests.proofs.times import TIMES

WINDOW = 300
"""Seconds that a device's clock may be off, in a hub that asks it."""


def acknowledge_before_commit(_: World) -> AbstractContextManager[None]:
    """The hub answers first and commits when the next round comes."""
    from django.db import connection, transaction

    from scheme.exchange import answering

    held: list[transaction.Atomic] = []

    def answers(real: Any) -> Any:
        def early(asked: Any) -> Any:
            while held:
                last = held.pop()
                if connection.in_atomic_block:
                    last.__exit__(None, None, None)
            held.append(transaction.atomic())
            held[-1].__enter__()
            return real(asked)

        return early

    @contextmanager
    def planted() -> Iterator[None]:
        from scheme.exchange import views

        with swapped(answering, "answers", answers), swapped(views._together, "_many", answers):
            yield

    return planted()


@contextmanager
def no_unique(made: World) -> Iterator[None]:
    """The tables would take a row twice."""
    from django.db import connection

    from scheme.exchange.models import Envelope
    from tests.scheme.hostile_run import without_unique

    rows, constraints = made.founded.rows, Envelope._meta.constraints
    connection.close()
    made.founded.file.write_bytes(rows)
    without_unique()
    connection.close()
    made.founded.rows = made.founded.file.read_bytes()
    try:
        yield
    finally:
        made.founded.rows, Envelope._meta.constraints = rows, constraints


def _reading(refuses: Callable[[Any], bool]) -> AbstractContextManager[None]:
    """The hub turns a whole request away."""
    from scheme.exchange import answering

    def read(real: Any) -> Any:
        def choosy(*asked: Any) -> Any:
            found = real(*asked)
            wrong = isinstance(found, answering._Read) and refuses(found.request)
            return answering.refusal(401, "not now") if wrong else found

        return choosy

    return swapped(answering, "_read", read)


def clock_window_authentication(_: World) -> AbstractContextManager[None]:
    """A request is believed within five minutes of the time it says."""

    def is_old(request: Any) -> bool:
        off = datetime.fromisoformat(request.state.clock) - TIMES.hub()
        return abs(off.total_seconds()) > WINDOW

    return _reading(is_old)


def poison_blocks_the_queue(_: World) -> AbstractContextManager[None]:
    """One thing that is too large, and the whole request is refused."""
    return _reading(lambda request: any(len(one.sealed) > 1_000_000 for one in request.envelopes))


def size_only_attachment_check(_: World) -> AbstractContextManager[None]:
    """A recording is whole when it has as many bytes as it should."""
    from scheme.exchange import streams

    return swapped(streams, "stream_digest", lambda _: lambda content: _Alike(""))


class _Alike(str):
    """A digest that is like any other."""

    def __ne__(self, other: object) -> bool:
        return False


def alert_before_commit(_: World) -> AbstractContextManager[None]:
    """The mail goes first, then what says that it went is kept."""
    from django.db import transaction

    from scheme.clocks import raising
    from scheme.clocks.models import Posting

    def keep(_: Any) -> Any:
        def early(alert: Any) -> bool:
            posting = Posting(scheme=alert.scheme, alert=alert, way=Posting.Way.MAIL, sent_at=alert.at)
            try:
                SENDS[Posting.Way.MAIL](posting)
            except OSError:
                return False
            with transaction.atomic():
                alert.save(force_insert=True)
                posting.save(force_insert=True)
            return True

        return early

    from scheme.clocks.posting import SENDS

    return swapped(raising, "keep", keep)
