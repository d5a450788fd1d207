"""A network that is refused again and again, or floods the public page, waits outside and costs others no time."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from scheme.network import network_of

MOST, A_SECOND = 40, 10
"""What one network may ask at once, and how fast that comes back: many times what a home with a tablet does."""
REMEMBERED = 10_000
"""Networks, of which the one that asked longest ago is forgotten first."""
COUNTED = "/tell/"
"""Anyone may read these pages, so that each counts; elsewhere only what was refused does."""

LOOPBACK = ("127.0.0.1", "::1")

Begin = Callable[..., Any]
Application = Callable[[dict[str, Any], Begin], Iterable[bytes]]


class Gate:
    """Stands before the whole application, in each process by itself."""

    def __init__(self, inner: Application, proxy: str, seconds: Callable[[], float]) -> None:
        """``seconds``: a monotonic clock."""
        self._inner, self._proxy, self._seconds = inner, proxy, seconds
        self._spent: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._one = threading.Lock()

    def __call__(self, environ: dict[str, Any], begin: Begin) -> Iterable[bytes]:
        """An answer, or 429 without a word.

        Behind a proxy of this machine that nobody named, all come from one network: then none is held, since that
        would hold every tablet with whoever is refused.
        """
        remote, forwarded = environ.get("REMOTE_ADDR", ""), environ.get("HTTP_X_FORWARDED_FOR", "")
        if forwarded and not self._proxy and remote in LOOPBACK:
            return self._inner(environ, begin)
        network = network_of(remote, forwarded, self._proxy)
        if self._level(network) >= MOST:
            begin("429 Too Many Requests", [("Content-Length", "0"), ("Retry-After", "5")])
            return [b""]
        public = environ.get("PATH_INFO", "").startswith(COUNTED)

        def begun(status: str, *others: Any) -> Any:
            if public or status.startswith("4"):
                self._spend(network)
            return begin(status, *others)

        return self._inner(environ, begun)

    def _level(self, network: str) -> float:
        """What the network has spent and did not get back yet."""
        spent, at = self._spent.get(network, (0.0, 0.0))
        return max(0.0, spent - (self._seconds() - at) * A_SECOND)

    def _spend(self, network: str) -> None:
        with self._one:
            self._spent[network] = (self._level(network) + 1, self._seconds())
            self._spent.move_to_end(network)
            if len(self._spent) > REMEMBERED:
                self._spent.popitem(last=False)
