"""The keys of a scheme in tests, and the opening that a device cannot do."""

import hashlib

from msgspec import Struct
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey

from easyread.body import Body
from easyread.envelope import Envelope, unpack
from kiosk.seal import Seal

BOX, NONCE = 80, 24


class SchemeKeys(Struct, frozen=True):
    """Both halves of every key: of the team, the escrow, the scheme's signature and a device's."""

    team: PrivateKey
    escrow: PrivateKey
    scheme: SigningKey
    device: SigningKey

    def seal(self) -> Seal:
        """The seal of the device."""
        return Seal(bytes(self.team.public_key), bytes(self.escrow.public_key), bytes(self.device))


def scheme_keys(name: str = "test") -> SchemeKeys:
    """Keys that are the same each time; they guard nothing."""

    def seed(what: str) -> bytes:
        return hashlib.sha256(f"{name} {what}".encode()).digest()

    return SchemeKeys(
        PrivateKey(seed("team")),
        PrivateKey(seed("escrow")),
        SigningKey(seed("scheme")),
        SigningKey(seed("device")),
    )


def open_sealed(header: bytes, sealed: bytes, private: PrivateKey, escrow: bool = False) -> Body:
    """What an envelope holds; ``nacl.exceptions.CryptoError`` when it was altered or is for another key."""
    start = BOX if escrow else 0
    key = SealedBox(private).decrypt(sealed[start : start + BOX])
    nonce, rest = sealed[2 * BOX : 2 * BOX + NONCE], sealed[2 * BOX + NONCE :]
    return unpack(crypto_aead_xchacha20poly1305_ietf_decrypt(rest, header, nonce, key))


def open_envelope(envelope: Envelope, private: PrivateKey, escrow: bool = False) -> Body:
    """What an envelope holds."""
    return open_sealed(envelope.header, envelope.sealed, private, escrow)
