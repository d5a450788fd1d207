"""POST /api/v1/exchange: the one loop with devices."""

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from easyread.envelope import MOST, Delivery, ExchangeRequest
from scheme.audit import chain, witness
from scheme.backup.models import backup_mark
from scheme.devices.signed import sender
from scheme.exchange.body import TooLarge, body_of
from scheme.exchange.taking import take
from scheme.people.household import news
from scheme.schemes.hub import this_hub
from scheme.surveys.delivering import bring


@csrf_exempt
@require_POST
def exchange(request: HttpRequest) -> HttpResponse:
    """Take a round of envelopes and answer after the commit. What a revoked device sends goes to quarantine."""
    try:
        body = body_of(request)
    except TooLarge:
        return JsonResponse({"error": "too large"}, status=413)
    device = sender(request, body, this_hub())
    if device is None:
        return JsonResponse({"error": "unknown device or wrong signature"}, status=401)
    try:
        sent = msgspec.json.decode(body, type=ExchangeRequest)
    except (msgspec.MsgspecError, RecursionError):
        return JsonResponse({"error": "cannot be read"}, status=400)
    if len(sent.envelopes) > MOST:
        return JsonResponse({"error": f"more than {MOST} envelopes"}, status=413)
    now = timezone.now()
    taken = take(device, sent.envelopes, sent.state, now)
    if hasattr(device, "revocation"):
        return JsonResponse({"error": "revoked"}, status=403)
    latest = news(device, sent.household, sent.photos)
    witness.heard(device, sent.audit_head)
    delivery = Delivery(
        settled=taken.settled,
        refused=taken.refused,
        holds=taken.holds,
        backup_mark=backup_mark(),
        audit_head=chain.head(device.scheme),
        time=now.isoformat(),
        household=latest.household,
        photos=latest.photos,
        surveys=bring(device, sent.having, now),
    )
    return HttpResponse(msgspec.json.encode(delivery), content_type="application/json")
