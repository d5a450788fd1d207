"""What the database keeps of a concern's life: steps, and who is kept out, are added, and go when it is erased."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("concerns_step", "concerns_named")


def _names(table: str) -> tuple[str, ...]:
    return tuple(f"{table}_{kind}" for kind in ("never_changed", "never_taken_out", "never_put_over"))


_ERASED = {
    "concerns_step": "OLD.concern_id, OLD.response_id, OLD.message_id",
    "concerns_named": "OLD.concern_id",
}
"""What a row belongs to: only with a tombstone of that does it go."""


def _sqlite(table: str, erases: bool) -> tuple[str, ...]:
    changed, taken_out, put_over = _names(table)
    erased = f"WHEN NOT EXISTS (SELECT 1 FROM erasure_tombstone WHERE subject IN ({_ERASED[table]}))"
    return (
        f"""CREATE TRIGGER {changed} BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, 'a step is never changed'); END""",
        f"""CREATE TRIGGER {taken_out} BEFORE DELETE ON {table} {erased if erases else ""}
        BEGIN SELECT RAISE(ABORT, 'a step is never taken out'); END""",
        # INSERT OR REPLACE takes a row out and the trigger before deletion does not hear of it.
        f"""CREATE TRIGGER {put_over} BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'a step is never put over another'); END""",
    )


def _postgresql(table: str) -> tuple[str, ...]:
    changed, taken_out, _ = _names(table)
    return (
        f"""CREATE TRIGGER {changed} BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION steps_only_grow()""",
        f"""CREATE TRIGGER {taken_out} BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION steps_only_grow()""",
    )


_GROWS = """CREATE FUNCTION steps_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM erasure_tombstone WHERE subject IN (
    (to_jsonb(OLD) ->> 'concern_id')::uuid, (to_jsonb(OLD) ->> 'response_id')::uuid,
    (to_jsonb(OLD) ->> 'message_id')::uuid)) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a step is never changed or taken out'
    USING ERRCODE = 'integrity_constraint_violation'; END $$"""


def make(connection: BaseDatabaseWrapper, erases: bool = True) -> None:
    """Set them up. A later migration that changes a table must do so again: SQLite drops them with the old one.

    ``erases``: the table of tombstones is there.
    """
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgresql:
            cursor.execute(_GROWS)
        for table in TABLES:
            for statement in _postgresql(table) if postgresql else _sqlite(table, erases):
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take them away, before a migration changes a table."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table in TABLES:
            for name in _names(table)[: 2 if postgresql else 3]:
                cursor.execute(f"DROP TRIGGER {name}{f' ON {table}' if postgresql else ''}")
        if postgresql:
            cursor.execute("DROP FUNCTION steps_only_grow()")
