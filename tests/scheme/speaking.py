"""A device as docs/exchange.md describes it, written for these tests alone: it shares no code with the kiosk."""

import base64
import json
import secrets
import ssl
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from mnemonic import Mnemonic
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from easyread import pairing_text
from easyread.body import Body
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
from easyread.pairing import PairingDocument, code_id, code_key, document_mac, knock_mac, pictures

Post = Callable[[str, bytes, dict[str, str]], tuple[int, bytes]]
"""Sends a body with headers to a path of the hub; its status and body."""

STATE = State(pending=3, free_bytes=5_000_000_000, app="0.1.0", voices=("en",), sound=True)


Staff = Callable[[Sequence[str]], object]
"""Staff who are told which pictures the device shows, and say whether they are the same."""


def based(words: bytes) -> str:
    return base64.b64encode(words).decode()


def told(code: bytes, document: PairingDocument) -> dict[str, Any]:
    """What a device knows of its scheme before it is paired."""
    return {
        "code": code,
        "hub": document.hub,
        "hub_id": document.hub_id,
        "ca": ssl.DER_cert_to_PEM_cert(document.ca) if document.ca else "",
        "scheme_key": based(document.scheme_key),
        "team_key": {"id": document.team_key.id, "public": based(document.team_key.public)},
        "escrow_key": {"id": document.escrow_key.id, "public": based(document.escrow_key.public)},
        "device": document.device or str(uuid.UUID(int=0)),
    }


def scanned(text: str) -> dict[str, Any]:
    """The same from a QR code."""
    found = pairing_text.read(text)
    return told(found.code, found.document)


def typed(words: str, post: Post) -> dict[str, Any]:
    """The same from twelve words: the document is fetched, and must be proved."""
    code = bytes(Mnemonic("english").to_entropy(words))
    body = json.dumps({"v": 1, "code": based(code_id(code))}).encode()
    status, answer = post("/api/v1/pairing/document", body, {"Content-Type": "application/json"})
    assert status == 200, answer
    found = {name: base64.b64decode(value) for name, value in json.loads(answer).items() if name != "v"}
    assert found["mac"] == document_mac(code_key(code), found["document"])
    return told(code, msgspec.json.decode(found["document"], type=PairingDocument))


@dataclass
class Speaking:
    """A device with its own signing key, and what it was told of its scheme."""

    file: dict[str, Any]
    post: Post
    same: Staff = len
    key: SigningKey = field(default_factory=SigningKey.generate)
    nonce: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    sequence: int = 0
    head: str = ""
    """The audit's head that it says it saw."""

    @property
    def id(self) -> str:
        return str(self.file["device"])

    @property
    def public(self) -> bytes:
        return bytes(self.key.verify_key)

    def knock(self, **other: Any) -> tuple[int, dict[str, Any]]:
        """Show the code and the public key; ``other`` replaces parts of what is sent."""
        mac = knock_mac(code_key(self.file["code"]), self.file["hub_id"], self.public)
        sent = {
            "v": 1,
            "code": based(code_id(self.file["code"])),
            "public": based(self.public),
            "mac": based(mac),
        }
        return self._asked("/api/v1/pairing/knock", {**sent, **other})

    def wait(self, **other: Any) -> tuple[int, dict[str, Any]]:
        """Ask what staff said."""
        sent = {"v": 1, "code": based(code_id(self.file["code"])), "nonce": based(self.nonce)}
        return self._asked("/api/v1/pairing/wait", {**sent, **other})

    def _asked(self, path: str, sent: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        body = json.dumps(sent).encode()
        words = request_digest("POST", path, body, self.file["hub_id"])
        signature = based(self.key.sign(words).signature)
        headers = {"Content-Type": "application/json", "Heard-Signature": signature}
        status, answer = self.post(path, body, headers)
        return status, json.loads(answer)

    def pictures(self, word: dict[str, Any]) -> tuple[str, ...]:
        """What the device shows, from the hub's word in answer to ``wait``."""
        hub_nonce = base64.b64decode(word["nonce"])
        return pictures(self.file["hub_id"], code_id(self.file["code"]), self.public, self.nonce, hub_nonce)

    def pair(self) -> int:
        """The whole way; the status of what did not go well, else 200."""
        status, _ = self.knock()
        if status != 200:
            return status
        status, word = self.wait()
        if status == 200:
            self.same(self.pictures(word))
            status, word = self.wait()
        if status == 200 and word["device"]:
            self.file["device"] = word["device"]
        return status

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
        sent: dict[str, list[Envelope]] = {}
        for envelope in envelopes:
            sent.setdefault(envelope.id, []).append(envelope)
        for settled in delivery.settled:
            self.check_receipt(sent[settled.id].pop(0), settled.how, settled.receipt)
        return status, delivery

    def check_receipt(self, envelope: Envelope, how: str, receipt: bytes) -> None:
        """``BadSignatureError`` when the scheme did not sign this."""
        pinned = VerifyKey(base64.b64decode(self.file["scheme_key"]))
        pinned.verify(receipt_digest(self.id, envelope, how), receipt)

    def send(self, body: bytes, **headers: str) -> tuple[int, bytes]:
        """A signed request with any body."""
        words = request_digest("POST", "/api/v1/exchange", body, self.file["hub_id"])
        signature = base64.b64encode(self.key.sign(words).signature).decode()
        said = {"Content-Type": "application/json", "Heard-Device": self.id, "Heard-Signature": signature}
        return self.post("/api/v1/exchange", body, {**said, **headers})
