"""Steps are found by what they are and when, and by their response, without a look at years of others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("concerns", "0006_steps_go_when_erased")]

    operations = [
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["scheme", "what", "-at"], name="steps_newest"),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["response", "what"], name="steps_of_response"),
        ),
    ]
