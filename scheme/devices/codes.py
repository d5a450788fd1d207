"""Makes the one-time codes by which devices are paired, and the documents that go with them."""

import secrets
import ssl
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.utils import timezone
from mnemonic import Mnemonic
from msgspec import Struct

from easyread import pairing_text
from easyread.pairing import CODE, PairingDocument, code_id, code_key
from easyread.pairing import PublicKey as Half
from scheme import certificates
from scheme.devices.models import Device, Pairing
from scheme.schemes.hub import this_hub
from scheme.schemes.models import Household, PublicKey, Scheme, Staff

VALID = timedelta(minutes=15)
TRIES = 5


class Code(Struct, frozen=True):
    """A code as it is shown once: twelve words to type, or a text for a QR code that holds the document too."""

    pairing: Pairing
    words: tuple[str, ...]
    text: str


def make_code(
    household: Household, address: str, by: Staff | None = None, again: Device | None = None
) -> Code:
    """A new code for a device of a household, or to pair ``again`` one that it has."""
    code = secrets.token_bytes(CODE)
    now = timezone.now()
    pairing = household.scheme.pairings.create(
        household=household,
        device=again,
        address=address,
        code_id=code_id(code),
        code_key=code_key(code),
        by=by,
        made_at=now,
        until=now + VALID,
    )
    words = tuple(_language().to_mnemonic(code).split())
    return Code(pairing, words, pairing_text.written(code, document(pairing)))


def document(pairing: Pairing) -> PairingDocument:
    """What the device of this code is told of its scheme."""
    scheme = pairing.scheme
    return PairingDocument(
        hub=pairing.address,
        hub_id=this_hub(),
        ca=_authority() if pairing.address.startswith("https:") else b"",
        scheme=scheme.name,
        household=pairing.household.name if pairing.household else "",
        device=str(pairing.device_id or ""),
        scheme_key=_public(scheme, PublicKey.Use.SIGN).public,
        team_key=_public(scheme, PublicKey.Use.TEAM),
        escrow_key=_public(scheme, PublicKey.Use.ESCROW),
    )


@cache
def _language() -> Mnemonic:
    return Mnemonic("english")


def _authority() -> bytes:
    return ssl.PEM_cert_to_DER_cert(certificates.authority_file(settings.DATA).read_text())


def _public(scheme: Scheme, use: PublicKey.Use) -> Half:
    key = scheme.public_keys.get(use=use)
    return Half(key.name, bytes(key.public))
