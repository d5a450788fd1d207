"""Seals words, voices and photos for the team and for escrow, as envelopes are; nothing here can open them."""

import secrets

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.public import PublicKey as BoxKey
from nacl.public import SealedBox

from scheme.concerns.models import Concern, Message
from scheme.responses.models import Response, Sealed
from scheme.schemes.models import PublicKey

BOX = 80
"""A content key of 32 bytes in an X25519 sealed box."""
NONCE = 24


Subject = Response | Concern | Message
"""What may hold something sealed."""


def seal(subject: Subject, kind: Sealed.Kind, plain: bytes, question: str = "") -> Sealed:
    """Keep something of it sealed; in the open transaction. What is handed in is written nowhere else."""
    keys = {key.use: key for key in subject.scheme.public_keys.all()}
    team = keys[PublicKey.Use.TEAM]
    made = Sealed(scheme=subject.scheme, kind=kind, question=question, key=team.name)
    setattr(made, type(subject).__name__.lower(), subject)
    content_key, nonce = secrets.token_bytes(32), secrets.token_bytes(NONCE)
    boxes = [SealedBox(BoxKey(bytes(keys[use].public))).encrypt(content_key) for use in (team.use, "escrow")]
    made.sealed = b"".join(boxes) + nonce + encrypt(plain, outside(made), nonce, content_key)
    made.save(force_insert=True)
    return made


def whose(sealed: Sealed) -> object:
    """The id of what it belongs to."""
    return sealed.response_id or sealed.concern_id or sealed.message_id


def outside(sealed: Sealed) -> bytes:
    """What stands outside the seal: moved to another row or thing, it does not open."""
    return f"heard sealed 1\n{sealed.pk}\n{whose(sealed)}\n{sealed.kind}".encode()
