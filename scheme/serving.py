"""Runs the hub: granian with its worker processes, TLS 1.3 unless only this machine can reach it."""

import http.client
import logging
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import MPServer

from scheme import address, certificates
from scheme.configuration import Configured
from scheme.parent import bind_children

_THREADS, _THREADS_OF_ALL = 32, 64
"""The most of a process, and of all of them. Rounds that wait in them are stored together, by one of them."""
_KILL_AFTER_SECONDS = 5


class Serving(MPServer):
    """A granian that says when it answers."""

    on_answer: Callable[[], None]
    answers: Callable[[], bool]

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:
        while not self.main_loop_interrupt.wait(0.02):
            if self.answers():
                self.on_answer()
                break
        super()._serve_loop(spawn_target, target_loader)  # type: ignore[no-untyped-call]


def serve(data: Path, chosen: Configured, say: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; ``say`` gets ``ready ADDRESS``. ``OSError`` when no port can be had."""
    host = chosen.host
    secure = not address.is_loopback(host)
    port = address.free_port(host, chosen.port)
    bind_children()
    certificate, key = (
        certificates.make_server(data, address.names(host, chosen.hosts)) if secure else (None, None)
    )
    # The worker may be a fork of this process, and a connection must not be in two.
    connections.close_all()
    # Granian warns of so many threads, which would be too many if each did its own work.
    logging.getLogger("_granian").addFilter(lambda record: "Python threads" not in record.getMessage())
    serving = Serving(
        "scheme.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=chosen.workers,
        blocking_threads=max(min(_THREADS, _THREADS_OF_ALL // chosen.workers), 1),
        workers_kill_timeout=_KILL_AFTER_SECONDS,
        ssl_cert=certificate,
        ssl_key=key,
        log_level=LogLevels.warning,
    )
    where = address.written(secure, host, port)
    serving.answers = lambda: answers(where, certificates.authority_file(data) if secure else None)
    serving.on_answer = lambda: say(f"ready {where}")
    serving.serve()


def answers(where: str, authority: Path | None) -> bool:
    """Whether a hub answers at this address."""
    parts = urlsplit(where)
    host = parts.hostname or ""
    connection = (
        http.client.HTTPSConnection(
            host, parts.port, timeout=5, context=ssl.create_default_context(cafile=str(authority))
        )
        if authority
        else http.client.HTTPConnection(host, parts.port, timeout=5)
    )
    try:
        connection.request("GET", "/ready")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
