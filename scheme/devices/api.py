"""POST /api/v1/pair: a device shows its one-time code and leaves the public half of its key."""

import base64
import binascii
import uuid

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from msgspec import Struct

from scheme.devices.pairing import pair
from scheme.devices.signed import device_of
from scheme.exchange.body import TooLarge, body_of

_LARGEST = 10_000


class PairRequest(Struct, frozen=True):
    """What a device sends to be paired; keys and signature in base64."""

    v: int
    device: str
    code: str
    public: str
    signature: str


@csrf_exempt
@require_POST
def pair_device(request: HttpRequest) -> HttpResponse:
    """200 when the device is paired now or was with the same key; 403 says nothing of what was wrong."""
    try:
        sent = msgspec.json.decode(body_of(request, _LARGEST), type=PairRequest)
        id = uuid.UUID(sent.device)
        public = base64.b64decode(sent.public, validate=True)
        signature = base64.b64decode(sent.signature, validate=True)
    except TooLarge:
        return JsonResponse({"error": "too large"}, status=413)
    except (msgspec.MsgspecError, ValueError, binascii.Error, RecursionError):
        return JsonResponse({"error": "cannot be read"}, status=400)
    device = device_of(id)
    if device is None or not pair(device, sent.code, public, signature):
        return JsonResponse(
            {"error": "the code is wrong, used or too old, or the device is revoked"}, status=403
        )
    return JsonResponse({"v": 1, "device": str(device.pk)})
