"""A step goes with what it belongs to, when that is erased: the triggers anew."""

from typing import Any

from django.db import migrations

from scheme.concerns import triggers


def anew(apps: Any, editor: Any) -> None:
    """As they are now."""
    triggers.drop(editor.connection)
    triggers.make(editor.connection)


def as_before(apps: Any, editor: Any) -> None:
    """As they were."""
    triggers.drop(editor.connection)
    triggers.make(editor.connection, erases=False)


class Migration(migrations.Migration):
    dependencies = [("concerns", "0005_steps_only_grow"), ("erasure", "0001_initial")]
    operations = [migrations.RunPython(anew, as_before)]
