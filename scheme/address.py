"""Where the hub listens: a free port, and the names it answers to."""

import errno
import socket
from collections.abc import Sequence

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def is_loopback(host: str) -> bool:
    """Whether nothing but this machine can reach it."""
    return host in LOOPBACK or host.startswith("127.")


def free_port(host: str, port: int, tries: int = 100) -> int:
    """This port, or the next that nobody listens on; 0 asks the system. ``OSError`` when none is free."""
    last = port if port == 0 else min(port + tries, 65535)
    while True:
        try:
            return _bound(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or port >= last:
                raise
            port += 1


def _bound(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((host, port))
        taken: int = trial.getsockname()[1]
    return taken


def names(host: str, more: Sequence[str]) -> list[str]:
    """Every name the hub is reached by: those given, the host, and for "all" this machine's own."""
    found = [*more]
    if host in ("0.0.0.0", "::"):
        found += [socket.gethostname(), socket.getfqdn(), *_own_addresses()]
    else:
        found.append(host)
    return list(dict.fromkeys([*found, *LOOPBACK]))


def hosts(names: Sequence[str]) -> list[str]:
    """The names as they stand in a request."""
    return [f"[{name}]" if ":" in name else name for name in names]


def _own_addresses() -> list[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except socket.gaierror:
        return []
    return [str(address[4][0]).partition("%")[0] for address in found]


def written(secure: bool, host: str, port: int) -> str:
    """The address as a browser takes it."""
    shown = "127.0.0.1" if host == "0.0.0.0" else "::1" if host == "::" else host
    return f"{'https' if secure else 'http'}://{f'[{shown}]' if ':' in shown else shown}:{port}"
