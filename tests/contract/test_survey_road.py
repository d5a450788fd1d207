"""A survey on its whole road: published at a real hub, taken by a real device, answered, and opened at the hub."""

import re
from datetime import date
from pathlib import Path

from easyread import act as a
from easyread.stage import Asking
from kiosk import assets, contents
from kiosk.device import Device, OwnChance
from kiosk.session import Session
from kiosk.settings import Settings
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.sync import Outcome, sync_once
from tests import portal
from tests.fakes import hand_turned_jobs
from tests.hubs import running_hub
from tests.kiosk.packs import text
from tests.pairing_hands import paired

CONSENT = (a.Next(), a.Next(), a.Next(), a.Next(), a.Choose("yes"), a.Next())


class Kiosk:
    """A device without its window."""

    def __init__(self, folder: Path) -> None:
        self.device = Device(folder, contents.load(assets.folder()), Settings())
        jobs, self.thread = hand_turned_jobs()
        self.session = Session(self.device.household, self.device.outbox, self.device, jobs, OwnChance())
        self.session.begin()

    def act(self, *acts: a.Act) -> None:
        for act in acts:
            self.session.act(act)
            self.thread.turn_all()

    def exchange(self) -> Outcome:
        device = self.device
        assert device.pairing
        state = device.state((), False)
        outcome = sync_once(
            device.outbox, device.told, HttpHub(device.pairing), state, device.surveys(), device.packs
        )
        device.read()
        self.session.refresh()
        return outcome


def test_a_survey_is_published_taken_answered_and_opened(tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        paired(hub, tmp_path / "kiosk")
        kiosk = Kiosk(tmp_path / "kiosk")
        kiosk.exchange()
        shipped = {survey.id for survey in kiosk.device.household().surveys}
        assert kiosk.device.household().due is None
        page = portal.post(hub, "/surveys/draft/", "administrator", text=text().decode())
        draft = re.search(r'action="(/surveys/draft/[0-9a-f-]+/)publish/"', page)
        assert draft, page
        portal.post(hub, f"{draft[1]}publish/", "administrator", at=draft[1])
        today = str(date.today())  # noqa: DTZ011  the day of the hub, which runs here
        plan = {"who": "everyone", "often": "weekly", "begins": today, "until": ""}
        portal.post(hub, "/surveys/garden/plan/", "administrator", **plan)
        assert "not yet" in portal.read(hub, "/surveys/garden/", "administrator")
        assert kiosk.exchange().household
        household = kiosk.device.household()
        assert {survey.id for survey in household.surveys} == {*shipped, "garden"}
        person = household.people[0].id
        assert household.due and household.due[person] == ("garden",)
        kiosk.act(a.OpenDoor("questions"), a.Choose(person), *CONSENT)
        kiosk.act(a.Choose("me"), a.Next(), a.Choose("this-week"))
        assert kiosk.session.visit.survey is None, "only what is due is offered"
        kiosk.act(a.Choose("garden"), a.Next(), a.Choose("no"), a.Next())
        assert kiosk.session.visit.stage == Asking("liked")
        kiosk.act(a.Give("no"), a.Next(), a.Choose("nobody"), a.Next(), a.Next())
        done = kiosk.exchange()
        assert (done.offered, done.pending) == (1, 0)
        kiosk.device.store.close()
        (id,) = set(re.findall(r'href="/responses/([0-9a-f-]{36})/', portal.read(hub, "/responses/")))
        assert "Do you like the garden?" in portal.read(hub, f"/responses/{id}/")
        said = portal.read(hub, "/surveys/garden/", "administrator")
        assert "1 of" in said
        assert "not yet: it may still ask" not in said
