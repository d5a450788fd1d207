"""A hub that pairs as docs/exchange.md says, written for tests of the kiosk."""

import base64
import json
from typing import Any

from mnemonic import Mnemonic

from easyread.envelope import canonical, request_digest
from easyread.pairing import (
    PairingDocument,
    PublicKey,
    code_id,
    code_key,
    commitment,
    document_mac,
    is_same,
    knock_mac,
    pictures,
)
from kiosk.seal import is_signed
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS
from tests.serving import Asked, exchanging

CODE, PIN = bytes(range(16)), "492137"
WORDS = Mnemonic("english").to_mnemonic(CODE)
NONCE = bytes(range(32))


def base(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def document(hub: str, **other: Any) -> PairingDocument:
    said = {
        "hub": hub,
        "hub_id": "hub",
        "ca": b"",
        "scheme": "Oak",
        "household": "Oak Lane",
        "device": "",
        "scheme_key": bytes(KEYS.scheme.verify_key),
        "team_key": PublicKey("team", bytes(KEYS.team.public_key)),
        "escrow_key": PublicKey("escrow", bytes(KEYS.escrow.public_key)),
    }
    return PairingDocument(**{**said, **other})


class PairingHub:
    """A hub that pairs one device, then exchanges. ``state``: what its staff said."""

    def __init__(self) -> None:
        self.fake: FakeHub | None = None
        self.address = ""
        self.document: dict[str, Any] = {}
        self.public: bytes | None = None
        self.device_nonce = b""
        self.state = "waiting"
        self.error = ""
        self.hub_nonce = NONCE
        self.loses_answers = 0
        self.away = False

    def answer(self, asked: Asked) -> tuple[int, bytes]:
        step = asked.path.removeprefix("/api/v1/pairing/")
        if step in ("document", "knock", "wait"):
            return self._pairing(step, asked)
        if self.away or self.fake is None:
            return 503, b""
        return exchanging(self.fake.exchange)(asked)

    def _pairing(self, step: str, asked: Asked) -> tuple[int, bytes]:
        parts = json.loads(asked.body).items()
        said = {name: base64.b64decode(value) for name, value in parts if name != "v"}
        if self.error or said["code"] != code_id(CODE):
            return 403, json.dumps({"error": self.error or "code unknown"}).encode()
        if step == "document":
            words = canonical(document(self.address, **self.document))
            return self._say(document=base(words), mac=base(document_mac(code_key(CODE), words)))
        public = said.get("public") or self.public or b""
        digest = request_digest("POST", asked.path, asked.body, "hub")
        if not is_signed(digest, base64.b64decode(asked.headers["Heard-Signature"]), public):
            return 403, b'{"error": "not proved"}'
        return self._knock(said) if step == "knock" else self._wait(said)

    def _knock(self, said: dict[str, Any]) -> tuple[int, bytes]:
        public = said["public"]
        if not is_same(said["mac"], knock_mac(code_key(CODE), "hub", public)):
            return 403, b'{"error": "not proved"}'
        if self.public not in (None, public):
            return 403, b'{"error": "code used by another device"}'
        self.public = public
        return self._say(commitment=base(commitment(NONCE, public)))

    def _wait(self, said: dict[str, Any]) -> tuple[int, bytes]:
        self.device_nonce = said["nonce"]
        device = DEVICE if self.state == "same" else ""
        return self._say(nonce=base(self.hub_nonce), state=self.state, device=device)

    def _say(self, **words: str) -> tuple[int, bytes]:
        if self.loses_answers:
            self.loses_answers -= 1
            return 502, b""
        return 200, json.dumps({"v": 1, **words}).encode()

    def pictures(self) -> tuple[str, ...]:
        """What the portal shows."""
        return pictures("hub", code_id(CODE), self.public or b"", self.device_nonce, NONCE)
