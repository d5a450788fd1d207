"""One-time codes of which two derived keys are kept, knocks, their ends, and what looked odd."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('devices', '0002_forget_unpaired'),
        ('schemes', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name='Pairing'),
        migrations.AddField(
            model_name='device',
            name='missing',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='device',
            name='sequence',
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='revocation',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revocations', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='device',
            name='paired_at',
            field=models.DateTimeField(),
        ),
        migrations.AlterField(
            model_name='device',
            name='public',
            field=models.BinaryField(max_length=32),
        ),
        migrations.CreateModel(
            name='Pairing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=300)),
                ('code_id', models.BinaryField(max_length=32, unique=True)),
                ('code_key', models.BinaryField(max_length=32)),
                ('made_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to=settings.AUTH_USER_MODEL)),
                ('device', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pairings_again', to='devices.device')),
                ('household', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to='schemes.household')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to='schemes.scheme')),
            ],
        ),
        migrations.CreateModel(
            name='Knock',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('public', models.BinaryField(max_length=32)),
                ('hub_nonce', models.BinaryField(max_length=32)),
                ('device_nonce', models.BinaryField(default=b'', max_length=32)),
                ('at', models.DateTimeField()),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knocks', to='schemes.scheme')),
                ('pairing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='knock', to='devices.pairing')),
            ],
        ),
        migrations.CreateModel(
            name='PairingEnd',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('how', models.CharField(choices=[('same', 'Same'), ('different', 'Different'), ('cancelled', 'Cancelled')], max_length=10)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pairing_ends', to=settings.AUTH_USER_MODEL)),
                ('device', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pairing_ends', to='devices.device')),
                ('pairing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='devices.pairing')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairing_ends', to='schemes.scheme')),
            ],
        ),
        migrations.CreateModel(
            name='PairingTry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('why', models.CharField(max_length=40)),
                ('pairing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tries', to='devices.pairing')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairing_tries', to='schemes.scheme')),
            ],
        ),
        migrations.CreateModel(
            name='Sighting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('fork', 'Fork'), ('rollback', 'Rollback'), ('gap', 'Gap'), ('damage', 'Damage')], max_length=10)),
                ('low', models.BigIntegerField()),
                ('high', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('device', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='devices.device')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='schemes.scheme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('device'), models.F('what'), models.F('low'), models.F('high'), name='one_sighting')],
            },
        ),
    ]
