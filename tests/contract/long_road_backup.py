"""The same as test_road_backup on PostgreSQL, by name alone: pytest tests/contract/long_road_backup.py."""

from pathlib import Path

import psycopg
import pytest

from tests import postgres
from tests.contract.put_back import all_comes_back

REASON = postgres.missing()


@pytest.mark.skipif(bool(REASON), reason=REASON)
def test_a_hub_put_back_from_an_old_backup_is_given_all_again(tmp_path: Path) -> None:
    with postgres.running() as address:
        with psycopg.connect(address, autocommit=True) as server:
            server.execute("CREATE DATABASE restored TEMPLATE template0")
        second = {"DATABASE_URL": address.replace("/postgres?", "/restored?")}
        all_comes_back(tmp_path, {"DATABASE_URL": address}, second)
