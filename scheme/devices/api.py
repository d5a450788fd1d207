"""POST /api/v1/pairing/…: a device asks for its document, knocks, and waits for staff to compare four pictures."""

import base64
import binascii
from collections.abc import Callable

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from msgspec import Struct

from easyread.envelope import canonical, request_digest
from easyread.pairing import Key, commitment, document_mac
from scheme.devices import pairing
from scheme.devices.codes import document
from scheme.devices.models import Pairing
from scheme.devices.pairing import NOT_PROVED, NotPaired
from scheme.devices.signed import signed
from scheme.exchange.body import TooLarge, body_of
from scheme.schemes.hub import this_hub

_LARGEST = 10_000


class Asked(Struct, frozen=True):
    """A device asks for the document of a code; ``code``: its id."""

    v: int
    code: Key


class Knocking(Struct, frozen=True):
    """A device proves the code and shows the public half of its key."""

    v: int
    code: Key
    public: Key
    mac: Key


class Waiting(Struct, frozen=True):
    """A device adds its chance to the pictures, and asks what staff said."""

    v: int
    code: Key
    nonce: Key


Answer = Callable[[HttpRequest, bytes], dict[str, object]]


def _answered(answer: Answer) -> Callable[[HttpRequest], HttpResponse]:
    """A view: 200 with what ``answer`` says, else an error by its name."""

    @csrf_exempt
    @require_POST
    def view(request: HttpRequest) -> HttpResponse:
        try:
            return JsonResponse({"v": 1, **answer(request, body_of(request, _LARGEST))})
        except TooLarge:
            return JsonResponse({"error": "too large"}, status=413)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return JsonResponse({"error": "cannot be read"}, status=400)
        except NotPaired as refused:
            return JsonResponse({"error": str(refused)}, status=403)

    return view


def _document(request: HttpRequest, body: bytes) -> dict[str, object]:
    found = pairing.pairing_of(msgspec.json.decode(body, type=Asked).code)
    pairing.need_open(found)
    words = canonical(document(found))
    return {"document": _base(words), "mac": _base(document_mac(bytes(found.code_key), words))}


def _knock(request: HttpRequest, body: bytes) -> dict[str, object]:
    sent = msgspec.json.decode(body, type=Knocking)
    found = pairing.pairing_of(sent.code)
    knock = pairing.knock(found, sent.public, sent.mac, _holds(request, body, sent.public))
    return {"commitment": _base(commitment(bytes(knock.hub_nonce), sent.public))}


def _wait(request: HttpRequest, body: bytes) -> dict[str, object]:
    sent = msgspec.json.decode(body, type=Waiting)
    found = pairing.pairing_of(sent.code)
    if not hasattr(found, "knock") or not _holds(request, body, bytes(found.knock.public)):
        raise NotPaired(NOT_PROVED)
    knock = pairing.wait(found, sent.nonce)
    return {"nonce": _base(bytes(knock.hub_nonce)), **_state(found)}


def _state(found: Pairing) -> dict[str, object]:
    """What staff said: waiting, same with the device's id, or that it is over."""
    if not hasattr(found, "end"):
        pairing.need_open(found)
        return {"state": "waiting", "device": ""}
    device = found.end.device
    return {"state": found.end.how, "device": str(device.pk) if device else ""}


def _holds(request: HttpRequest, body: bytes, public: bytes) -> bool:
    """Whether whoever sent this holds the private half of ``public``."""
    try:
        signature = base64.b64decode(request.headers.get("Heard-Signature", ""), validate=True)
    except (ValueError, binascii.Error):
        return False
    return signed(public, request_digest("POST", request.path, body, this_hub()), signature)


def _base(words: bytes) -> str:
    return base64.b64encode(words).decode()


pairing_document, pairing_knock, pairing_wait = _answered(_document), _answered(_knock), _answered(_wait)
