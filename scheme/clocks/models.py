"""Numbers of the clocks, alerts and how each was posted, who is on call, tasks, and the heartbeat."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from scheme.concerns.models import Concern
from scheme.devices.models import Device
from scheme.schemes.models import Scheme, Staff


class Numbers(models.Model):
    """The settings of a scheme's clocks, as ``numbers.py`` has them; the newest row counts, none is the defaults."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="clock_numbers")
    chosen = models.JSONField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]


class Duty(models.Model):
    """From when until when someone reads first, or is on call. ``place``: their turn among first readers, from 0.

    ``ended_at``: it ended before that, for whatever reason.
    """

    class What(models.TextChoices):
        """Which duty."""

        READS = "reads", _("Reads concerns in office hours")
        ON_CALL = "on-call", _("On call outside office hours")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="duties")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="duties")
    what = models.CharField(max_length=10, choices=What.choices)
    place = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)


class Leave(models.Model):
    """Someone is away; ``cover`` does their duties meanwhile, None is nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="leaves")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="leaves")
    cover = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="covers")
    since = models.DateTimeField()
    until = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)


class Task(models.Model):
    """Something odd of a device, or a wish to answer alone, that a named person looks after.

    ``key``: what it is about, so that it comes once. ``response``: in which
    someone wished it. ``done_at`` and what follows: filled once, by whoever did it.
    """

    class What(models.TextChoices):
        """What is odd."""

        QUIET = "quiet", _("Nothing came from this tablet for too long")
        FORK = "fork", _("Two tablets speak as this one: it may have been copied")
        ROLLBACK = "rollback", _("This tablet was put back to an older state")
        GAP = "gap", _("Something that this tablet kept never came")
        DAMAGE = "damage", _("This tablet's file was damaged")
        ASIDE = "aside", _("Something that this tablet sent was kept aside: look at it")
        KEY = "key", _("This tablet lost its key")
        ALONE = "alone", _("Wants to answer later, on their own: find a time and a place with them")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="tasks")
    device = models.ForeignKey(Device, models.PROTECT, related_name="tasks")
    response = models.ForeignKey("responses.Response", models.PROTECT, null=True, related_name="tasks")
    what = models.CharField(max_length=10, choices=What.choices)
    key = models.CharField(max_length=60)
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="tasks")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    done = models.CharField(max_length=500, default="")

    class Meta:
        constraints = [models.UniqueConstraint("device", "what", "key", name="one_task")]


class Alert(models.Model):
    """Somebody is to be told that there is something to read: about a concern, a task, or what the day brought.

    ``clock``: which target; ``place``: 0 for the first who is told, 1 for the next. ``staff``: None is the outside
    name of the scheme, ``address`` theirs. ``due_at``: the minute it was for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="alerts")
    concern = models.ForeignKey(Concern, models.PROTECT, null=True, related_name="alerts")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="alerts")
    clock = models.CharField(max_length=20)
    turn = models.CharField(max_length=40, default="")
    place = models.PositiveSmallIntegerField(default=0)
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="alerts")
    address = models.EmailField()
    due_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "clock", "turn", "place"],
                condition=Q(concern__isnull=False),
                name="one_alert_of_a_place",
            ),
            models.UniqueConstraint(
                fields=["concern", "clock", "turn", "address"],
                condition=Q(concern__isnull=False),
                name="one_alert_to_a_person",
            ),
            models.UniqueConstraint(
                fields=["task"], condition=Q(task__isnull=False), name="one_alert_of_a_task"
            ),
            models.UniqueConstraint(
                fields=["scheme", "clock", "turn", "address"],
                condition=Q(concern=None, task=None),
                name="one_digest_a_day",
            ),
        ]


class Posting(models.Model):
    """An alert on its way, by e-mail or webhook; the rows that were not sent are the queue.

    ``taken_at``: a clock process took it up, by a conditional update. ``tries``, ``trouble``: what did not work.
    """

    class Way(models.TextChoices):
        """How it goes."""

        MAIL = "mail"
        WEBHOOK = "webhook"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="postings")
    alert = models.ForeignKey(Alert, models.PROTECT, related_name="postings")
    way = models.CharField(max_length=10, choices=Way.choices)
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [models.UniqueConstraint("alert", "way", name="one_posting")]
        indexes = [models.Index(fields=["taken_at"], condition=Q(sent_at=None), name="postings_waiting")]


class Heartbeat(models.Model):
    """When the clock process of this hub last did its round; one row."""

    at = models.DateTimeField()
