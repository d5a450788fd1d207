"""Seals bytes for the scheme and signs as the device; nothing here can open what it sealed."""

from nacl import bindings
from nacl.exceptions import BadSignatureError
from nacl.utils import random

from easyread.envelope import Header, canonical, envelope_digest

REHEARSAL = "rehearsal"
"""The device id and the key id of a kiosk that is not paired."""


class Seal:
    """Seals to the public keys of the team and the escrow, and signs as the device."""

    def __init__(self, team_key: bytes, escrow_key: bytes, signing_key: bytes | None) -> None:
        """Two X25519 public keys, and the seed of the device's Ed25519 key: None when it was lost."""
        self._team_key = team_key
        self._escrow_key = escrow_key
        self._signing_key = signing_key

    def seal(self, header: Header, body: bytes) -> tuple[bytes, bytes]:
        """The sealed bytes and their signature, empty when the device lost its key."""
        outside = canonical(header)
        key = random(bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
        nonce = random(bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
        sealed = b"".join(
            (
                bindings.crypto_box_seal(key, self._team_key),
                bindings.crypto_box_seal(key, self._escrow_key),
                nonce,
                bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(body, outside, nonce, key),
            )
        )
        return sealed, signature(envelope_digest(outside, sealed), self._signing_key)


def rehearsal_seal() -> Seal:
    """A seal whose private keys are thrown away as they are made: nobody opens what a rehearsal keeps."""
    return Seal(bindings.crypto_box_keypair()[0], bindings.crypto_box_keypair()[0], None)


def signature(digest: bytes, signing_key: bytes | None) -> bytes:
    """The device's Ed25519 signature, 64 bytes; empty when it lost its key."""
    if signing_key is None:
        return b""
    private = bindings.crypto_sign_seed_keypair(signing_key)[1]
    return bindings.crypto_sign(digest, private)[: bindings.crypto_sign_BYTES]


def new_signing_key() -> bytes:
    """The seed of a new Ed25519 key, 32 bytes."""
    return random(bindings.crypto_sign_SEEDBYTES)


def public_half(signing_key: bytes) -> bytes:
    """The Ed25519 public key of a seed."""
    return bindings.crypto_sign_seed_keypair(signing_key)[0]


def is_signed(digest: bytes, signed: bytes, public: bytes) -> bool:
    """Whether the holder of the Ed25519 key ``public`` signed these bytes."""
    if len(signed) != bindings.crypto_sign_BYTES:
        return False
    try:
        bindings.crypto_sign_open(signed + digest, public)
    except BadSignatureError:
        return False
    return True
