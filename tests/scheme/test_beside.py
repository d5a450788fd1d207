"""A process beside the hub, such as its clocks: it begins again when it ended by itself, and ends with the hub."""

import socket
import sys

import pytest

from scheme.commands.beside import beside

CALLS = "import socket, sys; at = socket.create_connection(('127.0.0.1', int(sys.argv[1]))); at.recv(1)"
"""It says that it is there, and ends when it is answered."""


def test_it_begins_again_and_ends_with_the_hub(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(30)
        with beside([sys.executable, "-c", CALLS, str(listening.getsockname()[1])], again=0.0):
            first, _ = listening.accept()
            with first:
                first.sendall(b"e")
            second, _ = listening.accept()
        with second:
            second.settimeout(30)
            assert second.recv(1) == b"", "it is gone"
    assert [record.getMessage() for record in caplog.records] == [
        "a process beside the hub ended by itself, and begins again"
    ]
    caplog.clear()
