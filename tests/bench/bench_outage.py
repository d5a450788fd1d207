"""10,000 devices come back at once after an outage: real requests to a real hub, each at the second that it drew."""

import argparse
import resource
import sys
import tempfile
import urllib.parse
from contextlib import ExitStack
from pathlib import Path
from random import Random

import msgspec

from easyread.envelope import Delivery
from kiosk.sync.rounds import Rounds
from tests import postgres
from tests.bench.bench_exchange import devices, request
from tests.bench.figures import machine, row
from tests.bench.returning import Came, Device, Returning
from tests.hubs import Hub, running_hub

LOSE = 20
"""One device in so many does not hear the first answer, and sends the same again."""
AIM = 250.0
"""Milliseconds: p99 of a round."""


def coming(hub: Hub, number: int, seed: int, jitter: bool) -> list[Device]:
    """Paired devices, each with a kept envelope and a second of the minute of its own, unless all have the same."""
    chance = Random(seed)

    def rounds() -> Rounds:
        return Rounds(chance.uniform(0, 60) if jitter else 30.0, chance.random)

    return [
        Device(
            request=request(one, 1).replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1),
            comes=rounds().next_delay,
            loses=int(place % LOSE == 0),
        )
        for place, one in enumerate(devices(hub.data, number, hub.environment))
    ]


def report(hub: Hub, before: int, number: int, came: Came) -> bool:
    """Print what came of it; whether nothing was lost or doubled."""
    hows = [one.how for body in came.answers for one in msgspec.json.decode(body, type=Delivery).settled]
    held: int = hub.received()["responses"] - before
    times = [one * 1000 for one in came.seconds]
    print(row(f"{number} devices: a round, from connecting to its whole answer", times))
    print(
        f"{len(times)} rounds answered in {came.took:.1f} s ({came.simulated:.0f} s with the waiting), "
        f"{came.lost} answers thrown away, {came.late} without an answer in 30 s, {came.refused} refused"
    )
    print(f"settled {len(hows)} ({hows.count('taken')} taken, {hows.count('had')} had before)")
    print(
        f"lost {max(number - held, 0)}, doubled {max(held - number, 0)}, quarantined {hub.received()['quarantined']}"
    )
    return held == number == len(hows)


def main() -> int:
    """Measure and print; 1 when something was lost or doubled, or the jitter does not keep p99 under 250 ms."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_outage", description=__doc__)
    parser.add_argument("--devices", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true", help="on a server of its own, else on SQLite")
    parser.add_argument("--no-jitter", action="store_true", help="the control: all in the same second")
    parser.add_argument("--quick", action="store_true", help="a trial: 500 devices")
    asked = parser.parse_args()
    number = 500 if asked.quick else asked.devices
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with ExitStack() as after:
        place = Path(after.enter_context(tempfile.TemporaryDirectory()))
        environment = {"HEARD_WORKERS": "2"} if asked.postgresql else {}
        if asked.postgresql:
            environment["DATABASE_URL"] = after.enter_context(postgres.running(lasting=True))
        hub = after.enter_context(running_hub(place / "hub", environment=environment))
        ready = coming(hub, number, asked.seed, not asked.no_jitter)
        before = hub.received()["responses"]
        where = urllib.parse.urlsplit(hub.address)
        print(machine(), flush=True)
        came = Returning((where.hostname or "", where.port or 0), ready).run()
        whole = report(hub, before, number, came)
    slow = sorted(came.seconds)[int(len(came.seconds) * 0.99)] * 1000 > AIM
    return 1 if not whole or (slow and not asked.no_jitter) else 0


if __name__ == "__main__":
    sys.exit(main())
