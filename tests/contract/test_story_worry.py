"""The whole story of a worry: told with no internet, alerted, missed, decided, answered aloud, and not better."""

import email
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytest_django.live_server_helper import LiveServer

from easyread.screen import Pick, spoken
from kiosk import road
from kiosk.voice.speaker import Speaker
from scheme.clocks import posting, raising, rounds
from scheme.clocks.models import Duty
from scheme.clocks.numbers import Chosen, choose
from scheme.concerns.models import Concern
from scheme.devices.codes import make_code
from scheme.replies.writing import ANSWERS, lines_of, whole
from scheme.schemes.models import Role, Staff
from tests.contract.insert_only import emptied
from tests.mails import Mailbox
from tests.pairing_hands import paired_by
from tests.scheme.conftest import Cast, cast, same, signed_in
from tests.scheme.reading import text
from tests.scheme.test_alert_mail import mailbox
from tests.stories.home import Home, at_home

__all__ = ["mailbox"]
REPLY = {"words_1": "We will visit you on Monday.", "picture_1": "visit", "asks": "on", "keep": "1"}
DECIDED = {
    "category": "physical",
    "seriousness": "high",
    "capacity": "has",
    "consent": "yes",
    "advocate": "no",
    "others": "no",
    "trust": "yes",
    "cqc": "no",
    "decision": "refer",
    "reason": "She is hurt, and wants it to stop.",
}


class Cable:
    """Whether there is internet."""

    plugged = False


@pytest.fixture
def cable(monkeypatch: pytest.MonkeyPatch) -> Cable:
    one = Cable()
    monkeypatch.setattr(road, "online", lambda: one.plugged)
    return one


@pytest.fixture
def willow(transactional_db: None) -> Iterator[Cast]:
    with emptied():
        yield cast("Willow", "Oak Lane", "Dee")


@pytest.fixture
def crew(willow: Cast) -> tuple[Staff, Staff]:
    """Ann reads first, Ben next; both are on duty at any hour."""
    staff = willow.staff(Role.RESPONDER, "Ann"), willow.staff(Role.SAFEGUARDING_LEAD, "Ben")
    since = timezone.now() - timedelta(days=1)
    for place, one in enumerate(staff):
        willow.scheme.duties.create(staff=one, what=Duty.What.READS, place=place, since=since)
    choose(willow.scheme, Chosen(outside_name="Council", outside_email="council@outside.example"), None)
    return staff


@pytest.fixture
def home(
    live_server: LiveServer, willow: Cast, cable: Cable, tmp_path: Path, qapp: QApplication
) -> Iterator[Home]:
    """Dee's kiosk, paired with the hub; its network does nothing before it is turned."""
    code = make_code(willow.household, live_server.url)
    paired_by(code.words, live_server.url, same(code.pairing), tmp_path / "kiosk")
    with at_home(tmp_path / "kiosk") as one:
        yield one


def exchange(home: Home) -> None:
    """One round with the hub, from its beginning to what comes of it on the screen."""
    waiting = QEventLoop()
    while home.kiosk.road._loop is None:
        QTimer.singleShot(20, waiting.quit)
        waiting.exec()
    home.kiosk.road.go_now()
    for _ in range(6):
        home.rest()
        home.network.turn_all()
    home.rest()


def heading(home: Home) -> str:
    return "\n".join(line.words for line in home.screen.heading)


def goes(mailbox: Mailbox, willow: Cast, now: datetime) -> list[str]:
    """Whom the clock writes to in its round at this moment."""
    before = len(mailbox.taken)
    raising.raise_alerts(willow.scheme, now)
    posting.post(now)
    rounds.beat(now)
    return [envelope.rcpt_tos[0] for envelope in mailbox.taken[before:]]


def do(browser: Client, at: str, what: str, **said: object) -> None:
    """One step on the page of the concern; it must be taken."""
    page = browser.post(f"{at}step/{what}/", said)
    assert page.status_code == 302, text(page)


def tell(home: Home, dee: str) -> None:
    """Someone is hurting me, I am not safe; and the screen claims nothing that is not so."""
    home.do("tell", "bad", "next", dee, "next", "hurts", "next", "carer", "next", "no", "next")
    home.do("stop", "next", "tablet", "next", "next")
    assert home.name == "thanks" and home.said == []
    assert "There is no internet now.\nWhat you said has not gone yet." in heading(home)
    assert "Call 999" in heading(home) and "It has gone." not in heading(home)
    assert home.next() == "welcome"
    home.do("tell", "gone")
    assert heading(home) == "1 thing has not gone yet.\nThere is no internet now."
    home.do("hide")


