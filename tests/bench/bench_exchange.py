"""Envelopes a second through a hub's real HTTP endpoint: python -m tests.bench.bench_exchange [--quick]."""

import argparse
import base64
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median, quantiles

from msgspec import Struct
from nacl.signing import SigningKey

from easyread.envelope import ExchangeRequest, pack_round, request_digest
from tests import postgres
from tests.bench.pressing import press
from tests.bench.spent import spent
from tests.hubs import ROOT, Hub, running_hub
from tests.scheme.speaking import STATE, Speaking
from tests.scheme.visits import my_life

PATH = "/api/v1/exchange"
CLIENTS, BATCHES = (1, 8, 32), (1, 50)


class Kind(Struct, frozen=True):
    """A database, how a hub is told of it, and the process of its server; 0 where there is none."""

    name: str
    environment: dict[str, str]
    server: int = 0


def devices(data: Path, count: int, environment: Mapping[str, str]) -> list[Speaking]:
    """So many paired devices of the hub."""
    line = [sys.executable, "-m", "tests.bench.paired", str(data), str(count)]
    own = {**os.environ, **environment}
    done = subprocess.run(line, cwd=ROOT, env=own, capture_output=True, encoding="utf-8", check=True)
    return [
        Speaking(one["file"], _nowhere, key=SigningKey(base64.b64decode(one["seed"])))
        for one in json.loads(done.stdout)
    ]


def _nowhere(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    raise AssertionError("requests are made first and sent later")


def request(device: Speaking, batch: int, household: int = 1) -> bytes:
    """A round of so many new envelopes as it goes over the wire, sealed and signed before the clock runs."""
    envelopes = tuple(device.seal(my_life("")) for _ in range(batch))
    body = pack_round(ExchangeRequest(envelopes=envelopes, state=STATE, household=household))
    words = request_digest("POST", PATH, body, device.file["hub_id"])
    signature = base64.b64encode(device.key.sign(words).signature).decode()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Heard-Device: {device.id}\r\nHeard-Signature: {signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def measured(hub: Hub, kind: Kind, clients: int, batch: int, rounds: int) -> tuple[float, str]:
    """Envelopes a second, and one row: p50 and p99 of a round, and the processor time of each side for an envelope."""
    each = max(rounds // (clients * (4 if batch > 1 else 1)), 3)
    rows = devices(hub.data, clients, kind.environment)
    where = urllib.parse.urlsplit(hub.address)
    host, port = where.hostname or "", where.port or 0
    # The round that brings each device its household, so that what is measured is a day like others.
    press(host, port, [[request(one, 0, household=0)] for one in rows])
    work = [[request(one, batch) for _ in range(each)] for one in rows]
    before, began = _spent(hub, kind), time.monotonic()
    took = press(host, port, work)
    seconds, after = time.monotonic() - began, _spent(hub, kind)
    count = len(took) * batch
    hubs, servers, own = ((late - early) * 1000 / count for early, late in zip(before, after, strict=True))
    times = [one * 1000 for one in took]
    half, last = median(times), quantiles(times, n=100)[-1]
    return count / seconds, (
        f"{count / seconds:6.0f} envelopes/s   round p50 {half:7.1f} ms p99 {last:7.1f} ms   "
        f"CPU ms an envelope: hub {hubs:.2f}, database server {servers:.2f}, clients {own:.2f}: "
        f"{1000 / (hubs + servers + own):.0f} a CPU second, {1000 / (hubs + servers):.0f} without the clients'"
    )


def _spent(hub: Hub, kind: Kind) -> tuple[float, float, float]:
    return spent(hub.process.pid), spent(kind.server) if kind.server else 0.0, time.process_time()


@contextmanager
def kinds(only: str) -> Iterator[list[Kind]]:
    """SQLite, and PostgreSQL with two workers where there is one; both as lasting as in use."""
    with postgres.running(lasting=True) as address:
        folder = Path(urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)["host"][0])
        server = int((folder / "db" / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        environment = {"DATABASE_URL": address, "HEARD_WORKERS": "2"}
        found = [Kind("sqlite", {}), Kind("postgresql", environment, server)]
        yield [one for one in found if only in ("", one.name)]


def commits(folder: Path, batch: int) -> float:
    """Rows of an envelope's size that SQLite itself keeps a second here, so many a commit, as lastingly as the hub."""
    times = 100 if batch == 1 else 20
    with closing(sqlite3.connect(folder / "commits.sqlite3", isolation_level=None)) as one:
        for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
            one.execute(f"PRAGMA {pragma}")
        one.execute("CREATE TABLE IF NOT EXISTS row (sealed BLOB)")
        began = time.monotonic()
        for _ in range(times):
            one.execute("BEGIN IMMEDIATE")
            one.executemany("INSERT INTO row VALUES (randomblob(?))", [(8500,)] * batch)
            one.execute("COMMIT")
        return times * batch / (time.monotonic() - began)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=800, help="rounds in all, of one envelope")
    parser.add_argument("--only", default="", choices=["", "sqlite", "postgresql"])
    parser.add_argument("--quick", action="store_true", help="a trial: 60 rounds")
    asked = parser.parse_args()
    rounds = 60 if asked.quick else asked.rounds
    with kinds(asked.only) as found, tempfile.TemporaryDirectory() as folder:
        for kind in found:
            with running_hub(Path(folder) / kind.name, environment=kind.environment) as hub:
                for batch in BATCHES:
                    for clients in CLIENTS:
                        alone = commits(Path(folder), batch) if kind.name == "sqlite" else 0.0
                        rate, said = measured(hub, kind, clients, batch, rounds)
                        if alone:
                            said += f"   {rate / alone:.2f} of the {alone:.0f} rows/s that SQLite keeps alone"
                        print(
                            f"{kind.name:<10} {clients:>2} clients, rounds of {batch:>2}: {said}", flush=True
                        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
