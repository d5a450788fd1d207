"""Takes out, once a test is over, the rows that the database itself never lets go."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from scheme.audit import triggers as of_audit
from scheme.concerns import triggers as of_steps

KEEPERS = {of_audit: ("audit_entry",), of_steps: of_steps.TABLES}


@contextmanager
def emptied() -> Iterator[None]:
    """For a test with real transactions, which nothing rolls back."""
    yield
    for keeper, tables in KEEPERS.items():
        keeper.drop(connection)
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"DELETE FROM {table}")
        keeper.make(connection)
