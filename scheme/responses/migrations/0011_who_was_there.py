"""Who was there stands in a column of bounded length, which the index of lists can hold."""

from typing import Any

from django.db import migrations, models
from django.db.models import Case, TextField, Value, When
from django.db.models.functions import Cast, Concat

KNOWN = ("me", "carer", "live-with", "family", "other")


def fill(apps: Any, editor: Any) -> None:
    """Of the responses that are here, in one statement: a row changed twice keeps PostgreSQL from making an index."""
    said = apps.get_model("responses", "Response").objects.annotate(said=Cast("here", TextField()))
    parts = (Case(When(said__contains=f'"{id}"', then=Value(f"{id} ")), default=Value("")) for id in KNOWN)
    said.update(there=Concat(Value(" "), *parts, output_field=TextField()))


class Migration(migrations.Migration):
    dependencies = [("responses", "0010_lists_from_indexes_alone")]

    operations = [
        migrations.RemoveIndex(model_name="response", name="responses_listed"),
        migrations.AddField(
            model_name="response", name="there", field=models.CharField(default="", max_length=60)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                fields=[
                    *("scheme", "-arrived_at", "-id"),
                    *("survey", "version", "helped", "ended", "source", "by", "there"),
                ],
                name="responses_listed",
            ),
        ),
    ]
