"""Who sent a request: a device proves it by its signature, and the request gets its scheme."""

import base64
import binascii
import uuid
from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import HttpRequest
from msgspec import Struct
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from easyread.envelope import request_digest
from scheme.devices.models import Device


class Claim(Struct, frozen=True):
    """A request that says it is from a device; ``words`` are what the device must have signed."""

    device: uuid.UUID
    words: bytes
    signature: bytes

    def proved(self, device: Device | None) -> bool:
        """Whether this device signed it."""
        return device is not None and signed(bytes(device.public), self.words, self.signature)


def claim(request: HttpRequest, body: bytes, hub: str) -> Claim | None:
    """Which device a request says it is from, None when it says so of none."""
    try:
        id = uuid.UUID(request.headers.get("Heard-Device", ""))
        signature = base64.b64decode(request.headers.get("Heard-Signature", ""), validate=True)
    except (ValueError, binascii.Error):
        return None
    return Claim(id, request_digest(request.method or "", request.path, body, hub), signature)


def device_of(id: uuid.UUID) -> Device | None:
    """Any scheme's device with this id. Here alone a device is found before its scheme is known."""
    return _whole().filter(pk=id).first()


def locked(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Device]:
    """Those with these ids, theirs alone until the transaction ends: one round of a device at a time.

    Always in one order. SQLite has one writer anyway.
    """
    found = _whole().select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
    return {device.pk: device for device in found}


def _whole() -> QuerySet[Device]:
    return Device.objects.select_related("scheme", "household__visiting", "revocation")


def signed(public: bytes, words: bytes, signature: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed these words."""
    try:
        VerifyKey(public).verify(words, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
