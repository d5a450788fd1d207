"""What someone should look at is told from what was seen in indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("responses", "0008_noticed_by_others")]

    operations = [
        migrations.RemoveIndex(model_name="response", name="responses_to_look_at"),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                condition=models.Q(("look", True)),
                fields=["scheme", "-arrived_at", "id"],
                name="responses_to_look_at",
            ),
        ),
    ]
