"""Who asked for what to be erased, the tombstone of each thing that was, and what is held back from it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from scheme.people.models import Person
from scheme.responses.models import Sealed
from scheme.schemes.models import Scheme, Staff


class Erasure(models.Model):
    """One act of erasing. ``person``: all that they said; None is one thing. ``by``: None is the hub itself.

    ``asked``: who asked for it, in the words of whoever did it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="erasures")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="erasures")
    asked = models.CharField(max_length=100)
    why = models.CharField(max_length=500)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="erasures")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]


class Tombstone(models.Model):
    """Something was here, and was erased; nothing of what it said. ``subject``: the id that it had."""

    class Kind(models.TextChoices):
        """What it was."""

        RESPONSE = "response", _("Response")
        CONCERN = "concern", _("Concern")
        MESSAGE = "message", _("Message")
        PART = "part", _("Words, recording or photo")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="tombstones")
    erasure = models.ForeignKey(Erasure, models.PROTECT, related_name="tombstones")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    subject = models.UUIDField(unique=True)


class Agreed(models.Model):
    """The words of a recorded voice, as agreed with the person; from here on the days of the raw voice count."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="agreed")
    voice = models.OneToOneField(Sealed, models.PROTECT, related_name="agreed")
    words = models.OneToOneField(Sealed, models.PROTECT, related_name="agreed_of")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Sweep(models.Model):
    """On this day the hub erased by itself what was due: how many things went, and how many stayed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="sweeps")
    day = models.DateField()
    went = models.PositiveIntegerField(default=0)
    stayed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["scheme", "day"], name="one_sweep_a_day")]


class Hold(models.Model):
    """Nothing that this person said is erased, until the hold is lifted: a court, an inquest or an inquiry asks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="holds")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holds")
    why = models.CharField(max_length=500)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(lifted_at=None), name="one_open_hold")
        ]
