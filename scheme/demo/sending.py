"""The tablets of the made-up scheme: they seal what their people said, and the hub takes it as from any tablet."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.public import PublicKey as SealingKey
from nacl.public import SealedBox
from nacl.signing import SigningKey
from nacl.utils import random

from easyread.body import Body
from easyread.envelope import MOST, Envelope, Header, State, canonical, envelope_digest, pack
from scheme.devices.models import Device
from scheme.exchange.taking import take
from scheme.schemes.models import PublicKey, Scheme

FREE_BYTES = 11_000_000_000


class Keys(Struct, frozen=True):
    """The public halves that a tablet of the scheme seals to."""

    team: str
    boxes: tuple[SealedBox[SealingKey], SealedBox[SealingKey]]


def keys_of(scheme: Scheme) -> Keys:
    """As a pairing would tell them."""
    team = scheme.public_keys.get(use=PublicKey.Use.TEAM)
    escrow = scheme.public_keys.get(use=PublicKey.Use.ESCROW)
    to_team, to_escrow = (SealedBox(SealingKey(bytes(key.public))) for key in (team, escrow))
    return Keys(team.name, (to_team, to_escrow))


class Tablet:
    """One device with its own signing key, which is thrown away with it: nobody else ever speaks for it."""

    def __init__(self, device: Device, key: SigningKey, keys: Keys) -> None:
        self._device, self._key, self._keys = device, key, keys
        self._sequence = 0

    def send(self, said: Sequence[Body], now: datetime) -> None:
        """One round with what was said since the last; ``now``: when the hub takes it."""
        assert len(said) <= MOST
        state = State(
            pending=len(said), free_bytes=FREE_BYTES, app="0.1.0", voices=("en", "cy", "bn"), sound=True
        )
        sent = [self._sealed(body) for body in said]
        taken = take(self._device, sent, state, now)
        assert all(one.how == "taken" for one in taken.settled) and not taken.refused

    def _sealed(self, body: Body) -> Envelope:
        self._sequence += 1
        header = Header(
            v=1,
            key=self._keys.team,
            device=str(self._device.pk),
            id=str(uuid.uuid4()),
            sequence=self._sequence,
        )
        outside, content, nonce = canonical(header), random(32), random(24)
        boxes = b"".join(box.encrypt(content) for box in self._keys.boxes)
        sealed = boxes + nonce + encrypt(pack(body), outside, nonce, content)
        signature = self._key.sign(envelope_digest(outside, sealed)).signature
        return Envelope(
            id=header.id, sequence=header.sequence, header=outside, sealed=sealed, signature=signature
        )
