"""A hub as the first version left it, with what a demo household might have sent: every kind of row of that schema.

How skeleton.tar.xz was made, at commit b5eb726 and through the real intake alone. With ``running_hub``
a hub was started; a device was paired by its pairing file and sent: ``everything()`` of tests/scheme/visits.py;
one response without its signature, one that is no body, one with a sequence that was used; one more response.
A second device was paired, sent one response and was revoked by command. The demo's responder signed in over
HTTP, opened "today" and all eight responses then listed, and marked a concern as seen. The hub was stopped,
its sign-in session deleted, and packed were: the data folder, and the device's key, sequence and pairing file.
"""

import base64
import json
import tarfile
from pathlib import Path

from msgspec import Struct
from nacl.signing import SigningKey

from tests.scheme.speaking import Post, Speaking

PACKED = Path(__file__).with_name("skeleton.tar.xz")
ROWS = {
    "exchange_envelope": 14,
    "responses_response": 8,
    "responses_answer": 42,
    "responses_picked": 33,
    "concerns_concern": 2,
    "concerns_step": 1,
    "devices_device": 2,
    "devices_revocation": 1,
    "people_person": 3,
    "schemes_staff": 2,
    "schemes_publickey": 3,
}
"""How many rows of each table there are in it, the audit aside, which has 14 to begin with."""
ENTRIES = 14


class Skeleton(Struct, frozen=True):
    """The data folder, and what its first device knows."""

    data: Path
    known: dict[str, object]

    def device(self, post: Post) -> Speaking:
        """Its first device, which speaks on as if nothing had happened."""
        seed = base64.b64decode(str(self.known["seed"]))
        file = self.known["file"]
        assert isinstance(file, dict)
        return Speaking(file, post, key=SigningKey(seed), sequence=int(str(self.known["sequence"])))


def unpacked(folder: Path) -> Skeleton:
    """The skeleton in an empty folder."""
    with tarfile.open(PACKED) as packed:
        packed.extractall(folder, filter="data")
    return Skeleton(folder / "hub", json.loads((folder / "device.json").read_text(encoding="utf-8")))
