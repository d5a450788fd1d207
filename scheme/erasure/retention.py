"""What is over its time by the scheme's settings, and the daily sweep that erases it; never what is unread or open."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from msgspec import Struct

from scheme.audit import chain
from scheme.clocks.models import Alert
from scheme.clocks.numbers import Chosen, chosen
from scheme.clocks.raising import keep
from scheme.concerns.models import Concern
from scheme.erasure.erasing import erase
from scheme.erasure.staying import Sorted, said_by, sort
from scheme.people.models import Person
from scheme.responses.models import Sealed
from scheme.responses.reading import subject_of
from scheme.responses.sealing import seal
from scheme.schemes.models import Scheme, Staff
from scheme.schemes.roles import Power, has

BY = "the scheme's settings"
"""Who asked, where nobody did."""


class Over(Struct, frozen=True):
    """One person whose support ended so long ago, and what they said."""

    person: Person
    found: Sorted


def people(scheme: Scheme, concerns: QuerySet[Concern], numbers: Chosen, now: datetime) -> list[Over]:
    """Those of whom something is left."""
    last = _years_before(timezone.localdate(now), numbers.keep_years)
    ended = scheme.people.filter(until__lte=last).order_by("name")
    found = [Over(person, sort(said_by(person, concerns))) for person in ended]
    return [one for one in found if one.found.goes or one.found.stays]


def voices(scheme: Scheme, numbers: Chosen, now: datetime) -> Sorted:
    """Raw voices whose words were agreed so long ago."""
    before = now - timedelta(days=numbers.voice_days)
    return sort(scheme.sealed.filter(kind=Sealed.Kind.VOICE, agreed__at__lte=before))


def agree(staff: Staff, voice: Sealed, words: str, now: datetime) -> None:
    """Keep the words of a voice, sealed as itself is."""
    subject = subject_of(voice)
    with transaction.atomic():
        locked = staff.scheme.sealed.select_for_update(of=("self",), no_key=True).get(pk=voice.pk)
        chain.note(staff.scheme, staff, "agreed the words of a voice", str(subject.pk))
        if not staff.scheme.agreed.filter(voice=locked).exists():
            kept = seal(subject, Sealed.Kind.WORDS, words.encode(), voice.question or "agreed")
            staff.scheme.agreed.create(voice=locked, words=kept, by=staff, at=now)


def erase_due(scheme: Scheme, now: datetime) -> tuple[int, int]:
    """Erase all of it, each person by itself; how many things went, and how many stayed."""
    numbers = chosen(scheme)
    went = stayed = 0
    for over in people(scheme, scheme.concerns.all(), numbers, now):
        if over.found.goes:
            why = f"{numbers.keep_years} years after support ended"
            erase(scheme, None, over.found.goes, BY, why, now, over.person)
        went, stayed = went + len(over.found.goes), stayed + len(over.found.stays)
    old = voices(scheme, numbers, now)
    if old.goes:
        why = f"{numbers.voice_days} days after its words were agreed"
        erase(scheme, None, old.goes, BY, why, now)
    return went + len(old.goes), stayed + len(old.stays)


def sweep(scheme: Scheme, now: datetime) -> None:
    """Once a day, when its digests go; privacy officers are told that something went."""
    local = timezone.localtime(now)
    today = {"scheme": scheme, "day": local.date()}
    if local.time() < chosen(scheme).digest_at or scheme.sweeps.filter(**today).exists():
        return
    try:
        with transaction.atomic():
            mine = scheme.sweeps.create(**today)
    except IntegrityError:
        return  # Another process was first.
    mine.went, mine.stayed = erase_due(scheme, now)
    mine.save(update_fields=["went", "stayed"])
    if mine.went:
        _tell(scheme, local.date(), now)


def _tell(scheme: Scheme, day: date, now: datetime) -> None:
    for staff in scheme.staff.filter(is_active=True):
        if has(staff, Power.ERASE):
            told = {"staff": staff, "address": staff.email, "due_at": now, "at": now}
            keep(Alert(scheme=scheme, clock="erased", turn=day.isoformat(), **told))


def _years_before(day: date, years: int) -> date:
    """The same day of the year then; of the 29th of February the 28th."""
    then = max(day.year - years, 1)
    try:
        return day.replace(year=then)
    except ValueError:
        return day.replace(year=then, day=28)
