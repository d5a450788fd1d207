"""A process beside the hub, such as its clocks: it begins again when it ended by itself, and ends with the hub."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from scheme import parent
from scheme.commands.beside import beside
from tests.hubs import ROOT

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


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone ends a process with its parent")
def test_it_ends_where_whoever_began_it_was_gone_before_it_could_ask() -> None:
    line = [sys.executable, "-c", "from scheme.parent import end_with_parent; end_with_parent()"]
    for began, code in ((os.getpid(), 0), (os.getppid(), -signal.SIGTERM)):
        environment = {**os.environ, parent.NAME: str(began)}
        assert subprocess.run(line, cwd=ROOT, env=environment, timeout=60, check=False).returncode == code