def answer(willow: Cast, ben: Staff, found: Concern, link: str) -> None:
    """Ben opens the link of his mail, decides, refers, answers; Ann approves; it is closed."""
    browser, at = signed_in(ben), f"/concerns/{found.pk}/"
    assert link.endswith(at)
    page = text(browser.get(at))
    assert page.index("Do NOT phone the house.") < page.index("Someone hurts them")
    browser.post(f"{at}seen/")
    do(browser, at, "named", somebody="no")
    do(browser, at, "owned", staff_id=ben.pk)
    do(browser, at, "triaged", **DECIDED)
    do(browser, at, "referred", to="local-authority", on="2026-03-04", reference="LA 1")
    written = browser.post(f"{at}reply/", REPLY)["Location"]
    signed_in(willow.scheme.staff.get(name="Ann")).post(f"{written}approve/")
    do(browser, at, "closed", outcome="He moved out.", met="partly", lessons="Ask sooner.")


def voiced(folder: Path, home: Home) -> int:
    """How many of the lines that the screen speaks a real voice has made into sound."""
    lines, waiting = spoken(home.screen), QEventLoop()
    assert home.said == [line.words for line in lines]
    speaker = Speaker(folder, ())
    speaker.prepared.connect(waiting.quit)
    QTimer.singleShot(60_000, waiting, lambda: waiting.exit(1))
    speaker.prepare(lines)
    assert waiting.exec() == 0
    made = [speaker.sound(line) for line in lines]
    speaker.close()
    return sum(sound is not None and len(sound.pcm) > 0 for sound in made)


def hear(home: Home, found: Concern, dee: str, voices: Path) -> None:
    """The answer as the kiosk shows and speaks it, up to the question that it ends with."""
    written = found.replies.get()
    home.do("messages", dee, "next", str(written.pk))
    assert home.said == ["Thank you for telling us.\nBen read what you said.", "We will visit you on Monday."]
    assert voiced(voices, home) == 2
    shown = list(home.screen.heading)
    home.do("next")
    assert isinstance(home.screen, Pick)
    shown += home.screen.heading
    assert tuple(shown) == whole(lines_of(written.lines), "Ben", written.asks), "as staff saw it before"
    assert tuple(card.line for card in home.screen.cards) == ANSWERS


def test_someone_hurts_me_and_it_is_not_better(
    willow: Cast, crew: tuple[Staff, Staff], home: Home, cable: Cable, mailbox: Mailbox, tmp_path: Path
) -> None:
    (ann, ben), dee = crew, str(willow.person.pk)
    tell(home, dee)
    assert not willow.scheme.concerns.exists()

    cable.plugged = True
    exchange(home)
    found = willow.scheme.concerns.get()
    said = (found.topic, found.detail, found.who, found.safe, found.wants, found.contact)
    assert said == ("bad", "hurts", ["carer"], "no", "stop", "tablet")
    home.wake()
    home.do("tell", "gone")
    assert heading(home) == "Everything has gone."
    home.do("hide")

    minutes = [found.arrived_at + timedelta(minutes=minute) for minute in range(17)]
    told = [goes(mailbox, willow, moment) for moment in minutes]
    assert {minute: to for minute, to in enumerate(told) if to} == {0: [ann.email], 15: [ben.email]}
    mail = email.message_from_bytes(mailbox.taken[-1].original_content or b"")
    assert mail["Subject"] == "Heard: something to read"
    link = re.search(r"https?://\S+", str(mail.get_payload()))
    assert link

    answer(willow, ben, found, link[0])
    exchange(home)
    home.wake()
    hear(home, found, dee, tmp_path / "voices")
    home.do("no", "next")
    assert home.name == "thanks"
    home.do("next")

    exchange(home)
    steps = list(found.steps.order_by("at", "pk").values_list("what", flat=True))
    assert steps == ["seen", "named", "owned", "triaged", "referred", "told", "closed", "sorted", "reopened"]
    assert str(found.pk) in signed_in(ben).get("/concerns/?state=open").content.decode()
    assert goes(mailbox, willow, timezone.now()) == [ann.email], "and its clocks run anew"
