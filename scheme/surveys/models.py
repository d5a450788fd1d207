"""Published surveys, symbol sets, the files of their packs, who is asked how often, and what devices say they have."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from scheme.devices.models import Device
from scheme.people.models import Person
from scheme.schemes.models import Household, Scheme, Staff


class SurveyVersion(models.Model):
    """One published version of a survey. The database lets nobody change or delete it.

    ``digest``: of the text. ``manifest`` and ``signature``: what devices verify.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="survey_versions")
    survey = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    manifest = models.BinaryField()
    signature = models.BinaryField(max_length=64)
    practice = models.BooleanField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(Staff, models.PROTECT, related_name="published")

    class Meta:
        constraints = [models.UniqueConstraint("scheme", "survey", "version", name="one_for_each_version")]
        ordering = ["survey", "-version"]

    def __str__(self) -> str:
        return f"{self.survey} {self.version}"


class PackFile(models.Model):
    """One file of a pack, by its digest. The database lets nobody change or delete it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="pack_files")
    version = models.ForeignKey(SurveyVersion, models.PROTECT, related_name="files")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint("version", "name", name="one_file_of_a_name")]
        indexes = [models.Index(fields=["scheme", "digest"], name="pack_files_by_digest")]


class SymbolSet(models.Model):
    """One version of a symbol set that staff handed in; it is in use until it has an end.

    ``holder``: who holds its licence. ``manifest`` and ``signature``: what devices verify.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="symbol_sets")
    name = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    holder = models.CharField(max_length=200)
    manifest = models.BinaryField()
    signature = models.BinaryField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="symbol_sets")

    class Meta:
        constraints = [models.UniqueConstraint("scheme", "name", "version", name="one_set_for_each_version")]
        ordering = ["name", "-version"]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class SymbolSetEnd(models.Model):
    """From here on this version is drawn for nobody: a newer one came, or staff withdrew it. Its pictures are gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="symbol_set_ends")
    set = models.OneToOneField(SymbolSet, models.PROTECT, related_name="end")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="symbol_set_ends")


class SymbolFile(models.Model):
    """The picture of one concept in a symbol set that is in use, as PNG, by its digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="symbol_files")
    set = models.ForeignKey(SymbolSet, models.PROTECT, related_name="files")
    concept = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint("set", "concept", name="one_symbol_of_a_concept")]
        indexes = [models.Index(fields=["scheme", "digest"], name="symbol_files_by_digest")]
        ordering = ["concept"]


class Draft(models.Model):
    """A survey that staff look at before they publish it. Changed, it is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="drafts")
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="drafts")


class DraftFile(models.Model):
    """A picture or a recording of a draft, as it was handed in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="draft_files")
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    name = models.CharField(max_length=80)
    content = models.BinaryField()


class Often(models.TextChoices):
    """How often somebody is asked."""

    ONCE = "once", _("Once")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")
    SIX_MONTHLY = "six-monthly", _("Every six months")
    REVIEWS = "reviews", _("At the start, and at each review")


class Plan(models.Model):
    """Who is asked a survey, how often and from when; neither person nor household means everyone.

    A plan never changes. Another one is a new row, and one that is over has an end.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="plans")
    survey = models.CharField(max_length=200)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="plans")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="plans")
    often = models.CharField(max_length=20, choices=Often.choices)
    begins = models.DateField()
    until = models.DateField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="plans")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(household=None) | models.Q(person=None), name="plan_for_one_kind"
            )
        ]
        ordering = ["survey", "begins", "made_at"]


class PlanEnd(models.Model):
    """From here on nobody is asked by this plan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="plan_ends")
    plan = models.OneToOneField(Plan, models.PROTECT, related_name="end")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="plan_ends")


class Review(models.Model):
    """A person's review is on this day, so what is asked at reviews is due again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="reviews")
    person = models.ForeignKey(Person, models.PROTECT, related_name="reviews")
    on = models.DateField()
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_by = models.ForeignKey(Staff, models.PROTECT, related_name="reviews")


class Having(models.Model):
    """What a device said it has: the tag of its list, and the digests of the manifests it asks by.

    A new row each time that changes.
    """

    id = models.BigAutoField(primary_key=True)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="havings")
    device = models.ForeignKey(Device, models.PROTECT, related_name="havings")
    tag = models.CharField(max_length=64)
    packs = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["device", "-id"], name="havings_newest")]
