"""Brings the database to this version's schema: one programme at a time, with a copy of what was there before."""

from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from scheme import certificates
from scheme.backup.copying import copy
from scheme.commands.trouble import CommandTrouble

_KEPT = 3
_LOCK = 4_823_550_113
"""Our number among PostgreSQL's advisory locks."""


class Schema(Enum):
    """How the database stands to this programme."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"


def schema() -> Schema:
    """Read from the database's own record of what was done to it."""
    executor = MigrationExecutor(connection)
    applied, known = set(executor.loader.applied_migrations), set(executor.loader.disk_migrations or ())
    if not applied:
        return Schema.EMPTY
    ours = {app for app, _ in known}
    if any(step not in known for step in applied if step[0] in ours):
        return Schema.NEWER
    return Schema.OLDER if executor.migration_plan(executor.loader.graph.leaf_nodes()) else Schema.CURRENT


def is_current(data: Path) -> bool:
    """Whether a command has nothing to prepare, and so can run beside a hub."""
    return certificates.authority_file(data).exists() and schema() is Schema.CURRENT


def bring_up(data: Path, asked: bool) -> Path | None:
    """Bring the database up to this version, if need be; the copy of before, where there was something to copy.

    The folder is held. ``asked``: by ``migrate``; PostgreSQL may have hubs on other machines,
    so it is brought up on demand alone. ``CommandTrouble`` when it is not to be.
    """
    stands = schema()
    if stands is Schema.NEWER:
        raise CommandTrouble(
            "The database was brought up by a newer Heard than this one. Install that version again, "
            "or put back what was there before: docs/deploy.md, 'Upgrade and roll-back'."
        )
    url = settings.CONFIGURED.database_url
    if stands is Schema.OLDER and url and not asked:
        raise CommandTrouble(
            "The database is of an older Heard. Stop every hub that uses it, "
            f"then run: python -m scheme migrate --data {data}"
        )
    kept = _copy(data, url) if stands is Schema.OLDER else None
    if stands is not Schema.CURRENT:
        _migrate()
    return kept


def _copy(data: Path, url: str) -> Path:
    place = data / "upgrades"
    place.mkdir(exist_ok=True, mode=0o700)
    ending = "dump" if url else "sqlite3"
    kept = place / f"before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.{ending}"
    copy(data, url, kept)
    for old in sorted(place.glob("before-*"))[:-_KEPT]:
        old.unlink()
    return kept


def _migrate() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
