"""Many devices in one process that costs little: requests made beforehand, one socket for each, one loop."""

import selectors
import socket
import time
from collections import deque
from collections.abc import Iterable, Sequence

from msgspec import Struct

_ROOM = 4_000_000
"""Bytes the kernel takes at once, so that no request waits half sent."""


class _Line(Struct):
    """One device's connection: what it sends still, and what has come of the answer it waits for."""

    socket: socket.socket
    waiting: deque[bytes]
    came: bytes = b""
    since: float = 0.0

    def send(self) -> bool:
        """The next request, if there is one."""
        if not self.waiting:
            return False
        self.since = time.perf_counter()
        self.socket.sendall(self.waiting.popleft())
        return True

    def hear(self) -> bool:
        """Take what came; whether it is a whole answer."""
        self.came += self.socket.recv(_ROOM)
        head, end, body = self.came.partition(b"\r\n\r\n")
        if not end:
            return False
        named = dict(line.lower().partition(b": ")[::2] for line in head.split(b"\r\n")[1:])
        if len(body) < int(named[b"content-length"]):
            return False
        assert head.startswith(b"HTTP/1.1 200"), self.came
        self.came = b""
        return True


def press(host: str, port: int, work: Iterable[Sequence[bytes]]) -> list[float]:
    """Every device sends its requests one after the other, all devices at once; seconds of each round."""
    took: list[float] = []
    with selectors.DefaultSelector() as selector:
        lines = [_Line(_opened(host, port), deque(requests)) for requests in work]
        for line in lines:
            selector.register(line.socket, selectors.EVENT_READ, line)
        open_lines = sum(line.send() for line in lines)
        while open_lines:
            for key, _ in selector.select():
                line = key.data
                if line.hear():
                    took.append(time.perf_counter() - line.since)
                    open_lines -= not line.send()
        for line in lines:
            line.socket.close()
    return took


def _opened(host: str, port: int) -> socket.socket:
    made = socket.create_connection((host, port))
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ROOM)
    return made
