"""Who must not be told what a person says; it stands first wherever staff could be about to tell them."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from scheme.people.models import NotTold, Person

MARKS = "person__not_told__lifting"
"""What a query for many things that people said takes along, so that each warning costs no query of its own."""


def standing(person: Person) -> QuerySet[NotTold]:
    """The marks that were not lifted."""
    return person.not_told.filter(lifting=None).select_related("by")


def warnings(person: Person | None) -> tuple[str, ...]:
    """A sentence for each, such as "Do NOT tell Tom Ashby (carer)."."""
    if person is None:
        return ()
    marks = (mark for mark in person.not_told.all() if not hasattr(mark, "lifting"))
    return tuple(
        _("Do NOT tell %(name)s (%(relation)s).") % {"name": mark.name, "relation": mark.relation}
        for mark in marks
    )
