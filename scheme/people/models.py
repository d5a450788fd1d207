"""Person, stay and carer."""

import uuid

from django.db import models

from scheme.schemes.models import Household, Scheme


class Person(models.Model):
    """Someone the scheme supports; ``portrait`` is a picture."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="people")
    name = models.CharField(max_length=60)
    portrait = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name


class Stay(models.Model):
    """A person lives or stays in a household; they may do so in several."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="stays")
    household = models.ForeignKey(Household, models.PROTECT, related_name="stays")
    person = models.ForeignKey(Person, models.PROTECT, related_name="stays")

    class Meta:
        constraints = [models.UniqueConstraint("scheme", "household", "person", name="one_stay")]


class Carer(models.Model):
    """A Shared Lives carer of a household."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="carers")
    household = models.ForeignKey(Household, models.PROTECT, related_name="carers")
    name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name
