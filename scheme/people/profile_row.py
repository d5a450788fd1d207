"""The rows of a profile's history."""

import uuid

from django.db import models
from django.db.models import Q

from scheme.devices.models import Device
from scheme.schemes.models import Scheme, Staff


class Profile(models.Model):
    """How a person uses the kiosk, as it was from then on: the newest row counts, all others are its history.

    ``profile``: whole, as easyread has it; ``fields``: what this row changed.
    ``by``: who of the staff; None is the person themself, on ``device``, in
    the ``change`` of that id. ``how``: what they need and how they told it.
    ``flag``: it stands first on their page. ``review``: when it is looked at again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="profiles")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="profiles")
    profile = models.JSONField()
    fields = models.JSONField(default=list)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="profiles")
    change = models.CharField(max_length=64, default="")
    how = models.CharField(max_length=500, default="")
    flag = models.BooleanField(default=False)
    review = models.DateField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)
        constraints = (
            models.UniqueConstraint(
                fields=["device", "change"], condition=~Q(change=""), name="one_profile_a_change"
            ),
        )
