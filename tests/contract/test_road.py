"""The real device against the real hub, over HTTP, on SQLite and on PostgreSQL."""

import re
import urllib.parse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from easyread import act as a
from easyread.stage import Asking, SayingWhoIsHere
from kiosk import assets, contents
from kiosk.device import Device, OwnChance
from kiosk.forgetting import over
from kiosk.session import Session
from kiosk.settings import Settings
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.sync import Outcome, sync_once
from kiosk.trouble import HubAway
from tests import portal, postgres
from tests.fakes import hand_turned_jobs
from tests.hubs import Hub, running_hub
from tests.pairing_hands import paired

REASON = postgres.missing()
BEFORE = (a.Choose("yes"), a.Next(), a.Choose("carer"), a.Next(), a.Choose("fine"), a.Next())
TO_QUESTIONS = (a.Choose("this-week"), a.Next(), a.Choose("no"), a.Next(), a.Next())


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    if request.param == "sqlite":
        yield {}
    elif REASON:
        pytest.skip(REASON)
    else:
        with postgres.running() as address:
            yield {"DATABASE_URL": address}


class Kiosk:
    """A device without its window: the session is touched by acts."""

    def __init__(self, folder: Path) -> None:
        self.device = Device(folder, contents.load(assets.folder()), Settings())
        jobs, self.thread = hand_turned_jobs()
        self.session = Session(self.device.household, self.device.outbox, self.device, jobs, OwnChance())
        self.session.keeper.over = partial(over, self.device, jobs, lambda: None)
        self.session.begin()

    def act(self, *acts: a.Act) -> None:
        for act in acts:
            self.session.act(act)
            self.thread.turn_all()

    def visit(self) -> None:
        """A whole visit of this-week by the first person of the household, who is sad and wants to talk."""
        first = self.device.household().people[0].id
        self.act(a.OpenDoor("questions"), a.Choose(first), a.Next())
        if not isinstance(self.session.visit.stage, SayingWhoIsHere):
            self.act(a.Next(), a.Next(), a.Next(), *BEFORE[:2])
        self.act(*BEFORE[2:], *TO_QUESTIONS)
        while isinstance(self.session.visit.stage, Asking):
            choice = {"today": "sad", "talk-to-us": "alone"}.get(self.session.visit.stage.question)
            self.act(a.Give(choice) if choice else a.SayElse("skip"), a.Next())
        self.act(a.Choose("read"), a.Next(), a.Next())

    def tell(self) -> None:
        """From Welcome, where nobody is known: who it is can be passed over."""
        self.act(a.OpenDoor("tell"), a.Choose("talk"), a.Next(), a.Next(), a.Next())

    def bin(self) -> None:
        """A visit that is stopped and binned; it leaves a receipt and no row."""
        first = self.device.household().people[1].id
        self.act(a.OpenDoor("questions"), a.Choose(first), a.Next(), a.Next(), a.Next(), a.Next())
        self.act(*BEFORE, *TO_QUESTIONS, a.Give("sad"), a.Stop(), a.Choose("bin"), a.Next(), a.Next())

    def exchange(self) -> Outcome:
        pairing = self.device.pairing
        assert pairing is not None
        hub = HttpHub(pairing)
        return sync_once(self.device.outbox, self.device.told, hub, self.device.state((), False))

    def close(self) -> None:
        self.device.store.close()


def responses(hub: Hub) -> set[str]:
    """The ids of the responses that the portal lists."""
    return set(re.findall(r'href="/responses/([0-9a-f-]{36})/"', portal.read(hub, "/responses/")))


def test_what_was_said_reaches_the_portal_once_also_when_the_hub_was_away(
    tmp_path: Path, database: dict[str, str]
) -> None:
    with running_hub(tmp_path / "hub", environment=database) as hub:
        paired(hub, tmp_path / "kiosk")
        port = urllib.parse.urlsplit(hub.address).port
        kiosk = Kiosk(tmp_path / "kiosk")
        kiosk.visit()
        kiosk.tell()
        first, again = kiosk.exchange(), kiosk.exchange()
        assert (first.offered, first.pending) == (2, 0)
        assert (again.offered, again.pending) == (0, 0)
        (id,) = responses(hub)
        page = portal.read(hub, f"/responses/{id}/")
        assert "How do you feel today?" in page
        assert "Do NOT phone the house" in portal.read(hub, "/today/")
    kiosk.bin()
    kiosk.visit()
    for _ in range(3):
        with pytest.raises(HubAway):
            kiosk.exchange()
    assert kiosk.device.outbox.pending() == 2
    kiosk.close()
    with running_hub(tmp_path / "hub", "--port", str(port), environment=database) as hub:
        kiosk = Kiosk(tmp_path / "kiosk")
        assert (kiosk.exchange().offered, kiosk.exchange().pending) == (2, 0)
        kiosk.close()
        received = hub.received()
        assert (received["responses"], received["concerns"], received["quarantined"]) == (2, 1, 0)
        assert len(responses(hub)) == 2
