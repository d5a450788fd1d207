"""What is published stays as it is: the database itself refuses to change, replace or delete it."""

from typing import Any

from django.db import migrations

# Each table, and when a row may not be put into it: SQLite's "INSERT OR REPLACE" deletes without a trigger for it.
TABLES = {
    "surveys_surveyversion": "SELECT 1 FROM surveys_surveyversion WHERE id = NEW.id OR (scheme_id = NEW.scheme_id"
    " AND survey = NEW.survey AND version >= NEW.version)",
    "surveys_packfile": "SELECT 1 FROM surveys_packfile WHERE id = NEW.id"
    " OR (version_id = NEW.version_id AND name = NEW.name)",
}
ACTS = ("UPDATE", "DELETE", "INSERT")
WORDS = "what is published never changes: a new text needs a higher version"

SQLITE = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '{words}'); END
"""
POSTGRESQL = """
CREATE FUNCTION {table}_no_{act}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
{when} RAISE EXCEPTION '{words}' USING ERRCODE = 'restrict_violation'; {end}
RETURN NEW; END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_no_{act}()
"""


def guard(apps: Any, schema_editor: Any) -> None:
    """A trigger for each table and act."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, found in TABLES.items():
        for act in ACTS:
            named = {"table": table, "act": act.lower(), "words": WORDS}
            inserts = act == "INSERT"
            if postgresql:
                when, end = (f"IF EXISTS ({found}) THEN", "END IF;") if inserts else ("", "")
                schema_editor.execute(POSTGRESQL.format(**named, when=when, end=end))
                schema_editor.execute(POSTGRESQL_TRIGGER.format(**named))
            else:
                when = f"WHEN EXISTS ({found})" if inserts else ""
                schema_editor.execute(SQLITE.format(**named, when=when))


def unguard(apps: Any, schema_editor: Any) -> None:
    """Without them again."""
    for table in TABLES:
        for act in ACTS:
            name = f"{table}_no_{act.lower()}"
            if schema_editor.connection.vendor == "postgresql":
                schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
                schema_editor.execute(f"DROP FUNCTION {name}()")
            else:
                schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):

    dependencies = [("surveys", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
