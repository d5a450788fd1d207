"""A device as docs/exchange.md describes it, written for these tests alone: it shares no code with the kiosk."""

import base64
import json
import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from easyread.envelope import (
    Delivery,
    Envelope,
    ExchangeRequest,
    Header,
    State,
    canonical,
    envelope_digest,
    pack,
    pack_round,
    receipt_digest,
    request_digest,
)
from easyread.response import Body

Post = Callable[[str, bytes, dict[str, str]], tuple[int, bytes]]
"""Sends a body with headers to a path of the hub; its status and body."""

STATE = State(pending=3, free_bytes=5_000_000_000, app="0.1.0", voices=("en",), sound=True)


@dataclass
class Speaking:
    """A device with its own signing key, and what its pairing file says."""

    file: dict[str, Any]
    post: Post
    key: SigningKey = field(default_factory=SigningKey.generate)
    sequence: int = 0
    head: str = ""
    """The audit's head that it says it saw."""

    @property
    def id(self) -> str:
        return str(self.file["device"])

    def pair(self, code: str = "") -> int:
        """Show the code and leave the public key; the hub's status."""
        code = code or self.file["code"]
        words = request_digest("POST", "/api/v1/pair", f"{self.id}\n{code}".encode(), self.file["hub_id"])
        sent = {
            "v": 1,
            "device": self.id,
            "code": code,
            "public": base64.b64encode(bytes(self.key.verify_key)).decode(),
            "signature": base64.b64encode(self.key.sign(words).signature).decode(),
        }
        return self.post("/api/v1/pair", json.dumps(sent).encode(), {"Content-Type": "application/json"})[0]

    def seal(self, body: Body | bytes, **header: Any) -> Envelope:
        """The next envelope. ``header`` replaces parts of its header; bytes are sealed as they are."""
        self.sequence += 1
        parts = {"id": str(uuid.uuid4()), "sequence": self.sequence, "key": self.file["team_key"]["id"]}
        head = Header(**{"v": 1, "device": self.id, **parts, **header})
        outside = canonical(head)
        sealed = self._sealed(outside, body if isinstance(body, bytes) else pack(body))
        return self.signed(Envelope(id=head.id, sequence=head.sequence, header=outside, sealed=sealed))

    def signed(self, envelope: Envelope) -> Envelope:
        """The same with this device's signature."""
        words = envelope_digest(envelope.header, envelope.sealed)
        return msgspec.structs.replace(envelope, signature=self.key.sign(words).signature)

    def _sealed(self, outside: bytes, padded: bytes) -> bytes:
        content_key, nonce = secrets.token_bytes(32), secrets.token_bytes(24)
        boxes = [
            SealedBox(PublicKey(base64.b64decode(self.file[name]["public"]))).encrypt(content_key)
            for name in ("team_key", "escrow_key")
        ]
        return b"".join(boxes) + nonce + encrypt(padded, outside, nonce, content_key)

    def round(
        self, envelopes: Sequence[Envelope], household: int = 0, state: State = STATE
    ) -> tuple[int, Delivery | None]:
        """One exchange: the status, and the delivery of a 200. Every receipt in it is checked."""
        request = ExchangeRequest(
            envelopes=tuple(envelopes), state=state, household=household, audit_head=self.head
        )
        status, body = self.send(pack_round(request))
        if status != 200:
            return status, None
        delivery = msgspec.json.decode(body, type=Delivery)
        sealed: dict[str, list[bytes]] = {}
        for envelope in envelopes:
            sealed.setdefault(envelope.id, []).append(envelope.sealed)
        for settled in delivery.settled:
            self.check_receipt(settled.id, sealed[settled.id].pop(0), settled.how, settled.receipt)
        return status, delivery

    def check_receipt(self, id: str, sealed: bytes, how: str, receipt: bytes) -> None:
        """``BadSignatureError`` when the scheme did not sign this."""
        pinned = VerifyKey(base64.b64decode(self.file["scheme_key"]))
        pinned.verify(receipt_digest(self.id, id, sealed, how), receipt)

    def send(self, body: bytes, **headers: str) -> tuple[int, bytes]:
        """A signed request with any body."""
        words = request_digest("POST", "/api/v1/exchange", body, self.file["hub_id"])
        signature = base64.b64encode(self.key.sign(words).signature).decode()
        said = {"Content-Type": "application/json", "Heard-Device": self.id, "Heard-Signature": signature}
        return self.post("/api/v1/exchange", body, {**said, **headers})
