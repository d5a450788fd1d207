"""The hub as a process: it says when it answers, ends cleanly, and speaks TLS where others can reach it."""

import http.client
import os
import select
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.hubs import ROOT, Hub, running_hub
from tests.scheme.speaking import Speaking
from tests.scheme.speaking import typed as told_by_words
from tests.scheme.visits import my_life


def children(pid: int) -> list[int]:
    """The processes that this one began, by whichever of its threads."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]


def has_ended(pid: int) -> bool:
    """Whether the process is gone, once it has had time to go."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    ready, _, _ = select.select([handle], [], [], 60)
    os.close(handle)
    return bool(ready)


def speaking(hub: Hub) -> Speaking:
    """A device that talks to a hub over HTTP, pinning its authority."""
    code = hub.code()
    known = (hub.data / "keys" / "authority.pem").read_text() if hub.address.startswith("https:") else ""
    context = ssl.create_default_context(cadata=known) if known else None

    def post(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        request = urllib.request.Request(hub.address + path, body, headers)
        with urllib.request.urlopen(request, timeout=60, context=context) as answer:
            return answer.status, answer.read()

    return Speaking(told_by_words(code["words"], post), post, lambda pictures: hub.confirm(code, pictures))


def refused(address: str, host: str) -> int:
    """The status of a request that names another host."""
    request = urllib.request.Request(f"{address}/sign-in/", headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def typed(*line: str) -> subprocess.CompletedProcess[str]:
    """A command of the hub that is expected to end by itself."""
    whole = [sys.executable, "-m", "scheme", *line]
    return subprocess.run(whole, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=180, check=False)


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hub, list[int], dict[str, Any]]:
    """A hub that served one exchange and was told to stop; its worker, and what it had received."""
    folder = tmp_path_factory.mktemp("served")
    with running_hub(folder / "hub", "--clock") as hub:
        workers = children(hub.process.pid) if sys.platform == "linux" else []
        device = speaking(hub)
        assert device.pair() == 200
        status, delivery = device.round([device.seal(my_life("", "scared"))])
        assert status == 200
        assert delivery
        assert [one.how for one in delivery.settled] == ["taken"]
        received = next(said for said in iter(hub.received, None) if (folder / "hub" / "clock.lock").exists())
        assert refused(hub.address, "evil.example") == 400
        second = typed("serve", "--port", "0", "--data", str(folder / "hub"))
        assert second.returncode == 1
        assert second.stderr == (
            f"A hub runs on {folder / 'hub'} already. Stop it first, or name another folder with --data.\n"
        )
    return hub, workers, received


def test_what_arrived_is_counted_and_said(served: tuple[Hub, list[int], dict[str, Any]]) -> None:
    said = served[2]
    assert (said["responses"], said["concerns"], said["quarantined"]) == (1, 0, 0)
    assert said["latest"]["survey"] == "my-life"
    assert (said["latest"]["ended"], said["latest"]["answers"]) == ("finished", 5)


def test_it_ended_well_and_took_its_worker_and_its_clocks_along(
    served: tuple[Hub, list[int], dict[str, Any]],
) -> None:
    hub, workers, _ = served
    assert hub.process.returncode == 0
    assert len(workers) == 2 * (sys.platform == "linux")
    assert all(has_ended(worker) for worker in workers)


def test_with_a_scheme_there_it_says_nothing_but_ready(
    served: tuple[Hub, list[int], dict[str, Any]],
) -> None:
    assert served[0].said == ""


def test_its_folder_is_for_its_owner_alone(served: tuple[Hub, list[int], dict[str, Any]]) -> None:
    data = served[0].data
    assert data.stat().st_mode & 0o077 == 0
    assert {file.stat().st_mode & 0o077 for file in data.rglob("*")} == {0}
    assert {file.name for file in data.iterdir()} == {
        "hub.sqlite3",
        "hub.lock",
        "keys",
        "escrow-key.txt",
        "clock.lock",
    }


@needs_proc
def test_the_first_run_says_what_it_made_and_a_kill_leaves_no_worker(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running_hub(tmp_path / "hub", "--clock", "--port", str(port), demo=False) as hub:
            assert hub.address != f"http://127.0.0.1:{port}"
            workers = children(hub.process.pid)
            assert len(workers) == 2
            hub.kill()
            assert all(has_ended(worker) for worker in workers)
    for role in ("administrator", "responder"):
        assert f"Sign-in for the {role}: {role}@heard.example, one-time password" in hub.said
    assert f"The escrow key is in {tmp_path / 'hub' / 'escrow-key.txt'}" in hub.said


@needs_proc
def test_a_hub_killed_after_it_stored_and_before_it_answered_has_it(tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        device = speaking(hub)
        assert device.pair() == 200
        envelope = device.seal(my_life("", "scared"))
        answers = device.post

        def deaf(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
            """Sends, and goes away before the answer."""
            where = urllib.parse.urlsplit(hub.address)
            connection = http.client.HTTPConnection(where.hostname or "", where.port)
            connection.request("POST", path, body, headers)
            while hub.received()["responses"] == 0:
                pass
            hub.kill()
            connection.close()
            return 599, b""

        device.post = deaf
        assert device.round([envelope])[0] == 599
    with running_hub(tmp_path / "hub", "--port", hub.address.rpartition(":")[2], demo=False) as again:
        assert again.address == hub.address
        device.post = answers
        _, delivery = device.round([envelope, device.seal(my_life(""))])
        assert delivery
        assert [settled.how for settled in delivery.settled] == ["had", "taken"]
        assert again.received()["responses"] == 2


def test_beyond_this_machine_it_speaks_tls_13_under_its_own_authority(tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub", "--host", "0.0.0.0", "--name", "hub.example") as hub:
        assert hub.address.startswith("https://127.0.0.1:")
        device = speaking(hub)
        assert device.pair() == 200
        assert device.round([device.seal(my_life(""))])[0] == 200
        port = int(hub.address.rpartition(":")[2])
        pinned = ssl.create_default_context(cadata=device.file["ca"])
        assert handshake(port, pinned) == "TLSv1.3"
        older = ssl.create_default_context(cadata=device.file["ca"])
        older.maximum_version = ssl.TLSVersion.TLSv1_2
        with pytest.raises(ssl.SSLError):
            handshake(port, older)
        with pytest.raises(ssl.SSLCertVerificationError):
            handshake(port, ssl.create_default_context())
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=pinned)
        connection.request("GET", "/sign-in/")
        cookies = connection.getresponse().headers["Set-Cookie"]
        connection.close()
        assert "Secure" in cookies


def handshake(port: int, context: ssl.SSLContext) -> str | None:
    """The version of TLS that a hub on this port agrees to."""
    with (
        socket.create_connection(("127.0.0.1", port)) as raw,
        context.wrap_socket(raw, server_hostname="hub.example") as wrapped,
    ):
        return wrapped.version()
