"""One address floods the public page and the exchange of a real hub; how long others wait meanwhile.

python -m tests.bench.flood [--seconds 20] [--hands 16]
"""

import argparse
import http.client
import itertools
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from tests.bench.bench_exchange import PATH, devices, request
from tests.hubs import ROOT, running_hub

BAD, OTHERS = "127.0.0.9", ("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5")
AIM = 500.0
"""Milliseconds, of 95 in 100."""
PAUSE = 0.1
"""Seconds between two things that one of the others does."""


PAGE = "/tell/"


def asked(host: str, port: int, own: str, wire: bytes) -> int:
    """The status of the answer to one request, sent from this address over a connection of its own."""
    with socket.create_connection((host, port), timeout=60, source_address=(own, 0)) as road:
        road.sendall(wire)
        with road.makefile("rb") as answer:
            content = answer.read()
    return int(content.split(b" ", 2)[1]) if content else 0


def page(path: str) -> bytes:
    """A request for a page."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()


def unsigned(size: int = 16_384) -> bytes:
    """A round as large as a device's, from nobody."""
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n"
    )
    return f"{head}Content-Length: {size}\r\n\r\n".encode() + b"x" * size


def closing(wire: bytes) -> bytes:
    """A request whose connection ends with its answer."""
    return wire.replace(b"Content-Type", b"Connection: close\r\nContent-Type", 1)


def flood(host: str, port: int, path: str, hands: int, end: float) -> int:
    """As fast as one address can with so many hands: the page, and rounds that nobody signed."""
    counts = [0] * hands

    def go(hand: int) -> None:
        while time.monotonic() < end:
            try:
                asked(host, port, BAD, page(path) if hand % 2 else unsigned())
            except OSError:
                continue
            counts[hand] += 1

    together(go, hands)
    return sum(counts)


def told_at(host: str, port: int) -> str:
    """Where the public page is: the address that everyone is given leads to a scheme's own."""
    road = http.client.HTTPConnection(host, port)
    road.request("GET", PAGE)
    path = road.getresponse().getheader("Location") or PAGE
    road.close()
    return path


def together(go: Callable[[int], None], count: int) -> None:
    """Each on a thread of its own, to the end of all."""
    threads = [threading.Thread(target=go, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def waited(host: str, port: int, path: str, wires: list[list[bytes]], end: float) -> dict[str, list[float]]:
    """Milliseconds that people at the page and devices wait until the time is over."""
    found: dict[str, list[float]] = {PAGE: [], PATH: []}
    never, wrong = threading.Event(), list[int]()

    def go(number: int) -> None:
        for wire in wires[number]:
            for what, words in ((PAGE, page(path)), (PATH, closing(wire))):
                began = time.monotonic()
                if (status := asked(host, port, OTHERS[number], words)) != 200:
                    wrong.append(status)
                found[what].append((time.monotonic() - began) * 1000)
            if time.monotonic() > end:
                return
            never.wait(PAUSE)

    together(go, len(OTHERS))
    assert not wrong, wrong
    return found


def table(name: str, found: dict[str, list[float]]) -> float:
    """Print a row for each; the worst of the 95 in 100."""
    worst = 0.0
    for path, took in found.items():
        late = quantiles(took, n=20)[-1]
        worst = max(worst, late)
        print(
            f"{name:<14} {path:<20} {len(took):>5} asked   p50 {median(took):7.1f} ms   p95 {late:7.1f} ms",
            flush=True,
        )
    return worst


def main() -> int:
    """Exit 1 when others wait too long."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--seconds", type=float, default=20.0)
    said.add_argument("--hands", type=int, default=16, help="connections of the flood at a time")
    said.add_argument("--flood", help=argparse.SUPPRESS)
    given = said.parse_args()
    if given.flood:
        host, port, path = given.flood.split(" ")
        print(flood(host, int(port), path, given.hands, time.monotonic() + given.seconds))
        return 0
    with tempfile.TemporaryDirectory() as folder, running_hub(Path(folder) / "hub") as hub:
        where = urllib.parse.urlsplit(hub.address)
        host, port = where.hostname or "", where.port or 0
        rounds, path = int(given.seconds / PAUSE), told_at(host, port)
        rows = devices(hub.data, 2 * len(OTHERS), {})
        wires = [[request(one, 1) for _ in itertools.repeat(None, rounds)] for one in rows]
        alone = waited(host, port, path, wires[: len(OTHERS)], time.monotonic() + given.seconds / 2)
        table("alone", alone)
        line = [sys.executable, "-m", "tests.bench.flood", "--flood", f"{host} {port} {path}"]
        line += ["--seconds", str(given.seconds), "--hands", str(given.hands)]
        with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
            under = waited(host, port, path, wires[len(OTHERS) :], time.monotonic() + given.seconds)
            answered, _ = other.communicate()
        print(f"the flood was answered {int(answered) / given.seconds:.0f} times a second")
        return int(table("under a flood", under) > AIM)


if __name__ == "__main__":
    sys.exit(main())
