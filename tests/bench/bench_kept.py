"""A device with 100,000 envelopes that no hub has: its start, a put, a round, and all of them sent."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar

from easyread.envelope import Delivery, ExchangeRequest, Settled, receipt_digest
from kiosk import assets
from kiosk.store.database import open_store
from kiosk.store.outbox import Outbox
from kiosk.sync.sync import ask, take
from tests.bench import kiosks
from tests.bench.figures import machine, row
from tests.bench.sending import fill
from tests.kiosk.kept import DEVICE, KEYS, STATE, Device, answered, new_id

T = TypeVar("T")


def timed(into: list[float], work: Callable[[], T]) -> T:
    """What the work answers; its milliseconds are noted."""
    began = time.perf_counter()
    done = work()
    into.append((time.perf_counter() - began) * 1000)
    return done


class Counting:
    """A hub that signs a receipt for all that comes and keeps nothing; what it holds is backed up at once or not."""

    def __init__(self, backs_up: bool) -> None:
        self.backs_up, self.holds = backs_up, 0

    def exchange(self, request: ExchangeRequest) -> Delivery:
        """Take everything."""
        settled = []
        for one in request.envelopes:
            self.holds += 1
            digest = receipt_digest(DEVICE, one, "taken")
            receipt = KEYS.scheme.sign(digest).signature
            settled.append(Settled(id=one.id, how="taken", receipt=receipt, mark=self.holds))
        mark = self.holds if self.backs_up else 0
        return Delivery(
            settled=tuple(settled), lost=False, backup_mark=mark, time="2026-11-21T10:00:00+00:00"
        )


def puts(device: Device, times: int) -> list[float]:
    """Milliseconds of each put of an answer."""
    taken: list[float] = []
    for _ in range(times):
        timed(taken, partial(device.outbox.put, new_id(), answered(10, "finished"), running=False))
    return taken


def drain(device: Device, most: int) -> tuple[list[float], list[float]]:
    """Milliseconds in which rounds were asked and taken in, until nothing waits or so many were made."""
    asked: list[float] = []
    taken: list[float] = []
    hub = Counting(backs_up=False)
    for _ in range(most):
        request = timed(asked, partial(ask, device.outbox, device.household, STATE))
        if not request.envelopes:
            break
        answer = hub.exchange(request)
        timed(taken, partial(take, device.outbox, device.household, request, answer))
    return asked, taken


def measure(folder: Path, number: int, rounds: int) -> list[str]:
    """The rows of a device with so many envelopes."""
    with closing(open_store(folder / "kiosk")) as store:
        device = Device(store)
        fill(store, lambda within: Outbox(within, DEVICE, "team", KEYS.seal().seal), number)
    size = sum(file.stat().st_size for file in (folder / "kiosk").glob("heard.sqlite3*")) / 1e6
    starts = [kiosks.start(folder / "kiosk", assets.folder(), "my-life")[0] for _ in range(3)]
    opened: list[float] = []
    with closing(timed(opened, partial(open_store, folder / "kiosk"))) as store:
        device = Device(store)
        put = puts(device, 200)
        asked, taken = drain(device, rounds)
        left = device.outbox.pending()
    said = f"{number} kept, {size:.0f} MB"
    return [
        row(f"{said}: start, warm, to first screen", starts),
        row(f"{said}: the file opened and checked", opened),
        row(f"{said}: put, durable", put),
        row(f"{said}: a round asked", asked),
        row(f"{said}: a round taken in", taken),
        f"{said}: {len(taken)} rounds of up to 50, {(sum(asked) + sum(taken)) / 1000:.1f} s in all, {left} left",
    ]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_kept", description=__doc__)
    parser.add_argument("--envelopes", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=10_000, help="at most, of the drain")
    parser.add_argument("--quick", action="store_true", help="a trial: 1,000 envelopes")
    asked = parser.parse_args(arguments)
    os.environ.update(kiosks.OFFSCREEN)
    print(machine(), flush=True)
    for number in (0, 1000) if asked.quick else (0, asked.envelopes):
        with tempfile.TemporaryDirectory() as name:
            print("\n".join(measure(Path(name), number, asked.rounds)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
