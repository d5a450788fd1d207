"""One round of the clock process, and its rounds until it is asked to end."""

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from scheme import database, folder
from scheme.clocks import posting, raising, tasks
from scheme.clocks.models import Heartbeat
from scheme.erasure import retention
from scheme.schemes.founding import schemes

SECONDS = 15.0
"""From one round to the next, so that whatever is due goes within its minute."""
_LOCK = 4_823_550_114
"""Our number among PostgreSQL's advisory locks."""


def go_round(now: datetime) -> None:
    """Raise what is due, erase what is due, send what waits, and say that it was done."""
    for scheme in schemes():
        raising.raise_alerts(scheme, now)
        tasks.raise_tasks(scheme, now)
        raising.raise_digests(scheme, now)
        retention.sweep(scheme, now)
    posting.post(now)
    beat(now)


def beat(now: datetime) -> None:
    """The heartbeat, which the web process watches."""
    with transaction.atomic():
        if not Heartbeat._base_manager.update(at=now):
            Heartbeat._base_manager.create(at=now)


def run(data: Path) -> None:
    """Rounds until SIGTERM or SIGINT. Several may be started: one goes round, the others stand by."""
    ending = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    while not ending.is_set():
        try:
            with elected(data) as first:
                measured = None
                while first and not ending.is_set():
                    now = timezone.now()
                    go_round(now)
                    if measured != now.date():
                        database.measure()
                        measured = now.date()
                    ending.wait(SECONDS)
        except DatabaseError as error:
            # It is away or busy: the heartbeat stands still, which is an alarm, and the next round tries again.
            logging.getLogger(__name__).warning("the clocks could not go round: %s", type(error).__name__)
            connection.close()
        ending.wait(SECONDS)


@contextmanager
def elected(data: Path) -> Iterator[bool]:
    """Whether this process is the one: by an advisory lock of PostgreSQL's, else by a lock in the data folder."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
            mine = bool(cursor.fetchone()[0])
            yield mine
            # Where the connection broke, the lock went with it.
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        return
    try:
        held = folder.Held(data, "clock.lock", "A clock")
    except folder.FolderTrouble:
        yield False
        return
    try:
        yield True
    finally:
        held.close()
