"""A response that came on paper: typed by a member of staff, marked as such, scored as any other."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from easyread import response as said
from easyread.survey import Survey
from scheme.audit import chain
from scheme.people import consents
from scheme.people.models import Person
from scheme.responses.keeping import answers_of, store
from scheme.responses.models import Response, Source
from scheme.schemes.models import Household, Staff


@transaction.atomic
def keep_paper(
    staff: Staff, person: Person, household: Household, survey: Survey, body: said.Response
) -> Response:
    """Keep what stood on paper. It has no device and no envelope, and the database lets it have none."""
    scheme = staff.scheme
    on = datetime.combine(datetime.fromisoformat(body.begun).date(), time(12))
    response = Response(
        scheme=scheme,
        source=Source.PAPER,
        entered_by=staff,
        household=household,
        arrived_at=timezone.now(),
        person=person,
        person_said=body.person,
        ended=body.ended,
        survey=survey.id,
        version=survey.version,
        known=True,
        language=body.language,
        begun=body.begun,
        begun_at=timezone.make_aware(on),
        skew_seconds=0,
        consent_said=body.consent.said if body.consent else None,
        consent_version=body.consent.version if body.consent else None,
        here=body.here,
        help=body.help,
        seen=body.seen,
    )
    answers, picks = answers_of(response, survey, body.answers, practice=False)
    response.watch = any(pick.watch for pick in picks)
    chain.note(scheme, staff, "entered paper response", str(response.pk))
    store(scheme, [response], answers, picks)
    consents.keep([(response, body)])
    return response
