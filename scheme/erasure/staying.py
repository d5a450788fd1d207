"""What of all that was said may be erased now, and what stays because it is open, unread, held or referred."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from scheme.concerns.models import Concern, Message, Step
from scheme.concerns.standing import standing
from scheme.people.models import Person
from scheme.responses.models import Response, Sealed

Thing = Response | Concern | Message | Sealed

HELD = _("It is held: a court, an inquest or an inquiry may ask for it.")
UNREAD = _("Nobody has read it yet.")
OPEN = _("It is still open.")
REFERRED = _("It was referred for safeguarding.")


class Stays(Struct, frozen=True):
    """One thing that is not erased, and why."""

    thing: Thing
    why: Promise


class Sorted(Struct, frozen=True):
    """What would go, and what would stay."""

    goes: tuple[Thing, ...]
    stays: tuple[Stays, ...]


def sort(things: Iterable[Thing]) -> Sorted:
    """Each either goes or stays."""
    goes, stays = [], []
    for thing in things:
        why = kept_for(thing)
        if why is None:
            goes.append(thing)
        else:
            stays.append(Stays(thing, why))
    return Sorted(tuple(goes), tuple(stays))


def said_by(person: Person, concerns: QuerySet[Concern]) -> list[Thing]:
    """All that came of one person, and what others noticed of them; of the concerns those that may be looked at."""
    of = {"person": person}
    return [
        *person.scheme.responses.filter(**of).order_by("arrived_at"),
        *concerns.filter(**of).order_by("arrived_at"),
        *person.scheme.messages.filter(**of).order_by("arrived_at"),
    ]


def kept_for(thing: Thing) -> Promise | None:
    """Why it is not erased now; None where it may be."""
    if isinstance(thing, Sealed):
        whole = thing.response or thing.concern or thing.message
        return kept_for(whole) if whole else None
    if thing.person_id and thing.scheme.holds.filter(person=thing.person_id, lifted_at=None).exists():
        return HELD
    if isinstance(thing, Concern):
        return _of_concern(thing)
    if not _seen(thing.steps.all()) and (isinstance(thing, Message) or thing.look):
        return UNREAD
    if isinstance(thing, Response) and thing.tasks.filter(done_at=None).exists():
        return OPEN
    return None


def _of_concern(concern: Concern) -> Promise | None:
    stands = standing(concern)
    if stands.last(Step.What.SEEN) is None:
        return UNREAD
    if stands.closed_at is None:
        return OPEN
    return REFERRED if stands.last(Step.What.REFERRED) else None


def _seen(steps: QuerySet[Step]) -> bool:
    return steps.filter(what=Step.What.SEEN).exists()
