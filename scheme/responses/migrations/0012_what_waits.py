"""What waits for a look is found without passing over what was seen."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q


def fill(apps: Any, editor: Any) -> None:
    """Those that need a look and have no step that says that they were seen."""
    seen = apps.get_model("concerns", "Step").objects.filter(what="seen", response__isnull=False)
    look = apps.get_model("responses", "Response").objects.filter(look=True)
    look.exclude(pk__in=seen.values("response")).update(waits=True)


class Migration(migrations.Migration):
    dependencies = [("responses", "0011_who_was_there"), ("concerns", "0007_find_steps")]

    operations = [
        *(
            migrations.RemoveIndex(model_name="response", name=f"responses_{name}")
            for name in ("listed", "of_person", "to_look_at")
        ),
        migrations.AddField(model_name="response", name="waits", field=models.BooleanField(default=False)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                fields=[
                    *("scheme", "-arrived_at", "-id"),
                    *("survey", "version", "helped", "ended", "source", "by", "there", "look"),
                ],
                name="responses_listed",
            ),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                fields=["scheme", "person", "-arrived_at", "-id", "survey", "version"],
                name="responses_of_person",
            ),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                condition=Q(waits=True), fields=["scheme", "waits"], name="responses_waiting"
            ),
        ),
    ]
