"""A paired device and its hub, with a road between them that a test may bend."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from easyread.envelope import Delivery
from kiosk.sync.sync import Outcome, ask, sync_once, take
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, STATE, Device, answered, device


class World(Device):
    """A device and its hub."""

    def __init__(self, one: Device) -> None:
        self.store, self.outbox, self.household = one.store, one.outbox, one.household
        self.hub = FakeHub(KEYS, DEVICE)

    def put(self, *ids: str) -> None:
        for id in ids:
            self.outbox.put(id, answered(2, "finished"), running=False)

    def sync(self) -> Outcome:
        return sync_once(self.outbox, self.household, self.hub, STATE)

    def sync_changed(self, change: Callable[[Delivery], Delivery]) -> Outcome:
        """A round whose answer is not what the hub said."""
        request = ask(self.outbox, self.household, STATE)
        return take(self.outbox, self.household, request, change(self.hub.exchange(request)))

    def kept_copies(self) -> list[str]:
        return self.store.read(
            lambda connection: [
                id
                for (id,) in connection.execute(
                    "SELECT id FROM outbox WHERE sealed IS NOT NULL ORDER BY place"
                )
            ]
        )

    def gone(self) -> set[str]:
        return {id for id in ("a", "b", "c", "d") if self.outbox.has_gone(id)}


@contextmanager
def opened(folder: Path) -> Iterator[World]:
    """A world in this folder, closed at the end."""
    one = World(device(folder))
    with closing(one.store):
        yield one
