"""Wishes to talk, and the steps staff take."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.people.models import Person
from scheme.responses.models import Response
from scheme.schemes.models import Household, Scheme, Staff


class Concern(models.Model):
    """A wish that someone from the scheme talks to the person; fields as in a response."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="concerns")
    device = models.ForeignKey(Device, models.PROTECT, related_name="concerns")
    household = models.ForeignKey(Household, models.PROTECT, related_name="concerns")
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="concern")
    arrived_at = models.DateTimeField()
    wish = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="concerns")
    person_said = models.CharField(max_length=200, null=True)
    language = models.CharField(max_length=200)
    begun = models.CharField(max_length=200)
    begun_at = models.DateTimeField(null=True)
    skew_seconds = models.BigIntegerField(null=True)
    here = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["scheme", "-arrived_at"], name="concerns_newest")]


class Step(models.Model):
    """One recorded move in the life of a concern, or of a response; it never changes.

    "not-own": what was said is not this person's own; the response stays, and is not counted.
    """

    class What(models.TextChoices):
        """The moves there are so far."""

        SEEN = "seen"
        NOT_OWN = "not-own"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="steps")
    concern = models.ForeignKey(Concern, models.PROTECT, null=True, related_name="steps")
    response = models.ForeignKey(Response, models.PROTECT, null=True, related_name="steps")
    what = models.CharField(max_length=20, choices=What.choices)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="steps")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(concern__isnull=True) ^ Q(response__isnull=True), name="step_of_one_thing"
            )
        ]
