"""What is told on the road: kept with no network, with the hub once there is one, answered, shown and judged."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from msgspec.structs import replace
from PIL import Image
from pytest_django.live_server_helper import LiveServer

from easyread import act as a
from easyread.line import Line
from easyread.showing import screen
from kiosk.sync.sync import Outcome
from scheme.family import telling
from scheme.replies.models import Reply
from scheme.schemes.models import Role
from tests.contract.insert_only import emptied
from tests.contract.test_people_road import paired
from tests.contract.test_road import Kiosk
from tests.scheme.conftest import Cast, cast, signed_in

HURT = (a.OpenDoor("tell"), a.Choose("bad"), a.Next())


@pytest.fixture
def willow(transactional_db: None) -> Iterator[Cast]:
    with emptied():
        yield cast("Willow", "Oak Lane", "Dee")


@pytest.fixture
def kiosk(live_server: LiveServer, willow: Cast, tmp_path: Path) -> Iterator[Kiosk]:
    one = paired(live_server, willow.household, tmp_path)
    yield one
    one.close()


def round_of(kiosk: Kiosk) -> Outcome:
    """One exchange, and what came of it is shown from now on."""
    outcome = kiosk.exchange()
    kiosk.device.read()
    kiosk.session.refresh()
    return outcome


def answered(willow: Cast, **about: object) -> Reply:
    """Staff answer in a line, and another approves it."""
    rosa, sal = willow.staff(Role.RESPONDER, "Rosa"), willow.staff(Role.SAFEGUARDING_LEAD, "Sal")
    lines = [{"words": "We will visit you on Monday.", "picture": "visit"}]
    reply: Reply = willow.scheme.replies.create(
        person=willow.person, lines=lines, on_tablet=True, by=rosa, at=timezone.now(), **about
    )
    willow.scheme.approvals.create(reply=reply, by=sal, at=timezone.now())
    return reply


def test_from_someone_hurts_me_to_it_is_not_better(willow: Cast, kiosk: Kiosk) -> None:
    dee = str(willow.person.pk)
    kiosk.act(a.Told("no-internet"), *HURT, a.Choose(dee), a.Next(), a.Choose("hurts"), a.Next())
    assert kiosk.device.outbox.waiting() == (), "it is not offered while more is being said"
    kiosk.act(a.Choose("carer"), a.Next(), a.Choose("no"), a.Next(), a.Choose("stop"), a.Next())
    kiosk.act(a.Choose("elsewhere"), a.Next(), a.Choose("all"))
    ending = screen(kiosk.session.visit)
    assert ending.heading[1].words == "There is no internet now.\nWhat you said has not gone yet."
    kiosk.act(a.Next())
    assert kiosk.device.outbox.pending() == 1
    assert (round_of(kiosk).offered, kiosk.device.outbox.pending()) == (1, 0)
    concern = willow.scheme.concerns.get()
    said = (concern.topic, concern.detail, concern.who, concern.safe, concern.wants, concern.contact)
    assert said == ("bad", "hurts", ["carer"], "no", "stop", "elsewhere")
    assert (concern.person, concern.by) == (willow.person, "self")

    reply = answered(willow, concern=concern)
    assert round_of(kiosk).household
    kiosk.act(a.OpenDoor("messages"), a.Choose(dee), a.Next(), a.Choose(str(reply.pk)))
    assert screen(kiosk.session.visit).heading[1:] == (Line("We will visit you on Monday.", "visit"),)
    kiosk.act(a.Next(), a.Choose("no"), a.Next(), a.Next())
    assert round_of(kiosk).offered == 1
    assert willow.scheme.showings.get().reply == reply
    verdict = willow.scheme.verdicts.get()
    assert (verdict.reply, verdict.said, verdict.person) == (reply, "no", willow.person)
    assert not round_of(kiosk).household


def thanked(kiosk: Kiosk, dee: str, reply: Reply) -> str:
    """The picture beside "read what you said", as it stands after a round."""
    round_of(kiosk)
    kiosk.act(a.OpenDoor("messages"), a.Choose(dee), a.Next(), a.Choose(str(reply.pk)))
    picture = screen(kiosk.session.visit).heading[0].picture
    kiosk.act(a.Stop(), a.Next())
    return picture


def test_the_reply_shows_the_photo_of_who_read_it(willow: Cast, kiosk: Kiosk) -> None:
    kiosk.act(*HURT, a.Choose("all"), a.Next())
    round_of(kiosk)
    reply, dee = answered(willow, concern=willow.scheme.concerns.get()), str(willow.person.pk)
    assert thanked(kiosk, dee, reply) == "scheme_worker"
    browser, face = signed_in(reply.by), io.BytesIO()
    Image.new("RGB", (900, 900), "teal").save(face, "JPEG")
    assert browser.post("/photo/", {"photo": io.BytesIO(face.getvalue())}).status_code == 302
    named = thanked(kiosk, dee, reply)
    assert thanked(kiosk, dee, reply) == named
    ((digest, jpeg),) = kiosk.device.photos.items()
    assert named == f"photo:{digest}/scheme_worker"
    assert Image.open(io.BytesIO(jpeg)).size == (512, 512)
    assert f"/staff/{reply.by.pk}/photo.jpg" in browser.get(f"/replies/{reply.pk}/").content.decode()
    browser.post("/photo/remove/")
    assert thanked(kiosk, dee, reply) == "scheme_worker" and kiosk.device.photos == {}


def test_good_news_arrives_as_a_message(willow: Cast, kiosk: Kiosk) -> None:
    kiosk.act(a.OpenDoor("say"), a.Choose("good"), a.Next(), a.Next(), a.Choose("food"), a.Next())
    kiosk.act(a.Make("write"), a.Type("o"), a.Type("k"), a.Next(), a.Next(), a.Next())
    assert round_of(kiosk).offered == 1
    message = willow.scheme.messages.get()
    assert (message.topic, message.about, message.person) == ("good", "food", None)


def test_a_relative_at_the_kiosk_reads_the_answer_by_the_code_it_showed(willow: Cast, kiosk: Kiosk) -> None:
    household = kiosk.session.visit.household
    kiosk.session.visit = replace(kiosk.session.visit, household=replace(household, page="hub.example/tell/"))
    kiosk.act(a.OpenDoor("outside"), a.Choose("family"), a.Choose("tell"), a.Choose("bad"), a.Next())
    kiosk.act(a.Choose(str(willow.person.pk)), a.Choose("all"))
    written, *_ = screen(kiosk.session.visit).heading[1].words.split("\n")
    picture = screen(kiosk.session.visit).heading[1].picture
    kiosk.act(a.Next(), a.Next())
    assert round_of(kiosk).offered == 1
    told = willow.scheme.follow_ups.get()
    assert (told.concern.by, told.concern.person) == ("family", willow.person)
    telling.answer(
        willow.staff(Role.RESPONDER, "Rosa"), told, "form", "We see her on Monday.", timezone.now()
    )
    said = {"digits": written, "picture": picture}
    page = Client().post(f"/tell/{willow.scheme.pk}/code/", said).content.decode()
    assert "We see her on Monday." in page and "Dee" not in page


def test_a_problem_and_then_a_concern_arrive_both(willow: Cast, kiosk: Kiosk) -> None:
    kiosk.act(a.OpenDoor("say"), a.Choose("problem"), a.Next(), a.Next(), a.Choose("home"), a.Next())
    kiosk.act(a.Make("write"), a.Type("o"), a.Tell(), a.Choose("bad"), a.Next(), a.Choose("all"), a.Next())
    assert round_of(kiosk).offered == 2
    message, concern = willow.scheme.messages.get(), willow.scheme.concerns.get()
    assert (message.topic, message.about, message.sealed.count()) == ("problem", "home", 1)
    assert (concern.topic, concern.sealed.count()) == ("bad", 0)


def test_a_reply_that_must_not_be_on_the_tablet_never_comes(willow: Cast, kiosk: Kiosk) -> None:
    kiosk.act(*HURT, a.Choose("all"), a.Next())
    round_of(kiosk)
    reply = answered(willow, concern=willow.scheme.concerns.get())
    willow.scheme.replies.filter(pk=reply.pk).update(on_tablet=False)
    round_of(kiosk)
    assert kiosk.device.household().replies == ()
