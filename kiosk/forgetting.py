"""A visiting device forgets whom it saw: when what they said is kept, and when the time for the visit is over."""

from collections.abc import Callable
from datetime import datetime

from easyread.body import Body
from easyread.response import OVER, Response
from kiosk.device import Device
from kiosk.jobs import Jobs


def forget(device: Device, store: Jobs, forgot: Callable[[], None], lapsed: datetime | None = None) -> None:
    """At once, or only where its time is over by then; ``forgot`` when there was somebody."""

    def work() -> bool:
        found = device.told.forget(lapsed)
        if found:
            device.read()
        return found

    # What could not be forgotten now is tried again at the next round, and goes with what the hub says.
    store.run(work, lambda found: forgot() if found else None, lambda trouble: None)


def over(device: Device, store: Jobs, forgot: Callable[[], None], body: Body) -> None:
    """Of an answer that is durable, and will not change any more; what a carer noticed is none of the person's."""
    if isinstance(body, Response) and body.by == "self" and body.ended in OVER:
        forget(device, store, forgot)
