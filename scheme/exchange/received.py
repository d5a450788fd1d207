"""What has arrived at this hub, in numbers, for ``python -m scheme received``."""

from typing import Any

from scheme.concerns.models import Concern
from scheme.exchange.models import Envelope
from scheme.responses.models import Response


def received() -> dict[str, Any]:
    """Counts over all schemes of the hub, and the response that came last. It says nothing of what was answered."""
    return {
        "responses": Response.objects.count(),
        "concerns": Concern.objects.count(),
        "quarantined": Envelope.objects.filter(how=Envelope.How.QUARANTINED).count(),
        "latest": _latest(),
    }


def _latest() -> dict[str, Any] | None:
    sent = Response.objects.select_related("envelope").exclude(envelope=None)
    last = sent.order_by("-envelope__mark").first()
    if last is None or last.envelope is None:
        return None
    answers = last.answers.filter(practice=False).count()
    return {
        "id": str(last.pk),
        "envelope": str(last.envelope.envelope_id),
        "survey": last.survey,
        "ended": last.ended,
        "answers": answers,
    }
