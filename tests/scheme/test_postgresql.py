"""The same hub on PostgreSQL: its tests run once more there, and so does the hub as a process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import postgres, schema
from tests.hubs import ROOT, command, running_hub
from tests.scheme.test_serving import speaking
from tests.scheme.visits import my_life

REASON = postgres.missing()
pytestmark = pytest.mark.skipif(bool(REASON), reason=REASON)
AGAIN = (
    *("test_exchange.py", "test_exchange_any.py", "test_exchange_refused.py", "test_delivery.py"),
    *("test_pairing.py", "test_portal.py", "test_audit.py", "test_audit_chain.py"),
    *("test_steps.py", "test_clock.py", "test_kept_out.py", "test_symbols_sent.py"),
)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with postgres.running() as address:
        yield address


MANY_NOTES = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from scheme.audit import chain
from scheme.schemes.founding import found_scheme
from django.conf import settings
scheme, _ = found_scheme(settings.DATA, "Willow")
def note(number):
    for place in range(20):
        chain.note(scheme, None, "read", f"{number} {place}")
    connection.close()
with ThreadPoolExecutor(8) as many:
    list(many.map(note, range(8)))
print(scheme.audit.count(), chain.broken_at(scheme))
"""
CHANGES = """
from django.db import DatabaseError, connection, transaction
from scheme.audit import chain
from scheme.schemes.founding import schemes
scheme = next(schemes())
chain.note(scheme, None, "read")
cursor = connection.cursor()
refused = 0
for words in ("UPDATE audit_entry SET what = ''", "DELETE FROM audit_entry", "TRUNCATE audit_entry",
              "ALTER TABLE audit_entry DISABLE TRIGGER ALL", "DROP TRIGGER audit_follows ON audit_entry"):
    try:
        with transaction.atomic():
            cursor.execute(words)
    except DatabaseError as error:
        refused += "permission denied" in str(error) or "must be owner" in str(error)
print(refused, scheme.audit.count(), chain.broken_at(scheme))
"""


@pytest.mark.landing
def test_many_at_once_make_one_chain_and_the_web_role_only_adds(database: str, tmp_path: Path) -> None:
    """A database of its own: eight threads note at once; then the role of insert_only.sql tries five changes."""
    psql(database, "-c", "CREATE DATABASE chain", "-c", "CREATE ROLE heard_web LOGIN")
    owner = database.replace("/postgres?", "/chain?")
    environment = {"DATABASE_URL": owner}
    schema.restore(owner)
    command("migrate", tmp_path, environment=environment)
    assert shell(MANY_NOTES, tmp_path, environment) == "160 None"
    psql(owner, "--set", "web=heard_web", "--file", str(ROOT / "scheme" / "audit" / "insert_only.sql"))
    web = {"DATABASE_URL": owner.replace("//heard@", "//heard_web@")}
    assert shell(CHANGES, tmp_path, web) == "5 161 None"
    assert command("audit", tmp_path, "verify", environment=web).startswith("Every row follows")


def shell(code: str, data: Path, environment: dict[str, str]) -> str:
    """What some code prints last, run in a hub's own process."""
    return command("shell", data, "-v0", "-c", code, environment=environment).strip().splitlines()[-1]


def psql(address: str, *line: str) -> None:
    """Statements for the server, as its owner."""
    made = ["psql", "--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", address, *line]
    subprocess.run(made, check=True, timeout=60, stdout=subprocess.DEVNULL)


@pytest.mark.long
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


@pytest.mark.landing
def test_a_hub_on_it_takes_the_same_round_from_many_at_once(database: str, tmp_path: Path) -> None:
    more = {"DATABASE_URL": database, "HEARD_WORKERS": "2"}
    with running_hub(tmp_path / "hub", environment=more) as hub:
        device = speaking(hub)
        assert device.pair() == 200
        envelopes = [device.seal(my_life("")) for _ in range(10)]
        with ThreadPoolExecutor(8) as many:
            rounds = list(many.map(lambda _: device.round(envelopes), range(8)))
        assert {status for status, _ in rounds} == {200}
        hows = [settled.how for _, delivery in rounds if delivery for settled in delivery.settled]
        assert (hows.count("taken"), hows.count("had")) == (10, 70)
        assert hub.received()["responses"] == 10
    assert not (tmp_path / "hub" / "hub.sqlite3").exists()
