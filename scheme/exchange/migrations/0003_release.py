"""Who let something out of quarantine, when and why."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0002_count_what_it_holds'),
        ('schemes', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to=settings.AUTH_USER_MODEL)),
                ('envelope', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='release', to='exchange.envelope')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='schemes.scheme')),
            ],
        ),
    ]
