"""People, households and visiting devices as rows of lists."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from msgspec import Struct

from scheme.people import errands
from scheme.people.asking import not_asked
from scheme.people.household import going_on
from scheme.people.models import Carer, Errand, Person, Stay, Visiting
from scheme.people.wording import language
from scheme.schemes.models import Household, Scheme


class Listed(Struct, frozen=True):
    """One person in a list. ``stays``: those that go on today."""

    person: Person
    stays: tuple[Stay, ...]
    languages: str
    not_asked: bool
    judged: bool
    left: bool


class Home(Struct, frozen=True):
    """One household with who is there today."""

    household: Household
    stays: tuple[Stay, ...]
    carers: tuple[Carer, ...]


class Carried(Struct, frozen=True):
    """One visiting device, and whom it sees."""

    visiting: Visiting
    errand: Errand | None
    devices: int


def people(scheme: Scheme, said: str = "", left: bool = False) -> list[Listed]:
    """By name: everyone who is supported, or whose support is over; ``said``: part of a name or reference."""
    today = timezone.localdate()
    found = scheme.people.filter(until__lt=today) if left else scheme.people.exclude(until__lt=today)
    if said:
        found = found.filter(Q(name__icontains=said) | Q(reference__icontains=said))
    return _listed(scheme, found, today)


def _listed(scheme: Scheme, found: QuerySet[Person], today: date) -> list[Listed]:
    people = list(found.select_related("photo").defer("photo__jpeg").order_by("name", "pk"))
    ids = [person.pk for person in people]
    stays: dict[object, list[Stay]] = {}
    for stay in scheme.stays.filter(going_on(today), person__in=ids).select_related("household"):
        stays.setdefault(stay.person_id, []).append(stay)
    quiet = not_asked(scheme, people)
    judged = set(scheme.judgements.filter(person__in=ids).values_list("person_id", flat=True))
    return [
        Listed(
            person=person,
            stays=tuple(stays.get(person.pk, ())),
            languages=", ".join(language(tag) for tag in person.languages),
            not_asked=person.pk in quiet,
            judged=person.pk in judged,
            left=person.until is not None and person.until < today,
        )
        for person in people
    ]


def homes(scheme: Scheme) -> list[Home]:
    """Every household by name, visiting devices aside."""
    today = timezone.localdate()
    stays: dict[object, list[Stay]] = {}
    for stay in scheme.stays.filter(going_on(today), going_on(today, "person__")).select_related("person"):
        stays.setdefault(stay.household_id, []).append(stay)
    carers: dict[object, list[Carer]] = {}
    for carer in scheme.carers.filter(going_on(today)).order_by("name"):
        carers.setdefault(carer.household_id, []).append(carer)
    found = scheme.households.filter(visiting=None).order_by("name")
    return [Home(one, tuple(stays.get(one.pk, ())), tuple(carers.get(one.pk, ()))) for one in found]


def carried(scheme: Scheme) -> list[Carried]:
    """Every visiting device by name."""
    found = scheme.visiting.select_related("household").order_by("household__name")
    return [
        Carried(one, errands.under_way(one), one.household.devices.exclude(public=None).count())
        for one in found
    ]
