"""Responses as rows of a list."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from msgspec import Struct

from easyread.survey import Survey
from scheme.portal.words import ENDED, HELP, HERE, NOTICED, Shown, one, several, who, worded
from scheme.responses.models import Response, Source
from scheme.schemes.models import Scheme
from scheme.surveys import published


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
    paper: bool
    noticed: bool


def newest(scheme: Scheme) -> QuerySet[Response]:
    """All responses of a scheme, the newest first."""
    return scheme.responses.select_related("person", "household").order_by("-arrived_at", "-pk")


def listed(scheme: Scheme, responses: Iterable[Response]) -> list[Listed]:
    """Responses as rows."""
    some = list(responses)
    known = published.several(scheme, {(one.survey, one.version) for one in some})
    return [_listed(one, title(known, one.survey, one.version)) for one in some]


def title(known: Mapping[published.Key, Survey], survey: str, version: int) -> str:
    """The survey's title in English, its id and version where the scheme does not have it."""
    found = known.get((survey, version))
    if found:
        return worded(found.title, "en").words
    return (
        _("%(survey)s %(version)d (not known here)") % {"survey": survey, "version": version}
        if survey
        else _("None begun")
    )


def speaker(response: Response) -> Shown:
    """Who said it, as chosen at the screen; of what others noticed, whom it is about and who they are."""
    said = who(response.person, response.person_said)
    if response.by == "self":
        return said
    by = one(NOTICED, response.by).words
    return Shown(_("About %(person)s, noticed by %(by)s") % {"person": said.words, "by": by}, said.picture)


def _listed(response: Response, survey: str) -> Listed:
    return Listed(
        id=str(response.pk),
        who=speaker(response),
        household=response.household.name,
        survey=survey,
        here=several(HERE, response.here),
        helped=several(HELP, response.help),
        ended=one(ENDED, response.ended),
        arrived_at=response.arrived_at,
        paper=response.source == Source.PAPER,
        noticed=response.by != "self",
    )
