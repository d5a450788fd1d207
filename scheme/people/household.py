"""What devices are told of their household, signed by the scheme, and the photos it names."""

import hashlib
import uuid
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from msgspec import Struct

from easyread.envelope import (
    HouseholdDocument,
    Number,
    Person,
    Photo,
    Signed,
    canonical,
    document_digest,
)
from scheme import keys
from scheme.devices.models import Device
from scheme.people import errands, models, profiles
from scheme.people.asking import not_asked
from scheme.schemes.models import Household, Scheme

ROOM = 1_500_000
"""Bytes of photos that one exchange carries; the others come with the next."""


class News(Struct, frozen=True):
    """What a device does not have yet: a newer household document, and photos."""

    household: Signed | None
    photos: tuple[Photo, ...]


def going_on(today: date, prefix: str = "") -> Q:
    """Rows with ``since`` and ``until`` that stand on this day; None is open."""
    begun = Q(**{f"{prefix}since__isnull": True}) | Q(**{f"{prefix}since__lte": today})
    return begun & (Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": today}))


def who_is_there(household: Household, today: date) -> list[models.Person]:
    """Everyone who lives or stays in the household on this day, by name; of a visiting device its one person."""
    people = household.scheme.people.filter(going_on(today))
    visiting = household.scheme.visiting.filter(household=household).first()
    if visiting:
        errand = errands.under_way(visiting)
        people = people.filter(pk=errand.person_id) if errand else people.none()
    else:
        stays = household.stays.filter(going_on(today))
        people = people.filter(pk__in=stays.values("person"))
    return list(people.select_related("photo").defer("photo__jpeg").order_by("name", "pk"))


def document(household: Household, version: int, today: date) -> HouseholdDocument:
    """The household on this day, and the scheme's help numbers."""
    scheme = household.scheme
    people = who_is_there(household, today)
    visiting = scheme.visiting.filter(household=household).first()
    errand = errands.under_way(visiting) if visiting else None
    quiet = not_asked(scheme, people)
    rows, taken = profiles.newest(scheme, people), profiles.taken(scheme, people)
    return HouseholdDocument(
        version=version,
        scheme=scheme.name,
        people=tuple(_person(person, person.pk not in quiet, rows, taken) for person in people),
        numbers=tuple(
            Number(name=number.name, digits=number.digits, picture=number.picture)
            for number in scheme.help_numbers.order_by("place", "name")
        ),
        visiting=visiting is not None,
        until=errands.lapses_at(errand).isoformat() if errand else "",
    )


def _person(
    person: models.Person,
    asked: bool,
    rows: Mapping[uuid.UUID, models.Profile],
    taken: Mapping[uuid.UUID, tuple[str, ...]],
) -> Person:
    return Person(
        id=str(person.pk),
        name=person.name,
        portrait=person.portrait,
        photo=person.photo.digest if hasattr(person, "photo") else "",
        asked=asked,
        profile=profiles.profile_of(person, rows.get(person.pk)),
        liked=taken.get(person.pk, ()),
    )


def told(scheme: Scheme, devices: Collection[uuid.UUID]) -> dict[uuid.UUID, models.Told]:
    """By device, what it was told last."""
    found = {row.device_id: row for row in scheme.told.filter(device__in=devices)}
    for id in set(devices) - found.keys():
        # Two rounds of one device may come at once: the second finds the row that the first made.
        found[id], _ = scheme.told.get_or_create(device_id=id)
    return found


def news(device: Device, told: models.Told, newer_than: int, held: Collection[str] | None) -> News:
    """What the device lacks. ``newer_than``: the version it has; ``held``: its photos, None if it shows none."""
    household, scheme, today = device.household, device.scheme, timezone.localdate()
    _renew(told, household, newer_than, today)
    signed = None
    if told.version > newer_than:
        words = canonical(document(household, told.version, today))
        signing = keys.scheme_keys(settings.DATA, str(scheme.pk)).sign
        signed = Signed(document=words, signature=signing.sign(document_digest(words)).signature)
    missing = set(told.photos) - set(held) if held is not None else set()
    photos = tuple(carried(scheme.photos.filter(digest__in=missing))) if missing else ()
    return News(signed, photos)


def _renew(told: models.Told, household: Household, newer_than: int, today: date) -> None:
    """A new version where what the device is told has changed: by staff, or because a day came.

    A device that has a later version than the hub knows of was told by a hub that a backup took the place of.
    """
    basis = f"{household.version} {today}"
    if told.basis == basis and newer_than <= told.version:
        return
    fresh = document(household, 0, today)
    digest = hashlib.sha256(canonical(fresh)).hexdigest()
    if digest != told.digest or newer_than > told.version:
        told.version = max(told.version, newer_than) + 1
    told.basis, told.digest = basis, digest
    told.photos = sorted({person.photo for person in fresh.people if person.photo})
    told.save()


def carried(found: QuerySet[Any]) -> Iterator[Photo]:
    """As many of these photos as one exchange has room for; of people or of staff."""
    room = ROOM
    for photo in found.order_by("digest").iterator():
        room -= len(photo.jpeg)
        if room < 0:
            return
        yield Photo(digest=photo.digest, jpeg=bytes(photo.jpeg))
