"""Seals words, voices and photos for the team and for escrow, as envelopes are; nothing here can open them."""

import secrets

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.public import PublicKey as BoxKey
from nacl.public import SealedBox

from scheme.responses.models import Response, Sealed
from scheme.schemes.models import PublicKey

BOX = 80
"""A content key of 32 bytes in an X25519 sealed box."""
NONCE = 24


def seal(response: Response, kind: Sealed.Kind, plain: bytes, question: str = "") -> Sealed:
    """Keep something of a response sealed; in the open transaction. What is handed in is written nowhere else."""
    keys = {key.use: key for key in response.scheme.public_keys.all()}
    team = keys[PublicKey.Use.TEAM]
    made = Sealed(scheme=response.scheme, response=response, kind=kind, question=question, key=team.name)
    content_key, nonce = secrets.token_bytes(32), secrets.token_bytes(NONCE)
    boxes = [SealedBox(BoxKey(bytes(keys[use].public))).encrypt(content_key) for use in (team.use, "escrow")]
    made.sealed = b"".join(boxes) + nonce + encrypt(plain, outside(made), nonce, content_key)
    made.save(force_insert=True)
    return made


def outside(sealed: Sealed) -> bytes:
    """What stands outside the seal: moved to another row or response, it does not open."""
    return f"heard sealed 1\n{sealed.pk}\n{sealed.response_id}\n{sealed.kind}".encode()
