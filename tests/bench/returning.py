"""Devices that come to a hub each at its time, over connections of their own, in one loop; idle time is skipped."""

import heapq
import selectors
import socket
import time
from collections.abc import Callable, Sequence

from msgspec import Struct

Comes = Callable[[float, bool], float]
"""The seconds until a device's next round, at this time, after one that went well or not: as ``Rounds`` says."""
READ_TIMEOUT = 30.0
"""After so many seconds without an answer a kiosk takes the hub for away."""


class Device(Struct, kw_only=True):
    """What one device sends, and when; ``loses``: so many answers do not reach it, though the hub gave them."""

    request: bytes
    comes: Comes
    loses: int = 0
    rounds: int = 0
    settled: bool = False


class Came(Struct, kw_only=True):
    """Seconds from each connection's begin to its whole answer, the answers, and rounds that heard nothing in time."""

    seconds: list[float]
    answers: list[bytes]
    lost: int = 0
    late: int = 0
    refused: int = 0
    took: float = 0.0
    simulated: float = 0.0


class _Line:
    """One round on its way."""

    def __init__(self, device: Device, address: tuple[str, int]) -> None:
        self.device, self.began, self.came = device, time.perf_counter(), b""
        self.socket = socket.create_connection(address)
        self.socket.sendall(device.request)

    def hear(self) -> bytes | None:
        """The whole answer, once it has come."""
        piece = self.socket.recv(1 << 20)
        self.came += piece
        return None if piece else self.came


class Returning:
    """The devices, a clock that jumps while nothing is on its way, and what came."""

    def __init__(self, address: tuple[str, int], devices: Sequence[Device]) -> None:
        self.address, self.devices = address, devices
        self.came = Came(seconds=[], answers=[])
        self.skipped, self.start = 0.0, time.perf_counter()
        self.selector = selectors.DefaultSelector()
        self.due = [(device.comes(0.0, True), place) for place, device in enumerate(devices)]
        heapq.heapify(self.due)

    def now(self) -> float:
        """Seconds of the simulated clock."""
        return time.perf_counter() - self.start + self.skipped

    def run(self) -> Came:
        """Until every device knows that the hub has what it kept."""
        while self.due or self.selector.get_map():
            if not self.selector.get_map():
                self.skipped += max(self.due[0][0] - self.now(), 0.0)
            while self.due and self.due[0][0] <= self.now():
                self._begin(heapq.heappop(self.due)[1])
            wait = self.due[0][0] - self.now() if self.due else 1.0
            for key, _ in self.selector.select(min(max(wait, 0.0), 1.0)):
                answer = key.data[1].hear()
                if answer is not None:
                    self._end(key.data, answer)
            self._give_up()
        self.came.took, self.came.simulated = time.perf_counter() - self.start, self.now()
        self.selector.close()
        return self.came

    def _begin(self, place: int) -> None:
        device = self.devices[place]
        device.rounds += 1
        try:
            line = _Line(device, self.address)
        except OSError:
            self.came.refused += 1
            self._again(place)
            return
        self.selector.register(line.socket, selectors.EVENT_READ, (place, line))

    def _end(self, whose: tuple[int, _Line], answer: bytes) -> None:
        place, line = whose
        self._close(line)
        device = self.devices[place]
        self.came.seconds.append(time.perf_counter() - line.began)
        head, _, body = answer.partition(b"\r\n\r\n")
        if device.rounds <= device.loses:
            self.came.lost += 1
            self._again(place)
        elif head.startswith(b"HTTP/1.1 200"):
            self.came.answers.append(body)
            device.settled = True
        else:
            self.came.refused += 1
            self._again(place)

    def _again(self, place: int) -> None:
        heapq.heappush(self.due, (self.now() + self.devices[place].comes(self.now(), False), place))

    def _give_up(self) -> None:
        now = time.perf_counter()
        late = [
            key.data for key in self.selector.get_map().values() if now - key.data[1].began > READ_TIMEOUT
        ]
        for place, line in late:
            self._close(line)
            self.came.late += 1
            self._again(place)

    def _close(self, line: _Line) -> None:
        self.selector.unregister(line.socket)
        line.socket.close()
