"""A hub of the first version on PostgreSQL is brought up to this one, by name: pytest tests/scheme/long_upgrade.py."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests import postgres
from tests.hubs import ROOT, command
from tests.scheme.skeleton import ROWS, Skeleton, unpacked

REASON = postgres.missing()

# Its schema as it was: the first step of each part, on an empty database, and then the rows of the SQLite file.
BACK = """
import json, sqlite3, sys
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
old = sqlite3.connect(sys.argv[1])
for app, name in old.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall():
    call_command("migrate", app, name, verbosity=0, interactive=False)
with connection.cursor() as cursor:
    cursor.execute("SET session_replication_role = replica")
    for (table,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table.startswith(("sqlite_", "django_", "auth_")):
            continue
        columns = connection.introspection.get_table_description(cursor, table)
        kinds = {c.name: connection.introspection.get_field_type(c.type_code, c) for c in columns}
        names = [row[1] for row in old.execute(f'PRAGMA table_info("{table}")')]
        def value(name, given):
            if given is not None and kinds[name] == "BooleanField":
                return bool(given)
            return given
        for row in old.execute(f'SELECT * FROM "{table}"').fetchall():
            marks = ", ".join(["%s"] * len(names))
            quoted = ", ".join(f'"{name}"' for name in names)
            given = [value(name, one) for name, one in zip(names, row)]
            cursor.execute(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', given)
    last = "SELECT setval(pg_get_serial_sequence('exchange_envelope', 'mark'), max(mark)) FROM exchange_envelope"
    cursor.execute(last)
"""


@pytest.mark.skipif(bool(REASON), reason=REASON)
def test_the_first_version_on_postgresql(tmp_path: Path) -> None:
    skeleton = unpacked(tmp_path)
    rows = tmp_path / "rows.sqlite3"
    (skeleton.data / "hub.sqlite3").rename(rows)
    with postgres.running() as address:
        environment = {"DATABASE_URL": address}
        _made_old(skeleton, rows, address)
        refused = subprocess.run(
            [sys.executable, "-m", "scheme", "received", "--data", str(skeleton.data)],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert refused.returncode == 2
        assert "then run: python -m scheme migrate" in refused.stderr
        command("migrate", skeleton.data, environment=environment)
        assert list((skeleton.data / "upgrades").glob("before-*.dump"))
        received = json.loads(command("received", skeleton.data, environment=environment))
        assert (received["responses"], received["concerns"], received["quarantined"]) == (8, 2, 3)
        with closing(sqlite3.connect(rows)) as old:
            (answers,) = old.execute("SELECT count(*) FROM responses_answer").fetchone()
        assert answers == ROWS["responses_answer"]
        said = command("audit", skeleton.data, "verify", environment=environment)
        assert said.startswith("Every row follows from the one before it")


def _made_old(skeleton: Skeleton, rows: Path, address: str) -> None:
    own = {**os.environ, "DATABASE_URL": address, "HEARD_DATA": str(skeleton.data)}
    own["DJANGO_SETTINGS_MODULE"] = "scheme.settings"
    done = subprocess.run(
        [sys.executable, "-c", BACK, str(rows)],
        cwd=ROOT,
        env=own,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
