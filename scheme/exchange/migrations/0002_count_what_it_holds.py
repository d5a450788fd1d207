"""Counts for each device what the hub holds of it, once; from here on it is counted as it comes."""

from typing import Any

from django.db import migrations


def count(apps: Any, schema_editor: Any) -> None:
    envelopes = apps.get_model("exchange", "Envelope").objects
    for device in apps.get_model("devices", "Device").objects.iterator():
        device.holds = envelopes.filter(device=device).values("envelope_id").distinct().count()
        device.save(update_fields=["holds"])


class Migration(migrations.Migration):

    dependencies = [
        ('devices', '0004_holds'),
        ('exchange', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
