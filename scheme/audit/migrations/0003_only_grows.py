"""The database keeps the audit from being changed: triggers, on SQLite and on PostgreSQL."""

from django.db import migrations

from scheme.audit import triggers


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_witnesses")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.make(editor.connection),
            lambda apps, editor: triggers.drop(editor.connection),
        )
    ]
