"""What a person said to being asked, each time they said it, as a row that never changes."""

import uuid

from django.db import models

from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.schemes.models import Household, Scheme, Staff


class Consent(models.Model):
    """One act of consent. ``said``: yes, not-now or later-alone. ``version``: of the wording they heard.

    ``survey``: the questions at which they heard it again, empty before any.
    ``person_said``: the id as it came, empty for "someone else". ``here``: who
    was said to be there, None is "not asked". ``begun_at``: when the visit
    began by the device's clock, None where it cannot be read. One from paper
    has neither device nor envelope, and says who of the staff entered it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="consents")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="consents")
    person_said = models.CharField(max_length=200)
    household = models.ForeignKey(Household, models.PROTECT, related_name="consents")
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="consents")
    envelope = models.ForeignKey(Envelope, models.PROTECT, null=True, related_name="consents")
    entered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    place = models.PositiveSmallIntegerField()
    said = models.CharField(max_length=200)
    version = models.IntegerField()
    survey = models.CharField(max_length=200)
    language = models.CharField(max_length=200)
    here = models.JSONField(null=True)
    begun_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField()

    class Meta:
        ordering = ("-arrived_at", "-envelope_id", "-place")
        indexes = (models.Index(fields=["person", "-arrived_at"], name="consents_of_person"),)
