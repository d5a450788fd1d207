"""Who sent a request: a device proves it by its signature, and the request gets its scheme."""

import base64
import binascii
import uuid
from collections.abc import Iterable

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


def devices_of(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Device]:
    """Any scheme's devices with these ids: the one place where a device is found before its scheme is known."""
    found = Device.objects.select_related("scheme", "household", "revocation").filter(pk__in=ids)
    return {device.pk: device for device in found}


def device_of(id: uuid.UUID) -> Device | None:
    """The one device with this id."""
    return devices_of([id]).get(id)


def signed(public: bytes, words: bytes, signature: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed these words."""
    try:
        VerifyKey(public).verify(words, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
