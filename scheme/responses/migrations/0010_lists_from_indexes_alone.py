"""Lists of responses are found in indexes alone, whatever they are filtered by."""

from django.db import migrations, models

GOES = ("newest", "of_survey", "of_person", "of_household", "ended", "to_look_at")


class Migration(migrations.Migration):
    dependencies = [("responses", "0009_look_in_an_index")]

    operations = [
        *(migrations.RemoveIndex(model_name="response", name=f"responses_{name}") for name in GOES),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                fields=[
                    *("scheme", "-arrived_at", "-id"),
                    *("survey", "version", "helped", "ended", "source", "by"),
                ],
                name="responses_listed",
            ),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(fields=["scheme", "survey", "version"], name="responses_of_survey"),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                fields=["scheme", "person", "survey", "version", "-arrived_at", "-id"],
                name="responses_of_person",
            ),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                fields=["scheme", "household", "-arrived_at", "-id"], name="responses_of_household"
            ),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                condition=models.Q(("look", True)),
                fields=["scheme", "-arrived_at", "id", "look"],
                name="responses_to_look_at",
            ),
        ),
    ]
