"""The rows of the audit chain, what devices saw of it, and readings behind broken glass."""

import uuid

from django.db import models
from django.db.models import Q

from scheme.devices.models import Device
from scheme.responses.models import Response
from scheme.schemes.models import Scheme, Staff


class Entry(models.Model):
    """Who did what to what, and why. ``digest`` covers this row and the digest before it, so a change shows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="audit")
    number = models.BigIntegerField()
    at = models.DateTimeField()
    who = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="audit")
    what = models.CharField(max_length=40)
    about = models.CharField(max_length=200)
    why = models.CharField(max_length=500, default="")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "number"], name="one_for_each_number")]
        indexes = [models.Index(fields=["scheme", "who", "-number"], name="audit_of_someone")]
        ordering = ["number"]


class Witness(models.Model):
    """The highest head of the chain that a device said it saw."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="witnesses")
    device = models.OneToOneField(Device, models.PROTECT, related_name="witness")
    number = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()


class Alarm(models.Model):
    """A device saw a head that the chain does not hold: rows were cut off or written anew."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="alarms")
    device = models.ForeignKey(Device, models.PROTECT, related_name="alarms")
    number = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "number", "digest"], name="one_alarm_for_a_head")
        ]


class BrokenGlass(models.Model):
    """Someone whose role may not open what is sealed in one response does so until ``until``, and says why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="broken_glass")
    response = models.ForeignKey(Response, models.PROTECT, related_name="broken_glass")
    who = models.ForeignKey(Staff, models.PROTECT, related_name="broken_glass")
    why = models.CharField(max_length=500)
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["scheme", "-at"], name="glass_newest")]


class Heeded(models.Model):
    """A privacy officer has seen that glass was broken, or that the chain was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="heeded")
    glass = models.ForeignKey(BrokenGlass, models.PROTECT, null=True, related_name="heeded")
    alarm = models.ForeignKey(Alarm, models.PROTECT, null=True, related_name="heeded")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="heeded")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(glass__isnull=True) ^ Q(alarm__isnull=True), name="heeded_one_thing"
            )
        ]
