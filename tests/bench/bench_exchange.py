"""Envelopes a second through a hub's real HTTP endpoint: python -m tests.bench.bench_exchange [--seconds 5]."""

import argparse
import base64
import http.client
import json
import multiprocessing
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median, quantiles

from nacl.signing import SigningKey

from easyread.envelope import ExchangeRequest, pack_round, request_digest
from tests import postgres
from tests.hubs import ROOT, running_hub
from tests.scheme.speaking import STATE, Speaking
from tests.scheme.visits import my_life

PATH = "/api/v1/exchange"
Sent = tuple[bytes, dict[str, str]]
"""A request that is sealed and signed before the clock runs."""
CLIENTS, BATCHES = (1, 8, 32), (1, 50)
_PROCESSES = 2
"""That send; the clients are threads in them."""


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


def request(device: Speaking, batch: int, household: int = 1) -> Sent:
    """One round of so many new envelopes, as ``Speaking.send`` would sign it."""
    envelopes = tuple(device.seal(my_life("")) for _ in range(batch))
    body = pack_round(ExchangeRequest(envelopes=envelopes, state=STATE, household=household))
    words = request_digest("POST", PATH, body, device.file["hub_id"])
    signature = base64.b64encode(device.key.sign(words).signature).decode()
    said = {"Content-Type": "application/json", "Heard-Device": device.id, "Heard-Signature": signature}
    return body, said


def send(address: str, rounds: list[Sent], took: list[float], began: "threading.Barrier") -> None:
    """One device's rounds, one after the other, on one connection."""
    where = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port)
    began.wait()
    for body, headers in rounds:
        start = time.perf_counter()
        connection.request("POST", PATH, body, headers)
        answer = connection.getresponse()
        said = answer.read()
        took.append(time.perf_counter() - start)
        assert answer.status == 200, said
    connection.close()


def send_first(address: str, rows: list[Speaking]) -> None:
    """The round that brings each device its household, so that what is measured is a day like others."""
    for device in rows:
        send(address, [request(device, 0, household=0)], [], threading.Barrier(1))


def sender(
    address: str, work: list[list[Sent]], results: "multiprocessing.Queue[tuple[float, float, list[float]]]"
) -> None:
    """One process that sends: its clients at once."""
    took: list[float] = []
    began = threading.Barrier(len(work) + 1)
    threads = [threading.Thread(target=send, args=(address, rounds, took, began)) for rounds in work]
    for thread in threads:
        thread.start()
    began.wait()
    start = time.monotonic()
    for thread in threads:
        thread.join()
    results.put((start, time.monotonic(), took))


def measured(address: str, work: list[list[Sent]], batch: int) -> str:
    """One row: envelopes a second, p50 and p99 of a round."""
    results: multiprocessing.Queue[tuple[float, float, list[float]]] = multiprocessing.Queue()
    shares = [share for n in range(_PROCESSES) if (share := work[n::_PROCESSES])]
    processes = [multiprocessing.Process(target=sender, args=(address, share, results)) for share in shares]
    for process in processes:
        process.start()
    ends = [results.get() for _ in processes]
    for process in processes:
        process.join()
    seconds = max(end for _, end, _ in ends) - min(start for start, _, _ in ends)
    took = [one * 1000 for _, _, some in ends for one in some]
    rate = len(took) * batch / seconds
    times = f"p50 {median(took):7.1f} ms   p99 {quantiles(took, n=100)[-1]:7.1f} ms"
    return f"{rate:8.0f} envelopes/s   round {times}   rounds {len(took)}"


@contextmanager
def kinds(only: str) -> Iterator[list[tuple[str, dict[str, str]]]]:
    """SQLite, and PostgreSQL with two workers where there is one; both as lasting as in use."""
    with postgres.running(lasting=True) as address:
        found = [("sqlite", {}), ("postgresql", {"DATABASE_URL": address, "HEARD_WORKERS": "2"})]
        yield [one for one in found if only in ("", one[0])]


def commits(folder: Path, times: int) -> float:
    """How often a second SQLite itself commits one row of an envelope's size here, as lastingly as the hub."""
    with closing(sqlite3.connect(folder / "commits.sqlite3", isolation_level=None)) as one:
        for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
            one.execute(f"PRAGMA {pragma}")
        one.execute("CREATE TABLE row (sealed BLOB)")
        began = time.monotonic()
        for _ in range(times):
            one.execute("BEGIN IMMEDIATE")
            one.execute("INSERT INTO row VALUES (randomblob(8500))")
            one.execute("COMMIT")
        return times / (time.monotonic() - began)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=400, help="rounds in all, of one envelope")
    parser.add_argument("--only", default="", choices=["", "sqlite", "postgresql"])
    asked = parser.parse_args()
    with kinds(asked.only) as found, tempfile.TemporaryDirectory() as folder:
        print(f"SQLite alone: {commits(Path(folder), asked.rounds):.0f} commits/s", flush=True)
        for name, environment in found:
            with running_hub(Path(folder) / name, environment=environment) as hub:
                for batch in BATCHES:
                    for clients in CLIENTS:
                        each = max(asked.rounds // (clients * (4 if batch > 1 else 1)), 3)
                        rows = devices(hub.data, clients, environment)
                        send_first(hub.address, rows)
                        work = [[request(one, batch) for _ in range(each)] for one in rows]
                        said = measured(hub.address, work, batch)
                        print(f"{name:<10} {clients:>2} clients, rounds of {batch:>2}: {said}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
