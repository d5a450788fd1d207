"""What the database itself keeps of the audit: rows are added at the chain's end, and never changed or taken out."""

from django.db.backends.base.base import BaseDatabaseWrapper

_BEGIN = "0" * 64
_FOLLOWS = f"""NEW.previous = coalesce((SELECT digest FROM audit_entry
    WHERE scheme_id = NEW.scheme_id ORDER BY number DESC LIMIT 1), '{_BEGIN}')
    AND NEW.number = coalesce((SELECT max(number) FROM audit_entry
    WHERE scheme_id = NEW.scheme_id), 0) + 1
    AND NOT EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)"""
"""The last line is for SQLite, where INSERT OR REPLACE takes a row out and no trigger hears of it."""

_SQLITE = (
    """CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'a row of the audit is never changed'); END""",
    """CREATE TRIGGER audit_never_taken_out BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'a row of the audit is never taken out'); END""",
    f"""CREATE TRIGGER audit_follows BEFORE INSERT ON audit_entry WHEN NOT ({_FOLLOWS})
    BEGIN SELECT RAISE(ABORT, 'a row of the audit follows from the last one'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a row of the audit is never changed or taken out'
    USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    f"""CREATE FUNCTION audit_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NOT ({_FOLLOWS}) THEN RAISE EXCEPTION 'a row of the audit follows from the last one'
    USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$""",
    """CREATE TRIGGER audit_never_changed BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_only_grows()""",
    """CREATE TRIGGER audit_never_taken_out BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()""",
    """CREATE TRIGGER audit_follows BEFORE INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_follows()""",
)
_NAMES = ("audit_never_changed", "audit_never_taken_out", "audit_follows")


def make(connection: BaseDatabaseWrapper) -> None:
    """Set them up. A later migration that changes the table must do so again: SQLite drops them with the old one."""
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take them away, before a migration changes the table."""
    of = " ON audit_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _NAMES:
            cursor.execute(f"DROP TRIGGER {name}{of}")
        if of:
            cursor.execute("DROP FUNCTION audit_only_grows()")
            cursor.execute("DROP FUNCTION audit_follows()")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of those that are not there."""
    catalogue = (
        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit_entry'::regclass AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'"
    )
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        found = {name for (name,) in cursor.fetchall()}
    return [name for name in _NAMES if name not in found]
