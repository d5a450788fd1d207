"""Envelopes of every released version; ``python -m tests.contract.golden_envelopes v2`` writes new ones."""

import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from easyread.attachment import Attachment
from easyread.body import Body
from easyread.concern import Concern
from easyread.envelope import Envelope, Header, canonical, pack
from easyread.message import Message
from easyread.response import Answer, Consent, DontKnow, Picked, RatherNot, Response, Skipped
from easyread.verdict import Verdict
from tests.opening import scheme_keys

FOLDER = Path(__file__).parent / "golden"


class Golden(Struct, frozen=True, kw_only=True):
    """One envelope as a device made it, with all that is needed to open it. The keys guard nothing."""

    team_private: bytes
    escrow_private: bytes
    device_public: bytes
    envelope: Envelope
    body: msgspec.Raw


RESPONSE = Response(
    ended="finished",
    person="p1",
    survey="my-life",
    version=1,
    language="cy",
    begun="2026-11-21T10:00:00+00:00",
    consent=Consent(said="yes", version=1),
    here=("me", "carer"),
    on_own="fine",
    help=("read",),
    seen=("home", "food", "safe", "money"),
    answers=(
        Answer(question="home", value=Picked(choices=("good",)), order=("good", "bad"), seconds=2.5),
        Answer(question="food", value=Skipped()),
        Answer(question="safe", value=RatherNot(), tries=2, explained=True),
        Answer(question="money", value=DontKnow(), by="proxy"),
    ),
    practice=(Answer(question="cat", value=Picked(choices=("cat",))),),
)
RECORDING = Attachment(
    id="9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
    key=bytes(range(32)),
    digest="5e" * 32,
    size=131_072,
    media="audio/wav",
    seconds=9.5,
)
PHOTO = Attachment(
    id="1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
    key=bytes(range(32, 64)),
    digest="a7" * 32,
    size=65_536,
    media="image/jpeg",
)
CONCERN = Concern(
    topic="bad",
    detail="hurts",
    who=("carer", "other"),
    safe="no",
    wants="stop",
    contact="elsewhere",
    written="Not at home",
    said=RECORDING,
    shown=PHOTO,
    person="p1",
    language="en",
    begun="2026-11-21T10:05:00+00:00",
    here=("me",),
)
MESSAGE = Message(
    topic="idea", about="food", written="Fish on Friday", said=RECORDING, shown=PHOTO, person="p1"
)
BODIES: dict[str, Body] = {
    "response": RESPONSE,
    "concern": CONCERN,
    "binned": Response(ended="binned"),
    "message": MESSAGE,
    "verdict": Verdict(reply="7c9e6679-7425-40de-944b-e07fc1f90ae7", said="no", person="p1"),
}


def write(version: str) -> None:
    """Seal each body as the device of today does, in a folder that must not be there yet."""
    keys = scheme_keys("golden")
    (FOLDER / version).mkdir(parents=True)
    for sequence, (name, body) in enumerate(BODIES.items(), start=1):
        header = Header(
            v=1,
            key="team-1",
            device="0b5ae9b2-7c1c-4a55-9f0e-3f6f0f0d2a11",
            id=f"5d1f3c1e-9a77-4f6e-8a54-0000000000{sequence:02}",
            sequence=sequence,
        )
        sealed, signature = keys.seal().seal(header, pack(body))
        golden = Golden(
            team_private=bytes(keys.team),
            escrow_private=bytes(keys.escrow),
            device_public=bytes(keys.device.verify_key),
            envelope=Envelope(
                id=header.id, sequence=sequence, header=canonical(header), sealed=sealed, signature=signature
            ),
            body=msgspec.Raw(canonical(body)),
        )
        content = msgspec.json.format(msgspec.json.encode(golden), indent=1) + b"\n"
        (FOLDER / version / f"{name}.json").write_bytes(content)


if __name__ == "__main__":
    write(sys.argv[1])
