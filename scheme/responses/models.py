"""What people answered: a response, its answers, and each choice that was picked."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.people.models import Person
from scheme.schemes.models import Household, Scheme, Staff


class Source(models.TextChoices):
    """How a response came: sealed by a device, or typed from paper by a member of staff."""

    KIOSK = "kiosk", "Kiosk"
    PAPER = "paper", "Paper"


class Helped(models.TextChoices):
    """What the help that was said comes to, the most of it."""

    UNSAID = "unsaid", "Not asked"
    ALONE = "alone", "Nobody helped"
    HELPED = "helped", "Someone read or explained"
    CHOSE = "chose", "Someone chose for them"


class Response(models.Model):
    """The answers of one visit. Who it was is what was chosen at the screen, not proved.

    ``by``: self; family or carer in what they noticed of the person, which is never counted as theirs.
    ``person_said``: the id as it came, empty for "someone else". ``begun``:
    the device's clock as it came, ``begun_at`` the same where it can be read,
    ``skew_seconds`` how far that clock was off when it was sent, None where
    the device did not say. ``here`` and ``help``: None is "not asked".
    ``known``: the hub had this version of the survey, so marks were looked up.
    ``look``: someone should look at it today; ``waits``: and nobody marked it as seen yet. ``month``: the first of the
    month it arrived in, by the clock here. ``helped``: what ``help`` comes to.
    ``there``: those of ``here`` that are known, each between two spaces.
    One from paper has no device and no envelope, and says which member of
    staff entered it; the database takes no mixture of the two.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="responses", db_index=False)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.KIOSK)
    entered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="entered")
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="responses")
    household = models.ForeignKey(Household, models.PROTECT, related_name="responses")
    envelope = models.OneToOneField(Envelope, models.PROTECT, null=True, related_name="response")
    arrived_at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="responses")
    by = models.CharField(max_length=200, default="self")
    person_said = models.CharField(max_length=200)
    ended = models.CharField(max_length=200)
    survey = models.CharField(max_length=200)
    version = models.IntegerField()
    known = models.BooleanField()
    watch = models.BooleanField()
    look = models.BooleanField(default=False)
    waits = models.BooleanField(default=False)
    month = models.DateField()
    helped = models.CharField(max_length=10, choices=Helped.choices, default=Helped.UNSAID)
    there = models.CharField(max_length=60, default="")
    language = models.CharField(max_length=200)
    begun = models.CharField(max_length=200)
    begun_at = models.DateTimeField(null=True)
    skew_seconds = models.BigIntegerField(null=True)
    consent_said = models.CharField(max_length=200, null=True)
    consent_version = models.IntegerField(null=True)
    here = models.JSONField(null=True)
    on_own = models.CharField(max_length=200, null=True)
    help = models.JSONField(null=True)
    seen = models.JSONField()

    class Meta:
        indexes = [
            # With all that a list is filtered by and that only few may have, so that years are passed over in it alone.
            models.Index(
                fields=[
                    *("scheme", "-arrived_at", "-id"),
                    *("survey", "version", "helped", "ended", "source", "by", "there", "look"),
                ],
                name="responses_listed",
            ),
            models.Index(fields=["scheme", "survey", "version"], name="responses_of_survey"),
            models.Index(
                fields=["scheme", "person", "-arrived_at", "-id", "survey", "version"],
                name="responses_of_person",
            ),
            models.Index(fields=["scheme", "household", "-arrived_at", "-id"], name="responses_of_household"),
            # Few, whatever was seen in years.
            models.Index(fields=["scheme", "waits"], condition=Q(waits=True), name="responses_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(source="kiosk", device__isnull=False, envelope__isnull=False, entered_by=None)
                | Q(source="paper", device=None, envelope=None, entered_by__isnull=False),
                name="from_a_device_or_from_paper",
            )
        ]


class Answer(models.Model):
    """What was given to one question; ``order`` is the choice ids as the cards stood.

    ``helped``: the person said that someone helped with this one; False is "not asked".
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="answers", db_index=False)
    response = models.ForeignKey(Response, models.PROTECT, related_name="answers")
    place = models.PositiveSmallIntegerField()
    practice = models.BooleanField()
    question = models.CharField(max_length=200)
    value = models.CharField(max_length=20)
    by = models.CharField(max_length=200)
    order = models.JSONField()
    seconds = models.FloatField()
    tries = models.IntegerField()
    explained = models.BooleanField()
    helped = models.BooleanField(default=False)

    class Meta:
        ordering = ["place"]


class Picked(models.Model):
    """One choice of an answer, with its score and its mark from the survey's file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="picks", db_index=False)
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="picks")
    place = models.PositiveSmallIntegerField()
    choice = models.CharField(max_length=200)
    score = models.IntegerField(null=True)
    watch = models.BooleanField()

    class Meta:
        ordering = ["place"]


class Tally(models.Model):
    """How many answers of a month came to one value; the sum over ``shard`` is what a scan of all answers finds.

    ``value``: as in an answer. ``choice``: empty counts the answers; else, of those picked, the ones with it.
    ``by``: self or proxy. ``helped``: of the whole response. ``shard``: parts a row, so that processes that take
    exchanges at once do not wait for each other.
    """

    id = models.BigAutoField(primary_key=True)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="tallies", db_index=False)
    survey = models.CharField(max_length=200)
    version = models.IntegerField()
    month = models.DateField()
    question = models.CharField(max_length=200)
    value = models.CharField(max_length=20)
    choice = models.CharField(max_length=200)
    by = models.CharField(max_length=5)
    helped = models.CharField(max_length=10, choices=Helped.choices)
    shard = models.PositiveSmallIntegerField()
    n = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("scheme", "survey", "version", "month", "question"),
                    *("value", "choice", "by", "helped", "shard"),
                ],
                name="one_tally",
            )
        ]


class Sealed(models.Model):
    """Words, a voice or a photo of what someone told, sealed to the team; ``reading.py`` alone opens it."""

    class Kind(models.TextChoices):
        """What is inside."""

        WORDS = "words", _("Words")
        NOTE = "note", _("Note")
        VOICE = "voice", _("Voice")
        PHOTO = "photo", _("Photo")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="sealed")
    response = models.ForeignKey(Response, models.PROTECT, null=True, related_name="sealed")
    concern = models.ForeignKey("concerns.Concern", models.PROTECT, null=True, related_name="sealed")
    message = models.ForeignKey("concerns.Message", models.PROTECT, null=True, related_name="sealed")
    question = models.CharField(max_length=200, default="")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=32)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["kept_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(response__isnull=False, concern=None, message=None)
                | Q(response=None, concern__isnull=False, message=None)
                | Q(response=None, concern=None, message__isnull=False),
                name="sealed_of_one_thing",
            )
        ]
