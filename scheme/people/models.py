"""Person, photo, stay, carer and family member: who is supported, where, and by whom."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from scheme.devices.models import Device
from scheme.people.consent_row import Consent as Consent
from scheme.people.profile_row import Profile as Profile
from scheme.schemes.models import Household, Scheme, Staff


def english() -> list[str]:
    """The languages of someone of whom nothing else is known."""
    return ["en"]


class Person(models.Model):
    """Someone the scheme supports.

    ``portrait``: a picture, shown where there is no photo. ``reference``: the
    scheme's own number for them, empty where it has none. ``languages``: tags,
    the one they like best first. ``since`` and ``until``: first and last day
    of support, None is "not said" and "goes on".
    """

    class Why(models.TextChoices):
        """Why support ended."""

        MOVED = "moved", _("They moved away")
        DIED = "died", _("They died")
        OTHER = "other", _("Another reason")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="people")
    name = models.CharField(max_length=60)
    portrait = models.CharField(max_length=60)
    reference = models.CharField(max_length=40, default="")
    languages = models.JSONField(default=english)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    until_why = models.CharField(max_length=10, choices=Why.choices, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "reference"], condition=~Q(reference=""), name="one_reference"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Photo(models.Model):
    """A person's photo as devices show it: JPEG without EXIF, at most 512 pixels a side; ``digest``: SHA-256."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="photos")
    person = models.OneToOneField(Person, models.PROTECT, related_name="photo")
    digest = models.CharField(max_length=64)
    jpeg = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)


class Stay(models.Model):
    """A person lives or stays in a household; they may do so in several. ``until``: the last day."""

    class Kind(models.TextChoices):
        """How someone is with a household."""

        LIVE_IN = "live-in", _("Lives there")
        SHORT_BREAKS = "short-breaks", _("Short breaks")
        DAY_SUPPORT = "day-support", _("Day support")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="stays")
    household = models.ForeignKey(Household, models.PROTECT, related_name="stays")
    person = models.ForeignKey(Person, models.PROTECT, related_name="stays")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.LIVE_IN)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "household", "person", "kind"],
                condition=Q(until__isnull=True),
                name="one_open_stay",
            )
        ]


class Carer(models.Model):
    """A Shared Lives carer of a household; ``until``: their last day as one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="carers")
    household = models.ForeignKey(Household, models.PROTECT, related_name="carers")
    name = models.CharField(max_length=60)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class FamilyMember(models.Model):
    """A relative or friend of a person; ``contact``: how staff reach them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="family_members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="family_members")
    name = models.CharField(max_length=60)
    relation = models.CharField(max_length=60)
    contact = models.CharField(max_length=200, default="")
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class NotTold(models.Model):
    """Someone who must not be told what this person says; it stands until it is lifted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="not_told")
    person = models.ForeignKey(Person, models.PROTECT, related_name="not_told")
    name = models.CharField(max_length=60)
    relation = models.CharField(max_length=60)
    why = models.CharField(max_length=500, default="")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at"]


class Lifting(models.Model):
    """From here on this someone may be told again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="liftings")
    of = models.OneToOneField(NotTold, models.PROTECT, related_name="lifting")
    why = models.CharField(max_length=500)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)


class Judgement(models.Model):
    """How a person's consent to being asked was judged under the Mental Capacity Act; the newest counts.

    ``who`` judged, ``on`` which day, and ``how``.
    """

    class Capacity(models.TextChoices):
        """Whether the person can decide this for themself."""

        HAS = "has", _("They can decide this for themself")
        LACKS = "lacks", _("They cannot decide this now; a best-interests decision was made")
        UNSURE = "unsure", _("Not sure; it has to be judged again")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="judgements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="judgements")
    capacity = models.CharField(max_length=10, choices=Capacity.choices)
    who = models.CharField(max_length=60)
    on = models.DateField()
    how = models.CharField(max_length=2000)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]


class Asking(models.Model):
    """Whether a person wants to be asked, as they told staff; the newest row counts, none is "nothing said"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="askings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="askings")
    wants = models.BooleanField()
    how = models.CharField(max_length=500)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]


class Visiting(models.Model):
    """This household is no home: its devices are visiting devices, carried by a worker or an advocate."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="visiting")
    household = models.OneToOneField(Household, models.PROTECT, related_name="visiting")
    carried_by = models.CharField(max_length=60)


class Errand(models.Model):
    """The one person whom visiting devices see next."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="errands")
    visiting = models.ForeignKey(Visiting, models.PROTECT, related_name="errands")
    person = models.ForeignKey(Person, models.PROTECT, related_name="errands")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]


class ErrandOver(models.Model):
    """The errand is over: the device forgets the person. ``by``: who ended it; None where the answers came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="errands_over")
    errand = models.OneToOneField(Errand, models.PROTECT, related_name="over")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)


class Told(models.Model):
    """The household document a device was told last; ``basis``: what it was made from, ``photos``: their digests."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="told")
    device = models.OneToOneField(Device, models.PROTECT, related_name="told")
    version = models.PositiveBigIntegerField(default=0)
    basis = models.CharField(max_length=60, default="")
    digest = models.CharField(max_length=64, default="")
    photos = models.JSONField(default=list)
