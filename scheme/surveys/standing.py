"""How a survey stands: which devices have it, and who has answered in this turn."""

import uuid
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from msgspec import Struct

from easyread.pack import digest
from scheme.people.household import who_is_there
from scheme.schemes.models import Household, Scheme
from scheme.surveys.delivering import told_today
from scheme.surveys.due import asked_of
from scheme.surveys.models import SurveyVersion, SymbolSet


class DeviceHas(Struct, frozen=True):
    """One device. ``has``: it confirmed the whole pack; ``current``: it knows who is asked what today."""

    id: str
    household: str
    has: bool
    current: bool
    said_at: datetime | None
    heard_at: datetime | None


class Standing(Struct, frozen=True):
    """One person who is asked. ``since``: when this turn began; ``last``: when they last finished it."""

    name: str
    household: str
    since: datetime
    last: datetime | None

    @property
    def done(self) -> bool:
        """They answered in this turn."""
        return self.last is not None and self.last >= self.since


def devices(scheme: Scheme, newest: SurveyVersion | SymbolSet) -> list[DeviceHas]:
    """Every device that is in use, by household."""
    name = digest(bytes(newest.manifest))
    rows = scheme.devices.filter(revocation=None).exclude(public=None).select_related("household", "scheme")
    found = []
    for device in rows.order_by("household__name", "pk"):
        last = device.havings.last()
        tag = told_today(device, timezone.now())
        found.append(
            DeviceHas(
                str(device.pk),
                device.household.name,
                last is not None and name in last.packs,
                tag == (last.tag if last else ""),
                last.at if last else None,
                device.heard_at,
            )
        )
    return found


def answered(scheme: Scheme, survey: str, today: date) -> list[Standing]:
    """Everybody who is asked this survey today, with when they last finished it."""
    finished = scheme.responses.filter(survey=survey, ended="finished").exclude(person=None)
    last = dict(finished.values_list("person").annotate(Max("arrived_at")).order_by())
    found: dict[str, Standing] = {}
    for household in scheme.households.order_by("name"):
        for name, id, since in _asked(household, survey, today):
            before = found.get(str(id))
            since = max(since, before.since) if before else since
            found[str(id)] = Standing(name, household.name, since, last.get(id))
    return sorted(found.values(), key=lambda one: (one.household, one.name))


def _asked(household: Household, survey: str, today: date) -> list[tuple[str, uuid.UUID, datetime]]:
    people = {str(person.pk): person for person in who_is_there(household, today)}
    asked, _ = asked_of(household, list(people), today)
    found = []
    for one in asked:
        person = people.get(one.person)
        if one.survey == survey and person is not None:
            found.append((person.name, person.pk, one.since))
    return found
