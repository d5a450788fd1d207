from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("responses", "0004_count_what_is_there")]
    operations = [migrations.AlterField("response", "month", models.DateField())]
