"""Who sent a request: a device proves it by its signature, and the request gets its scheme."""

import base64
import binascii
import uuid

from django.http import HttpRequest
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from easyread.envelope import request_digest
from scheme.devices.models import Device


def sender(request: HttpRequest, body: bytes, hub: str) -> Device | None:
    """The paired device that signed this request, None when there is none or the signature is wrong."""
    try:
        id = uuid.UUID(request.headers.get("Heard-Device", ""))
        signature = base64.b64decode(request.headers.get("Heard-Signature", ""), validate=True)
    except (ValueError, binascii.Error):
        return None
    device = device_of(id)
    words = request_digest(request.method or "", request.path, body, hub)
    return device if device and signed(bytes(device.public), words, signature) else None


def device_of(id: uuid.UUID) -> Device | None:
    """Any scheme's device with this id: the one place where a device is found before its scheme is known."""
    return Device.objects.select_related("scheme", "household", "revocation").filter(pk=id).first()


def signed(public: bytes, words: bytes, signature: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed these words."""
    try:
        VerifyKey(public).verify(words, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
