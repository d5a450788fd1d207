"""Responses as rows of a list."""

from datetime import datetime

from django.db.models import QuerySet
from msgspec import Struct

from scheme.portal.words import ENDED, HELP, HERE, Shown, one, several, who
from scheme.responses.models import Response
from scheme.schemes.models import Scheme
from scheme.surveys import shelf


class Listed(Struct, frozen=True):
    """One response in a list."""

    id: str
    who: Shown
    household: str
    survey: str
    here: tuple[Shown, ...]
    helped: tuple[Shown, ...]
    ended: Shown
    arrived_at: datetime


def newest(scheme: Scheme) -> QuerySet[Response]:
    """All responses of a scheme, the newest first."""
    return scheme.responses.select_related("person", "household").order_by("-arrived_at", "-pk")


def listed(response: Response) -> Listed:
    """One response as a row."""
    return Listed(
        id=str(response.pk),
        who=who(response.person, response.person_said),
        household=response.household.name,
        survey=title(response.survey, response.version),
        here=several(HERE, response.here),
        helped=several(HELP, response.help),
        ended=one(ENDED, response.ended),
        arrived_at=response.arrived_at,
    )


def title(survey: str, version: int) -> str:
    """The survey's title in English, its id and version where the hub does not have it."""
    found = shelf.survey(survey, version)
    if found:
        return found.title.words["en"]
    return f"{survey} {version} (not known here)" if survey else "None begun"
