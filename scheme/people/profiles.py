"""How people use the kiosk: what staff wrote down and what they themselves changed; the newest row counts."""

import uuid
from collections.abc import Collection, Iterable, Mapping

import msgspec
from msgspec.structs import replace

from easyread.profile import Liked, Profile, changed, fitted
from scheme.devices.models import Device
from scheme.people import models
from scheme.people.changing import noted
from scheme.people.telling import households_of, tell
from scheme.schemes.models import Scheme, Staff

MOST = 100
"""Changes that one round may bring."""


def newest(scheme: Scheme, people: Collection[models.Person]) -> dict[uuid.UUID, models.Profile]:
    """Of each of these the row that counts."""
    rows = scheme.profiles.filter(person__in=[person.pk for person in people])
    return {row.person_id: row for row in rows.order_by("at")}


def profile_of(person: models.Person, row: models.Profile | None) -> Profile:
    """The profile as devices are told it; the languages stand on the person's own page."""
    held = msgspec.convert(row.profile, Profile) if row else Profile()
    return fitted(replace(held, languages=tuple(person.languages)))


def taken(scheme: Scheme, people: Collection[models.Person]) -> dict[uuid.UUID, tuple[str, ...]]:
    """Of each of these the ids of the last change from each device that the profile holds."""
    rows = scheme.profiles.filter(person__in=[p.pk for p in people]).exclude(device=None)
    last: dict[uuid.UUID, dict[uuid.UUID, str]] = {}
    for row in rows.order_by("at"):
        assert row.device_id is not None
        last.setdefault(row.person_id, {})[row.device_id] = row.change
    return {person: tuple(sorted(by.values())) for person, by in last.items()}


def write_down(staff: Staff, person: models.Person, profile: Profile, fields: Mapping[str, object]) -> None:
    """What staff found out with the person; ``fields``: how, whether it is flagged, and when it is looked at again."""
    row = newest(person.scheme, [person]).get(person.pk)
    names = changed(profile_of(person, row), profile)
    with noted(staff, "wrote down profile", person):
        models.Profile(
            scheme=staff.scheme,
            person=person,
            by=staff,
            profile=msgspec.to_builtins(profile),
            fields=list(names),
            **fields,
        ).save()
        tell(households_of(person))


def take(device: Device, liked: Iterable[Liked], there: Iterable[models.Person]) -> None:
    """What people changed themselves on this device, each change once, of those whom the device is told of."""
    people = {str(person.pk): person for person in there}
    for change in list(liked)[:MOST]:
        person = people.get(change.person)
        if person is None or device.profiles.filter(change=change.id[:64]).exists():
            continue
        row = newest(person.scheme, [person]).get(person.pk)
        models.Profile(
            scheme=device.scheme,
            person=person,
            device=device,
            change=change.id[:64],
            profile=msgspec.to_builtins(change.over(profile_of(person, row))),
            fields=[name for name in change.fields if name in Profile.__struct_fields__],
            how=row.how if row else "",
            flag=row.flag if row else False,
            review=row.review if row else None,
        ).save()
        tell(households_of(person))
