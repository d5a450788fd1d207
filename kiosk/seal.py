"""Seals bytes for the scheme; nothing on the device, this file included, can open them again."""

from nacl import bindings
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
        self._private = bindings.crypto_sign_seed_keypair(signing_key)[1] if signing_key else None

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
        return sealed, self.sign(envelope_digest(outside, sealed))

    def sign(self, digest: bytes) -> bytes:
        """The device's Ed25519 signature, 64 bytes; empty when it lost its key."""
        if self._private is None:
            return b""
        return bindings.crypto_sign(digest, self._private)[: bindings.crypto_sign_BYTES]


def rehearsal_seal() -> Seal:
    """A seal whose private keys are thrown away as they are made: nobody opens what a rehearsal keeps."""
    return Seal(bindings.crypto_box_keypair()[0], bindings.crypto_box_keypair()[0], None)
