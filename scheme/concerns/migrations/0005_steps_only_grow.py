"""The database keeps steps from being changed: triggers, on SQLite and on PostgreSQL."""

from django.db import migrations

from scheme.concerns import triggers


class Migration(migrations.Migration):
    dependencies = [("concerns", "0004_concerns_in_full")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.make(editor.connection, erases=False),
            lambda apps, editor: triggers.drop(editor.connection),
        )
    ]
