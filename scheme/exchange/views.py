"""POST /api/v1/exchange: the one loop with devices."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from scheme.devices.signed import claim
from scheme.exchange.answering import Answer, Asked, answers, refusal
from scheme.exchange.body import LARGEST, TooLarge, body_of
from scheme.exchange.together import Together
from scheme.schemes.hub import this_hub

_together: Together[Asked, Answer] = Together(
    answers, whose=lambda one: one.claim.device, size=lambda one: len(one.body), most=LARGEST
)


@csrf_exempt
@require_POST
def exchange(request: HttpRequest) -> HttpResponse:
    """Take a round of envelopes and answer after the commit, together with other rounds that wait."""
    answer = _answer(request)
    return HttpResponse(answer.said, status=answer.status, content_type="application/json")


def _answer(request: HttpRequest) -> Answer:
    try:
        body = body_of(request)
    except TooLarge:
        return refusal(413, "too large")
    said = claim(request, body, this_hub())
    return _together(Asked(said, body)) if said else refusal(401, "unknown device or wrong signature")
