"""Devices that send to a hub over real HTTP as fast as it answers, whatever becomes of it."""

import http.client
import threading
import urllib.parse
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import msgspec

from easyread.envelope import Delivery, Envelope, ExchangeRequest, pack_round
from tests.bench.bench_exchange import devices
from tests.scheme.speaking import STATE, Speaking
from tests.scheme.visits import my_life

DEVICES = 4
A_ROUND = 3
"""New envelopes of a round; what had no receipt before comes too."""
MOST = 50
_SECONDS = 30


class Sending:
    """One device: what waits, and what the hub gave a receipt for."""

    def __init__(self, device: Speaking) -> None:
        self.device = device
        self.waiting: dict[str, Envelope] = {}
        self.receipted: set[str] = set()

    def round(self, host: str, port: int) -> None:
        """One exchange on a connection of its own; ``OSError`` or ``HTTPException`` when the hub died in it."""
        for _ in range(A_ROUND):
            envelope = self.device.seal(my_life(""))
            self.waiting[envelope.id] = envelope
        sent = list(self.waiting.values())[:MOST]
        connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)

        def post(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()

        self.device.post = post
        try:
            status, said = self.device.send(pack_round(ExchangeRequest(envelopes=tuple(sent), state=STATE)))
        finally:
            connection.close()
        assert status == 200, said
        for item in msgspec.json.decode(said, type=Delivery).settled:
            self.device.check_receipt(self.waiting[item.id], item.how, item.receipt)
            assert item.how in ("taken", "had"), item.how
            del self.waiting[item.id]
            self.receipted.add(item.id)


class Load:
    """All devices; a thread each while a hub is there."""

    def __init__(self, data: Path, environment: Mapping[str, str]) -> None:
        self._sending = [Sending(one) for one in devices(data, DEVICES, environment)]
        self._began = threading.Semaphore(0)

    def receipted(self) -> set[str]:
        """The ids of all that a receipt was proved for, so far."""
        return set().union(*(set(one.receipted) for one in self._sending))

    def wait_for(self, rounds: int) -> None:
        """Until so many more were begun."""
        for _ in range(rounds):
            assert self._began.acquire(timeout=_SECONDS), "no device sends"

    @contextmanager
    def pressing(self, address: str) -> Iterator[None]:
        """Until the hub that answers here does so no more."""
        where = urllib.parse.urlsplit(address)
        arguments = (where.hostname or "", where.port or 0)
        self._began = threading.Semaphore(0)
        with ThreadPoolExecutor(DEVICES) as pool:
            pressed = [pool.submit(self._press, one, *arguments) for one in self._sending]
            yield
            for one in pressed:
                # Whatever went wrong there fails the proof here.
                one.result(2 * _SECONDS)

    def _press(self, one: Sending, host: str, port: int) -> None:
        try:
            while True:
                self._began.release()
                one.round(host, port)
        except (OSError, http.client.HTTPException):
            pass  # the hub is gone
