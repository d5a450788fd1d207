"""The demo: its parts run while it runs, and none of them after it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from launch import stamp
from tests import hubs
from tests.setup import checkout

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not stamp.ready(checkout.ROOT, "demo"), reason="the demo runs in the environment that ./heard sets up"
    ),
]


@contextmanager
def demo(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A demo on the screen that the tests have, with a mark by which all its processes are known."""
    command = [
        sys.executable,
        str(checkout.ROOT / "heard"),
        "demo",
        "--small",
        "--data",
        str(folder),
        *options,
    ]
    hubs.lay(folder / "hub")
    environment = {**os.environ, checkout.MARK: str(folder)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        try:
            yield running
        finally:
            checkout.kill_marked(str(folder))


def opened(running: subprocess.Popen[str]) -> tuple[str, str]:
    """Once the kiosk is being opened: the portal's address and the staff PIN."""
    said = []
    assert running.stdout is not None
    for line in running.stdout:
        said.append(line)
        if line.startswith("The kiosk opens now"):
            text = "".join(said)
            address, pin = re.search(r"portal: (\S+)", text), re.search(r"PIN: (\d{6})$", text, re.M)
            assert address, text
            assert pin, text
            return address[1], pin[1]
    raise AssertionError("".join(said))


def ended(running: subprocess.Popen[str], folder: Path) -> str:
    """What it still said, once it has ended; no part of it has outlived it."""
    running.wait(timeout=300)
    left = [Path(f"/proc/{number}/cmdline").read_text() for number in checkout.marked(str(folder))]
    checkout.kill_marked(str(folder))
    assert left == []
    assert running.stdout is not None
    return running.stdout.read()


def part(folder: Path, word: str) -> int:
    """The process that was started with this argument."""
    for number in checkout.marked(str(folder)):
        words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
        if word.encode() in words and str(checkout.ROOT / "heard").encode() not in words:
            return number
    raise AssertionError(f"no process was started with {word}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all: the first demo makes what the others find again."""
    return tmp_path_factory.mktemp("demo") / "demo"


@pytest.mark.landing
def test_the_life_of_a_demo(folder: Path) -> None:
    with demo(folder) as running:
        address, pin = opened(running)
        assert part(folder, "serve")
        running.send_signal(signal.SIGINT)
        assert "What was sent is kept" in ended(running, folder)
        assert running.returncode == 128 + signal.SIGINT

    where, port = address.removeprefix("http://").split(":")
    with socket.create_server((where, int(port))), demo(folder) as running:
        moved, same = opened(running)
        assert moved != address, "a taken port: the next free one"
        assert same == pin, "the same kiosk, still paired"
        os.kill(part(folder, "serve"), signal.SIGKILL)
        said = ended(running, folder)
        assert "Heard stopped at: the hub" in said
        assert f"ready {moved}" in said, "its own last lines say why"
        assert running.returncode == 2


@pytest.mark.landing
def test_a_kiosk_that_is_closed_ends_the_demo(folder: Path) -> None:
    with demo(folder) as running:
        opened(running)
        os.kill(part(folder, str(folder / "kiosk")), signal.SIGTERM)
        ended(running, folder)


def test_a_visit_plays_itself_and_is_received(folder: Path, tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    with demo(folder, "--play", str(pictures), "--pace", "0.1") as running:
        said = ended(running, folder)
        assert running.returncode == 0, said
        assert "The hub received 1 response now. It holds 1 response and 1 concern.\n" in said
        assert re.search(r"^The latest: this-week, \d+ answers, finished\.$", said, re.M)
        assert "quarantine" not in said
        assert f"./heard hub --data {folder / 'hub'}\n" in said
        assert re.search(r"^and sign in at .* responder@", said, re.M)
        assert len(list(pictures.glob("*.png"))) > 10
