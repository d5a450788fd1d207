"""How many envelopes of a device the hub holds is counted as they come."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('devices', '0003_pairing'),
    ]

    operations = [
        migrations.AddField(
            model_name='device',
            name='holds',
            field=models.PositiveBigIntegerField(default=0),
        ),
    ]
