"""A hub that pairs, and the file it gives to staff."""

import base64
import json
from pathlib import Path
from typing import Any

from easyread.envelope import request_digest
from kiosk.seal import is_signed
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS
from tests.serving import Asked, exchanging

CODE, PIN = "f00dfeed" * 4, "042137"


def base(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


class PairingHub:
    """A hub that pairs as docs/exchange.md says, then exchanges."""

    def __init__(self) -> None:
        self.fake: FakeHub | None = None
        self.public: bytes | None = None
        self.loses_answers = 0
        self.away = False

    def answer(self, asked: Asked) -> tuple[int, bytes]:
        if asked.path == "/api/v1/pair":
            return self._pair(json.loads(asked.body))
        if self.away or self.fake is None:
            return 503, b""
        return exchanging(self.fake.exchange)(asked)

    def _pair(self, said: dict[str, Any]) -> tuple[int, bytes]:
        public = base64.b64decode(said["public"])
        digest = request_digest("POST", "/api/v1/pair", f"{DEVICE}\n{CODE}".encode(), "hub")
        right = said["code"] == CODE and said["device"] == DEVICE and said["v"] == 1
        if not right or not is_signed(digest, base64.b64decode(said["signature"]), public):
            return 403, b'{"error": "wrong"}'
        if self.public not in (None, public):
            return 403, b'{"error": "used"}'
        self.public = public
        if self.loses_answers:
            self.loses_answers -= 1
            return 502, b""
        return 200, json.dumps({"v": 1, "device": DEVICE}).encode()


def write_file(folder: Path, hub: str, **other: Any) -> Path:
    file = folder / "oak.pairing"
    said = {
        "v": 1,
        "hub": hub,
        "hub_id": "hub",
        "ca": "",
        "scheme_key": base(bytes(KEYS.scheme.verify_key)),
        "team_key": {"id": "team", "public": base(bytes(KEYS.team.public_key))},
        "escrow_key": {"id": "escrow", "public": base(bytes(KEYS.escrow.public_key))},
        "device": DEVICE,
        "code": CODE,
        "pin": PIN,
    }
    file.write_text(json.dumps(said | other))
    return file
