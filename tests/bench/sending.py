"""Outboxes that are full, and a kiosk with one that belongs to a running hub."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk.paired import open_outbox
from kiosk.store.database import Store, Work, open_store
from kiosk.store.outbox import Outbox
from tests.hubs import running_hub
from tests.kiosk.kept import answered, new_id
from tests.pairing_hands import paired

AT_ONCE = 1000
"""Envelopes laid in one transaction: only the puts that are measured must be as slow as a put is."""


class Within(Store):
    """A store whose transaction is open already: what is written lasts when that ends."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        super().__init__(folder, connection, -1, None)

    def write(self, work: "Work[object]") -> object:  # type: ignore[override]
        """Do the work in the transaction that is open."""
        return work(self._connection)


def fill(store: Store, outbox: Callable[[Store], Outbox], number: int) -> None:
    """So many envelopes of visits that are over, each packed, sealed and signed by ``put``."""
    for start in range(0, number, AT_ONCE):
        some = min(AT_ONCE, number - start)

        def lay(connection: sqlite3.Connection, some: int = some) -> None:
            within = outbox(Within(store.folder, connection))
            for _ in range(some):
                within.put(new_id(), answered(10, "finished"), running=False)

        store.write(lay)


@contextmanager
def much_to_send(place: Path, number: int) -> Iterator[Path]:
    """A folder whose ``kiosk`` is paired with a hub that runs in the block, its outbox filled."""
    with running_hub(place / "hub") as hub:
        paired(hub, place / "kiosk")
        with closing(open_store(place / "kiosk")) as store:
            fill(store, open_outbox, number)
        yield place
