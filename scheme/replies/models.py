"""Replies and who approved them, where they were shown, the person's verdicts, and what the scheme changed."""

import uuid

from django.db import models

from scheme.concerns.models import Concern, Message
from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.people.models import Person
from scheme.responses.models import Response
from scheme.schemes.models import Scheme, Staff


class Reply(models.Model):
    """What the scheme says back to one person. ``lines``: words with their picture, as in ``easyread.line``.

    ``on_tablet``: it is shown on the household's tablets. ``asks``: it ends with "Is it better now?".
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="replies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="replies")
    concern = models.ForeignKey(Concern, models.PROTECT, null=True, related_name="replies")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="replies")
    response = models.ForeignKey(Response, models.PROTECT, null=True, related_name="replies")
    lines = models.JSONField()
    asks = models.BooleanField(default=True)
    on_tablet = models.BooleanField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="replies")
    at = models.DateTimeField()


class Approval(models.Model):
    """From here on devices are told the reply."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="approvals")
    reply = models.OneToOneField(Reply, models.PROTECT, related_name="approval")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Showing(models.Model):
    """A device said that this reply was on its screen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="showings")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="showings")
    device = models.ForeignKey(Device, models.PROTECT, related_name="showings")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("reply", "device", name="one_showing")]


class Verdict(models.Model):
    """What the person said to "Is it better now?": better, bit, no, or talk. ``reply_said``: the id as it came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="verdicts")
    device = models.ForeignKey(Device, models.PROTECT, related_name="verdicts")
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="verdict")
    reply = models.ForeignKey(Reply, models.PROTECT, null=True, related_name="verdicts")
    reply_said = models.CharField(max_length=200)
    said = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="verdicts")
    arrived_at = models.DateTimeField()

    class Meta:
        ordering = ["arrived_at"]


class StaffPhoto(models.Model):
    """A member of staff's photo, beside "read what you said" in their replies; made small as a person's is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="staff_photos")
    staff = models.OneToOneField(Staff, models.PROTECT, related_name="photo")
    digest = models.CharField(max_length=64)
    jpeg = models.BinaryField()
    made_at = models.DateTimeField()


class Change(models.Model):
    """An entry of "You said, we did": what changed. ``published_at``: from here on devices are told it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="changes")
    lines = models.JSONField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)


class Brought(models.Model):
    """The replies a device was told last: a version, the digest of all that was in it, and what it was made from.

    ``photos``: the digests of those that it names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="replies_brought")
    device = models.OneToOneField(Device, models.PROTECT, related_name="replies_brought")
    version = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")
    basis = models.CharField(max_length=160, default="")
    photos = models.JSONField(default=list)
