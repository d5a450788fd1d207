"""The envelopes the hub holds, as they came."""

import uuid

from django.db import models
from django.db.models import Q

from easyread import envelope as wire
from scheme.devices.models import Device
from scheme.schemes.models import Scheme, Staff


class Envelope(models.Model):
    """One envelope: taken, in quarantine with the reason, or erased. ``mark`` grows with each, for backups to reach.

    ``digest``: of header, sealed bytes and signature together, so that the same thing sent twice is one row.
    Of one that was erased its numbers and its digest are left.
    """

    class How(models.TextChoices):
        """Where an envelope went."""

        TAKEN = "taken"
        QUARANTINED = "quarantined"
        ERASED = "erased"

    mark = models.BigAutoField(primary_key=True)
    # By an index of the scheme alone SQLite would read all of its envelopes for each round.
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="envelopes", db_index=False)
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

    def as_it_came(self) -> wire.Envelope:
        """Byte for byte."""
        return wire.Envelope(
            id=str(self.envelope_id),
            sequence=self.sequence,
            header=bytes(self.header),
            sealed=bytes(self.sealed),
            signature=bytes(self.signature),
        )


class Release(models.Model):
    """Staff let this out of quarantine: it was opened and kept at that time. It never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="releases")
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="release")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="releases")
    why = models.CharField(max_length=200)
    at = models.DateTimeField()


class Stream(models.Model):
    """A recording or a photo as it comes in parts, sealed; the key that opens it is in the body of an envelope.

    ``digest``: SHA-256 in hex of all ``size`` bytes. ``mark``: as of an envelope, once it is whole.
    """

    id = models.BigAutoField(primary_key=True)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="streams")
    device = models.ForeignKey(Device, models.PROTECT, related_name="streams")
    stream_id = models.UUIDField()
    size = models.IntegerField()
    digest = models.CharField(max_length=64)
    mark = models.BigIntegerField(null=True)
    whole_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "stream_id"], name="one_stream")]


class StreamPart(models.Model):
    """Bytes of a stream, from the one at ``start``."""

    id = models.BigAutoField(primary_key=True)
    stream = models.ForeignKey(Stream, models.CASCADE, related_name="parts")
    start = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["start"]
        constraints = [models.UniqueConstraint(fields=["stream", "start"], name="one_part")]
