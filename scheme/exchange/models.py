"""The envelopes the hub holds, as they came."""

import uuid

from django.db import models
from django.db.models import Q

from scheme.devices.models import Device
from scheme.schemes.models import Scheme, Staff


class Envelope(models.Model):
    """One envelope: taken, or in quarantine with the reason. ``mark`` grows with each, for backups to reach.

    ``digest``: of header, sealed bytes and signature together, so that the same thing sent twice is one row.
    """

    class How(models.TextChoices):
        """Where an envelope went."""

        TAKEN = "taken"
        QUARANTINED = "quarantined"

    mark = models.BigAutoField(primary_key=True)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="envelopes")
    device = models.ForeignKey(Device, models.PROTECT, related_name="envelopes")
    envelope_id = models.UUIDField()
    sequence = models.BigIntegerField()
    header = models.BinaryField()
    sealed = models.BinaryField()
    signature = models.BinaryField()
    digest = models.BinaryField(max_length=32)
    how = models.CharField(max_length=12, choices=How.choices)
    reason = models.CharField(max_length=40, default="")
    arrived_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["device", "envelope_id"], condition=Q(how="taken"), name="taken_once"
            ),
            models.UniqueConstraint(
                fields=["device", "sequence"], condition=Q(how="taken"), name="one_for_each_sequence"
            ),
            models.UniqueConstraint(fields=["device", "envelope_id", "digest"], name="kept_once"),
        ]


class Release(models.Model):
    """Staff let this out of quarantine: it was opened and kept at that time. It never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="releases")
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="release")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="releases")
    why = models.CharField(max_length=200)
    at = models.DateTimeField()
