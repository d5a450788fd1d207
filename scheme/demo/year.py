"""Fills the made-up scheme with the year that its people had, by the road on which every answer comes."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db import transaction
from nacl.signing import SigningKey

from easyread.body import Body
from easyread.survey import Survey
from scheme.concerns.models import Step
from scheme.demo.care import taken
from scheme.demo.cast import BENGALI, BESIDE, PORTRAITS, SILENT, WELSH, Home
from scheme.demo.sending import Keys, Tablet, keys_of
from scheme.demo.stories import READ, SORTED, TOLD
from scheme.demo.visits import Life, noticed, year
from scheme.schemes.models import Household, Role, Scheme
from scheme.surveys import shelf

QUIET = ("Kiln House", "Linden Road")
"""Households whose tablet has not been heard of for a while."""


def fill(scheme: Scheme, now: datetime, cast: Sequence[Home]) -> int:
    """The households of the cast, made where they are not there yet, with a year each; how many people came."""
    surveys = {one.id: one for one in shelf.surveys().values()}
    here = set(scheme.households.values_list("name", flat=True))
    came = 0
    with transaction.atomic():
        keys = keys_of(scheme)
        before = set(scheme.devices.values_list("pk", flat=True))
        for home in cast:
            household = scheme.households.filter(name=home.name).first() or settle(scheme, home)
            if scheme.devices.filter(household=household, responses__isnull=False).exists():
                continue
            _tell(household, home, keys, surveys, now)
            came += len(home.people) if home.name not in here else 0
        _see(scheme, before, now)
    return came


def _see(scheme: Scheme, before: set[UUID], now: datetime) -> None:
    """Staff saw all that came from these tablets, within hours, but for the last week."""
    by = scheme.staff.filter(role=Role.RESPONDER).first()
    if by is None:
        return
    told = {"arrived_at__lt": now - timedelta(days=7)}
    looked = scheme.responses.filter(watch=True, **told).exclude(device__in=before)
    heard = scheme.concerns.filter(**told).exclude(device__in=before)
    scheme.steps.bulk_create(
        [
            *(
                Step(scheme=scheme, response=one, what="seen", by=by, at=_soon(one.arrived_at))
                for one in looked
            ),
        ]
    )
    looked.update(waits=False)
    for one in heard:
        taken(scheme, one, by, (*READ, *TOLD, *SORTED), now)


def _soon(arrived: datetime) -> datetime:
    """Between one hour and a day later, the same each time."""
    return arrived + timedelta(hours=1 + arrived.minute % 23)


def settle(scheme: Scheme, home: Home) -> Household:
    """A household with its carer and its people."""
    household = scheme.households.create(name=home.name)
    scheme.carers.create(household=household, name=home.carer)
    for name in home.people:
        portrait = PORTRAITS[sum(name.encode()) % len(PORTRAITS)]
        person = scheme.people.create(name=name, portrait=portrait, languages=_languages(name))
        scheme.stays.create(household=household, person=person)
    return household


def _tell(household: Household, home: Home, keys: Keys, surveys: dict[str, Survey], now: datetime) -> None:
    key = SigningKey.generate()
    device = household.scheme.devices.create(
        household=household, public=bytes(key.verify_key), paired_at=now - timedelta(days=366)
    )
    tablet = Tablet(device, key, keys)
    last = now - timedelta(days=4 if home.name in QUIET else 0, minutes=1)
    for at, said in _rounds(household, home, surveys, now):
        tablet.send(said, min(at, last))
    tablet.send((), last)


def _said(life: Life, surveys: dict[str, Survey], now: datetime) -> Iterator[tuple[datetime, Body]]:
    if life.name in SILENT:
        return noticed(life, surveys["what-we-noticed"], now)
    return year(life, surveys, now)


def _rounds(
    household: Household, home: Home, surveys: dict[str, Survey], now: datetime
) -> Iterator[tuple[datetime, list[Body]]]:
    """What was said on one day goes in one round, a little later."""
    told = sorted(
        (
            (at, body)
            for stay in household.stays.select_related("person")
            for at, body in _said(_life(str(stay.person.pk), stay.person.name, home), surveys, now)
        ),
        key=lambda one: one[0],
    )
    for _, day in groupby(told, key=lambda one: one[0].date()):
        both = list(day)
        yield both[-1][0] + timedelta(minutes=25), [body for _, body in both]


def _life(id: str, name: str, home: Home) -> Life:
    return Life(
        person=id,
        name=name,
        language=_languages(name)[0],
        then=home.then,
        now=home.now,
        beside=name in BESIDE,
    )


def _languages(name: str) -> list[str]:
    first = [language for language, names in (("cy", WELSH), ("bn", BENGALI)) if name in names]
    return [*first, "en"]
