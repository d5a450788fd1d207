"""The rows of the audit chain."""

import uuid

from django.db import models

from scheme.schemes.models import Scheme, Staff


class Entry(models.Model):
    """Who did what to what. ``digest`` covers this row and the digest before it, so a change shows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="audit")
    number = models.BigIntegerField()
    at = models.DateTimeField()
    who = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="audit")
    what = models.CharField(max_length=40)
    about = models.CharField(max_length=80)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "number"], name="one_for_each_number")]
        ordering = ["number"]
