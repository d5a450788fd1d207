"""How a device becomes one of the scheme's: a one-time code in a file, and the public half of its own key."""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from easyread.envelope import request_digest
from scheme import certificates, keys
from scheme.devices.models import Device
from scheme.devices.signed import signed
from scheme.schemes.hub import this_hub
from scheme.schemes.models import Household, PublicKey

VALID = timedelta(minutes=15)
TRIES = 5
PATH = "/api/v1/pair"


def add_device(household: Household, address: str) -> dict[str, Any]:
    """A new device of a household: what its pairing file says. The PIN stands only there."""
    code = secrets.token_hex(16)
    scheme = household.scheme
    with transaction.atomic():
        device = scheme.devices.create(household=household)
        scheme.pairings.create(device=device, code_digest=_digest(code), until=timezone.now() + VALID)
    return {
        "v": 1,
        "hub": address,
        "hub_id": this_hub(),
        "ca": certificates.authority_file(settings.DATA).read_text() if address.startswith("https:") else "",
        "scheme_key": _public(household, PublicKey.Use.SIGN)["public"],
        "team_key": _public(household, PublicKey.Use.TEAM),
        "escrow_key": _public(household, PublicKey.Use.ESCROW),
        "device": str(device.pk),
        "code": code,
        "pin": f"{secrets.randbelow(10**6):06}",
    }


def write_file(file: Path, content: dict[str, Any]) -> None:
    """Write a pairing file that only its owner may read; ``FileExistsError`` when there is one."""
    keys.keep(file, json.dumps(content, indent=1).encode())


def pair(device: Device, code: str, public: bytes, signature: bytes) -> bool:
    """Take the device's public key if the code is right, not spent and not too old; one try is counted."""
    words = request_digest("POST", PATH, f"{device.pk}\n{code}".encode(), this_hub())
    now = timezone.now()
    with transaction.atomic():
        pairing = device.scheme.pairings.select_for_update(no_key=True).get(device=device)
        device.refresh_from_db()
        right = hmac.compare_digest(bytes(pairing.code_digest), _digest(code))
        proved = right and signed(public, words, signature)
        if proved and device.public is not None:
            return bytes(device.public) == public and not hasattr(device, "revocation")
        if not proved or _spent(pairing.tries, pairing.until, now) or hasattr(device, "revocation"):
            pairing.tries = min(pairing.tries + 1, TRIES)
            pairing.save(update_fields=["tries"])
            return False
        device.public, device.paired_at = public, now
        device.save(update_fields=["public", "paired_at"])
    return True


def _spent(tries: int, until: datetime, now: datetime) -> bool:
    return tries >= TRIES or now > until


def _digest(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()


def _public(household: Household, use: PublicKey.Use) -> dict[str, str]:
    key = household.scheme.public_keys.get(use=use)
    return {"id": key.name, "public": base64.b64encode(bytes(key.public)).decode()}
