"""Devices that were added and never paired go, with the codes of the pairing file: no such file is taken any more."""

from typing import Any

from django.db import migrations


def forget(apps: Any, schema_editor: Any) -> None:
    using = schema_editor.connection.alias
    apps.get_model("devices", "Pairing").objects.using(using).all().delete()
    apps.get_model("devices", "Revocation").objects.using(using).filter(device__public=None).delete()
    apps.get_model("devices", "Device").objects.using(using).filter(public=None).delete()


class Migration(migrations.Migration):
    dependencies = [("devices", "0001_initial")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
