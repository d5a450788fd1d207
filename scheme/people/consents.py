"""What people said to being asked: a row for each act that a response brings, and how they are shown."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from msgspec import Struct

from easyread.response import Response as Said
from easyread.stage import CONSENT_VERSION
from scheme import rows
from scheme.people import models
from scheme.people.wording import language
from scheme.portal.words import CONSENT, HERE, Shown, one, several
from scheme.responses.models import Response


class Act(Struct, frozen=True):
    """One act as staff read it. ``now``: its wording is the one that is shown today."""

    said: Shown
    version: int
    now: bool
    survey: str
    language: str
    here: tuple[Shown, ...]
    at: datetime
    where: str
    paper: bool


def keep(said: Iterable[tuple[Response, Said]]) -> None:
    """One insert for the acts of these responses, whether or not anything was answered; in the open transaction."""
    made = [row for response, body in said for row in _rows(response, body)]
    rows.add(made)


def acts(found: QuerySet[models.Consent]) -> list[Act]:
    """As rows of a person's page, the newest first."""
    return [_act(row) for row in found.select_related("household")]


def _rows(response: Response, body: Said) -> Iterable[models.Consent]:
    for place, act in enumerate(body.consents):
        yield models.Consent(
            scheme_id=response.scheme_id,
            person_id=response.person_id,
            person_said=response.person_said,
            household_id=response.household_id,
            device_id=response.device_id,
            envelope_id=response.envelope_id,
            entered_by_id=response.entered_by_id,
            place=place,
            said=act.said,
            version=act.version,
            survey=act.survey,
            language=body.language,
            here=body.here,
            begun_at=response.begun_at,
            arrived_at=response.arrived_at,
        )


def _act(row: models.Consent) -> Act:
    return Act(
        said=one(CONSENT, row.said),
        version=row.version,
        now=row.version == CONSENT_VERSION,
        survey=row.survey,
        language=language(row.language),
        here=several(HERE, row.here),
        at=row.begun_at or row.arrived_at,
        where=row.household.name,
        paper=row.device_id is None,
    )
