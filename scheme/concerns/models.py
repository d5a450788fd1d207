"""Concerns, the steps of their life, who is kept out of each, and messages."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.people.models import Person
from scheme.responses.models import Response
from scheme.schemes.models import Household, Scheme, Staff


class Unasked(models.Model):
    """What a concern and a message share; fields as in a response. Without a device: told on the hub's page."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="%(class)ss")
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="%(class)ss")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="%(class)ss")
    envelope = models.OneToOneField(Envelope, models.PROTECT, null=True, related_name="%(class)s")
    arrived_at = models.DateTimeField()
    topic = models.CharField(max_length=200, default="")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="%(class)ss")
    person_said = models.CharField(max_length=200, null=True)
    language = models.CharField(max_length=200)
    begun = models.CharField(max_length=200)
    begun_at = models.DateTimeField(null=True)
    skew_seconds = models.BigIntegerField(null=True)
    here = models.JSONField(null=True)

    class Meta:
        abstract = True


class Concern(Unasked):
    """Someone may not be safe, or something is wrong; ids as in ``easyread.concern``. Free words are kept sealed."""

    wish = models.CharField(max_length=200, default="")
    detail = models.CharField(max_length=200, default="")
    who = models.JSONField(default=list)
    safe = models.CharField(max_length=200, default="")
    wants = models.CharField(max_length=200, default="")
    contact = models.CharField(max_length=200, default="")
    by = models.CharField(max_length=200, default="self")

    class Meta:
        indexes = [models.Index(fields=["scheme", "-arrived_at"], name="concerns_newest")]


class Message(Unasked):
    """What someone chose to say unasked: good news, an idea, a problem. ``about``: the id of a topic picture."""

    about = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [models.Index(fields=["scheme", "-arrived_at"], name="messages_newest")]


class Step(models.Model):
    """One recorded move in the life of a concern, a message or a response; it never changes.

    ``facts``: what belongs to the move, as ``facts.py`` has it. ``corrects``: the step that this one takes the
    place of; both stay. ``by``: None where the person themself moved it, by a verdict. "not-own": what was said
    is not this person's own; the response stays, and is not counted.
    """

    class What(models.TextChoices):
        """The moves there are."""

        SEEN = "seen", _("Seen")
        NOT_OWN = "not-own", _("Not this person's own")
        NAMED = "named", _("Who is named")
        OWNED = "owned", _("Whose it is")
        WISHES = "wishes", _("What the person wants")
        TRIAGED = "triaged", _("Decided")
        ACTED = "acted", _("Acted")
        REFERRED = "referred", _("Referred")
        TOLD = "told", _("Told the person")
        SORTED = "sorted", _("The person says whether it is sorted")
        LINKED = "linked", _("Linked to another concern")
        NUMBERED = "numbered", _("Incident number")
        OVERRAN = "overran", _("Why a clock was overrun")
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Opened again")
        FOLLOWED = "followed", _("Asked whether it helped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="steps")
    concern = models.ForeignKey(Concern, models.PROTECT, null=True, related_name="steps")
    response = models.ForeignKey(Response, models.PROTECT, null=True, related_name="steps")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="steps")
    what = models.CharField(max_length=20, choices=What.choices)
    facts = models.JSONField(default=dict)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="steps")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["scheme", "what", "-at"], name="steps_newest"),
            models.Index(fields=["response", "what"], name="steps_of_response"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(concern__isnull=False, response=None, message=None)
                | Q(concern=None, response__isnull=False, message=None)
                | Q(concern=None, response=None, message__isnull=False),
                name="step_of_one_thing",
            )
        ]


class Named(models.Model):
    """Someone of the staff is named in a concern, says this step: they are kept out, unless it was corrected."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="named")
    concern = models.ForeignKey(Concern, models.PROTECT, related_name="named")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="named_in")
    step = models.ForeignKey(Step, models.PROTECT, related_name="named")
