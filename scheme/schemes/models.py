"""Scheme, household, staff, help numbers, and the public halves of keys."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.Model):
    """A Shared Lives organisation; every row of the hub belongs to one. ``fictional``: of the demo, all made up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100)
    made_at = models.DateTimeField(auto_now_add=True)
    fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class PublicKey(models.Model):
    """The public half of one of a scheme's keys; ``name`` is the key id that envelopes carry."""

    class Use(models.TextChoices):
        """What a key is for."""

        SIGN = "sign"
        TEAM = "team"
        ESCROW = "escrow"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="public_keys")
    use = models.CharField(max_length=10, choices=Use.choices)
    name = models.CharField(max_length=32)
    public = models.BinaryField(max_length=32)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("scheme", "use", "name", name="one_public_key")]


class HelpNumber(models.Model):
    """A telephone number that the kiosk shows to someone who wants help."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="help_numbers")
    name = models.CharField(max_length=60)
    digits = models.CharField(max_length=30)
    picture = models.CharField(max_length=60, default="phone")
    place = models.PositiveSmallIntegerField(default=0)


class Household(models.Model):
    """Who lives or stays together; ``version`` counts what its devices are told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="households")
    name = models.CharField(max_length=100)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint("scheme", "name", name="one_household_name")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a member of staff may do; ``roles.py`` says what."""

    VIEWER = "viewer", _("Viewer")
    RESPONDER = "responder", _("Responder")
    SAFEGUARDING_LEAD = "safeguarding-lead", _("Safeguarding lead")
    PRIVACY_OFFICER = "privacy-officer", _("Privacy officer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Staff(AbstractBaseUser):
    """Someone who works for a scheme and signs in with an e-mail address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="staff")
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=20, choices=Role.choices)
    is_active = models.BooleanField(default=True)
    new_password_due = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = BaseUserManager()

    def __str__(self) -> str:
        return self.name
