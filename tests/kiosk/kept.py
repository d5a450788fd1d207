"""What the tests of store, seal and sync start from: a device that is paired, and things a person said."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from easyread.concern import Concern
from easyread.envelope import State
from easyread.response import Answer, Picked, Response
from kiosk.store.database import Connect, Store, open_store
from kiosk.store.household import Household, Pairing, PublicKey
from kiosk.store.outbox import Outbox
from tests.opening import SchemeKeys, scheme_keys

KEYS = scheme_keys()
DEVICE = "11111111-1111-4111-8111-111111111111"
SMALL_BALLAST = 65536
STATE = State(pending=0, free_bytes=10**9, app="0.1.0", clock="2026-11-21T10:00:00+00:00")


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A folder in memory where there is one: as good as a disk for all but a power cut, and not slow."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def new_id() -> str:
    """As a visit gets it."""
    return str(uuid.uuid4())


def pairing(keys: SchemeKeys = KEYS, hub: str = "http://127.0.0.1:1") -> Pairing:
    """A scheme with these keys."""
    return Pairing(
        hub=hub,
        hub_id="hub",
        ca="",
        scheme_key=bytes(keys.scheme.verify_key),
        team_key=PublicKey(id="team", public=bytes(keys.team.public_key)),
        escrow_key=PublicKey(id="escrow", public=bytes(keys.escrow.public_key)),
        device=DEVICE,
        signing_key=bytes(keys.device),
        pin=b"",
    )


class Device:
    """Store, outbox and household of a paired device."""

    def __init__(self, store: Store, keys: SchemeKeys = KEYS) -> None:
        self.store = store
        self.outbox = Outbox(store, DEVICE, "team", keys.seal().seal)
        self.household = Household(store)
        if self.household.pairing() is None:
            self.household.pair(pairing(keys))


def device(folder: Path, connect: Connect | None = None, ballast: int = SMALL_BALLAST) -> Device:
    """Open the folder as a paired device."""
    if connect is None:
        return Device(open_store(folder, ballast=ballast))
    return Device(open_store(folder, connect, ballast))


def answered(number: int, ended: str = "running") -> Response:
    """A visit with so many answers."""
    return Response(
        ended=ended,
        person="p1",
        survey="my-life",
        version=1,
        seen=tuple(f"q{index}" for index in range(number)),
        answers=tuple(
            Answer(question=f"q{index}", value=Picked(choices=("good",)), seconds=1.5, order=("good", "bad"))
            for index in range(number)
        ),
    )


def wish(how: str = "alone") -> Concern:
    """Someone wants to be talked to."""
    return Concern(wish=how, person="p1")
