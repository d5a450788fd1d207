"""Whether people want to be asked, as staff wrote it down, and how their consent was judged."""

import uuid
from collections.abc import Iterable

from scheme.people.models import Asking, Person
from scheme.schemes.models import Scheme


def not_asked(scheme: Scheme, people: Iterable[Person] | None = None) -> set[uuid.UUID]:
    """The ids of those who told staff that they do not want to be asked; among these people, or in the scheme."""
    rows = scheme.askings.order_by("at")
    if people is not None:
        rows = rows.filter(person__in=[person.pk for person in people])
    newest = {row.person_id: row for row in rows}
    return {id for id, row in newest.items() if not row.wants}


def newest(person: Person) -> Asking | None:
    """What staff last wrote down; None where nobody said anything."""
    return person.askings.select_related("by").first()
