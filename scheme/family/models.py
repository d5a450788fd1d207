"""What belongs to someone who told without an account: their code, what is answered, and how often they tried."""

import uuid

from django.db import models

from scheme.concerns.models import Concern
from scheme.schemes.models import Scheme, Staff


class FollowUp(models.Model):
    """The code of a concern that came without an account.

    ``form``: SHA-256 of the form's name, so that sending it twice tells it once. ``code``: what is kept of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="follow_ups")
    concern = models.OneToOneField(Concern, models.PROTECT, related_name="follow_up")
    form = models.BinaryField(max_length=32)
    code = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "form"], name="told_once"),
            models.UniqueConstraint(fields=["scheme", "code"], name="one_follow_up_code"),
        ]


class Answered(models.Model):
    """One turn of the answers to a concern that came without an account.

    ``by``: who of the staff answered; None is answered back, and then ``words`` is empty and what was said is
    sealed. ``form``: as in a follow-up.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="answered")
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="answers")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="answered")
    words = models.TextField(default="")
    form = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["scheme", "form"], name="answered_once")]


class Try(models.Model):
    """Something that one network may do only so often; forgotten after an hour. ``whose``: a digest of it."""

    class What(models.TextChoices):
        """What is counted."""

        TELL = "tell"
        CODE = "code"

    id = models.BigAutoField(primary_key=True)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="tries", db_index=False)
    what = models.CharField(max_length=10, choices=What.choices)
    whose = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["scheme", "what", "whose", "at"], name="tries_of_a_network")]
