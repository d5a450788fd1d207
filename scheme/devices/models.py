"""Device, pairing code, knock and revocation; what becomes of each is a row of its own, which never changes."""

import uuid

from django.db import models

from scheme.schemes.models import Household, Scheme, Staff


class Device(models.Model):
    """One kiosk. The fields from ``heard_at`` on are what it last said of itself; None is "not said yet".

    ``sequence``: the last it gave out. ``missing``: how many of its sequences have not come, as last noted.
    ``holds``: how many different envelopes of it the hub ever stored, in quarantine too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="devices")
    household = models.ForeignKey(Household, models.PROTECT, related_name="devices")
    public = models.BinaryField(max_length=32)
    paired_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)
    pending = models.PositiveBigIntegerField(null=True)
    free_bytes = models.PositiveBigIntegerField(null=True)
    app = models.CharField(max_length=40, default="")
    voices = models.CharField(max_length=200, default="")
    sound = models.BooleanField(null=True)
    skew_seconds = models.BigIntegerField(null=True)
    sequence = models.PositiveBigIntegerField(null=True)
    missing = models.PositiveBigIntegerField(default=0)
    holds = models.PositiveBigIntegerField(default=0)


class Pairing(models.Model):
    """A one-time code. Two keys derived from it are kept, and neither says anything of the code.

    ``device``: the one that is to be paired again; None makes a new one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="pairings")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="pairings")
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="pairings_again")
    address = models.CharField(max_length=300)
    code_id = models.BinaryField(max_length=32, unique=True)
    code_key = models.BinaryField(max_length=32)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="pairings")
    made_at = models.DateTimeField()
    until = models.DateTimeField()


class PairingTry(models.Model):
    """One try that named a code and did not prove it, or came from a second device."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="pairing_tries")
    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="tries")
    at = models.DateTimeField()
    why = models.CharField(max_length=40)


class Knock(models.Model):
    """A device showed a code and asks to be believed. ``device_nonce``: empty until it has the hub's commitment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="knocks")
    pairing = models.OneToOneField(Pairing, models.PROTECT, related_name="knock")
    public = models.BinaryField(max_length=32)
    hub_nonce = models.BinaryField(max_length=32)
    device_nonce = models.BinaryField(max_length=32, default=b"")
    at = models.DateTimeField()


class PairingEnd(models.Model):
    """What staff said to a knock, or that they ended its code. ``device``: the one that is believed from here on."""

    class How(models.TextChoices):
        """How it ended."""

        SAME = "same"
        DIFFERENT = "different"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="pairing_ends")
    pairing = models.OneToOneField(Pairing, models.PROTECT, related_name="end")
    how = models.CharField(max_length=10, choices=How.choices)
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="pairing_ends")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="pairing_ends")
    at = models.DateTimeField()


class Revocation(models.Model):
    """From here on the device is not believed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="revocations")
    device = models.OneToOneField(Device, models.PROTECT, related_name="revocation")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="revocations")
    at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=200, default="")


class Sighting(models.Model):
    """Something odd in what a device sends, that staff should know. ``low``, ``high``: the sequences it is about.

    What was set aside is told once a day: then both are the day, counted from 1 January of year 1.
    """

    class What(models.TextChoices):
        """What was seen."""

        FORK = "fork"
        ROLLBACK = "rollback"
        GAP = "gap"
        DAMAGE = "damage"
        ASIDE = "aside"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="sightings")
    device = models.ForeignKey(Device, models.PROTECT, related_name="sightings")
    what = models.CharField(max_length=10, choices=What.choices)
    low = models.BigIntegerField()
    high = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("device", "what", "low", "high", name="one_sighting")]
