"""Where the hub's rows are kept: SQLite in the data folder, or PostgreSQL by DATABASE_URL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

# DELETE and EXTRA: with WAL, rows already acknowledged were lost at simulated power cuts (docs/exchange.md).
_SQLITE_START = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON;"

_MEASURED = 1000
"""Rows of each index that are looked at, so that it takes no longer in a large database."""


def sqlite(file: Path | str) -> dict[str, Any]:
    """Django's settings for one SQLite file with one writer at a time."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE_START},
    }


def file_in(data: Path) -> Path:
    """The SQLite file of a data folder."""
    return data / "hub.sqlite3"


def measure() -> None:
    """Let SQLite count how its rows are spread, so that it looks by the right index: it takes a scheme for ten rows.

    PostgreSQL does so by itself.
    """
    if connection.vendor == "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={_MEASURED}")
            # Processes that are at work read it only when it is a new table.
            cursor.execute("DROP TABLE IF EXISTS sqlite_stat1")
            cursor.execute("ANALYZE")


def trouble(data: Path, said: str) -> str:
    """What a database that cannot be used said, where it is and what to do."""
    if settings.CONFIGURED.database_url:
        return f"The database at DATABASE_URL says: {said}. See that it runs, and that the address is right."
    return (
        f"The database {file_in(data)} cannot be used: {said}. If it is damaged, move it away "
        f"and put back the last backup of it, together with the keys in {data / 'keys'}."
    )


def postgresql(url: str) -> dict[str, Any]:
    """Django's settings from ``postgresql://name:password@host:port/database?option=value``.

    An empty host, or ``?host=/folder``, means a local socket. ``ImproperlyConfigured`` when it is no such address.
    """
    parts = urlsplit(url)
    try:
        port = str(parts.port or "")
    except ValueError:
        port = None
    if parts.scheme not in ("postgres", "postgresql") or len(parts.path) < 2 or port is None:
        raise ImproperlyConfigured("DATABASE_URL is not postgresql://name:password@host:port/database")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
