"""The same hub on PostgreSQL: its tests run once more there, and so does the hub as a process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import postgres
from tests.hubs import ROOT, running_hub
from tests.scheme.test_serving import speaking
from tests.scheme.visits import my_life

REASON = postgres.missing()
pytestmark = pytest.mark.skipif(bool(REASON), reason=REASON)
AGAIN = (
    *("test_exchange.py", "test_exchange_any.py", "test_exchange_refused.py", "test_delivery.py"),
    *("test_pairing.py", "test_roles.py", "test_portal.py", "test_sign_in.py", "test_audit.py"),
)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with postgres.running() as address:
        yield address


def test_the_tests_of_exchange_and_portal_pass_there_too(database: str) -> None:
    files = [f"tests/scheme/{name}" for name in AGAIN]
    line = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--tb=short",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        *files,
    ]
    done = subprocess.run(
        line,
        check=False,
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database},
        capture_output=True,
        encoding="utf-8",
        timeout=500,
    )
    if done.returncode or " passed" not in done.stdout or "skipped" in done.stdout:
        pytest.fail(done.stdout[-3000:] + done.stderr[-1000:], pytrace=False)


def test_a_hub_on_it_takes_the_same_round_from_many_at_once(database: str, tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub", environment={"DATABASE_URL": database}) as hub:
        device = speaking(hub, tmp_path)
        assert device.pair() == 200
        envelopes = [device.seal(my_life("")) for _ in range(10)]
        with ThreadPoolExecutor(8) as many:
            rounds = list(many.map(lambda _: device.round(envelopes), range(8)))
        assert {status for status, _ in rounds} == {200}
        hows = [settled.how for _, delivery in rounds if delivery for settled in delivery.settled]
        assert (hows.count("taken"), hows.count("had")) == (10, 70)
        assert hub.received()["responses"] == 10
    assert not (tmp_path / "hub" / "hub.sqlite3").exists()
