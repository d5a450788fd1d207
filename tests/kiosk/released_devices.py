"""A device's file as each version of its tables left it; ``python -m tests.kiosk.released_devices`` writes today's.

Run once before a step is added to the tables, in the tree of the version that has them: what it writes stays for ever.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from easyread.attachment import Attachment
from easyread.body import Body
from easyread.concern import Concern
from easyread.envelope import HouseholdDocument, Person
from easyread.line import Line
from easyread.profile import Liked, Profile
from easyread.reply import Change, Replies, Reply
from kiosk.store.database import NAME
from kiosk.store.profiles import Profiles
from kiosk.sync.sync import sync_once
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, STATE, answered, device, wish

FOLDER = Path(__file__).parent / "released"
STREAM = "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"
KEPT: dict[str, Body] = {
    "sent": answered(2, "finished"),
    "refused": answered(1, "stopped"),
    "finished": answered(3, "finished"),
    "wish": wish(),
    "recorded": Concern(
        wish="alone",
        said=Attachment(
            id=STREAM, key=bytes(32), digest="5e" * 32, size=1048, media="audio/wav", seconds=1.0
        ),
    ),
    "running": answered(1),
}
"""What each of them holds: the first is the hub's by a receipt, the last was cut short by a power cut."""
RECORDS_FROM = 8
"""The first version that keeps recordings."""
DOCUMENT = HouseholdDocument(
    version=4, scheme="Oak", people=(Person(id="p1", name="Sam", portrait="face"),), numbers=()
)
REPLIES = Replies(
    version=2,
    replies=(Reply(id="reply", person="p1", lines=(Line("We heard you.", "happy"),), name="Alice"),),
    changes=(Change(id="change", lines=(Line("There is fish on Friday.", "food"),)),),
)


def write() -> Path:
    """A device that kept, sent, was refused, and was cut short; the file is named for the version of its tables."""
    hub = FakeHub(KEYS, DEVICE)
    hub.refuses = {"refused"}
    with TemporaryDirectory() as folder:
        one = device(Path(folder))
        one.household.keep(msgspec.json.encode(DOCUMENT))
        Profiles(one.store).set_consent("p1", 1)
        Profiles(one.store).like(Liked(id="liked", person="p1", profile=Profile(text=40), fields=("text",)))
        one.household.replies.keep(REPLIES)
        one.outbox.streams.begin(STREAM, bytes(24))
        one.outbox.streams.add(STREAM, 1, [bytes(512), bytes(512)], whole=True)
        for id, body in KEPT.items():
            one.outbox.put(id, body, running=id == "running")
            if id == "refused":
                sync_once(one.outbox, one.household, hub, STATE)
        one.store.close()
        file = Path(folder) / NAME
        with closing(sqlite3.connect(file)) as read:
            (version,) = read.execute("PRAGMA user_version").fetchone()
        FOLDER.mkdir(exist_ok=True)
        written = FOLDER / f"{version:04}.sqlite3"
        if written.exists():
            raise SystemExit(f"{written.name} is there already, and stays.")
        written.write_bytes(file.read_bytes())
        return written


if __name__ == "__main__":
    sys.stdout.write(f"{write()}\n")
