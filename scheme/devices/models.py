"""Device, pairing and revocation."""

import uuid

from django.db import models

from scheme.schemes.models import Household, Scheme


class Device(models.Model):
    """One kiosk. The fields from ``heard_at`` on are what it last said of itself; None is "not said yet"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="devices")
    household = models.ForeignKey(Household, models.PROTECT, related_name="devices")
    public = models.BinaryField(max_length=32, null=True)
    paired_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    pending = models.PositiveBigIntegerField(null=True)
    free_bytes = models.PositiveBigIntegerField(null=True)
    app = models.CharField(max_length=40, default="")
    voices = models.CharField(max_length=200, default="")
    sound = models.BooleanField(null=True)
    skew_seconds = models.BigIntegerField(null=True)


class Pairing(models.Model):
    """A one-time code for one device; only its digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="pairings")
    device = models.OneToOneField(Device, models.PROTECT, related_name="pairing")
    code_digest = models.BinaryField(max_length=32)
    until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)


class Revocation(models.Model):
    """From here on the device is not believed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="revocations")
    device = models.OneToOneField(Device, models.PROTECT, related_name="revocation")
    at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=200, default="")
