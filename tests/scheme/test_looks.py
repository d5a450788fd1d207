"""What needs a look: what stands first, how the person is reached safely, and what becomes of it."""

import re

import msgspec
import pytest
from django.test import Client

from easyread.concern import Concern
from easyread.response import Answer, AskLater, Response
from scheme.portal import views
from tests.scheme.conftest import Cast
from tests.scheme.reading import looks, text
from tests.scheme.speaking import Speaking
from tests.scheme.visits import my_life, this_week


def test_wishes_stand_first_then_marks(willow: Cast, device: Speaking, alice: Client) -> None:
    dee = str(willow.person.pk)
    bodies: list[Response | Concern] = [
        Response(ended="later-alone", person=dee),
        my_life(dee, "scared"),
        Concern(wish="with-someone", person=dee),
        this_week(dee, "alone"),
        Concern(wish="alone", person=dee),
        this_week(dee, "not-now"),
    ]
    for body in bodies:
        device.round([device.seal(body)])
    found = looks(alice)
    assert len(found) == 5
    for row, words in zip(
        found,
        ["on their own", "on their own", "with someone they choose", "Scared", "do it later"],
        strict=True,
    ):
        assert words in row


@pytest.mark.parametrize("way", ["concern", "answer"])
def test_a_wish_to_talk_alone_says_how_to_reach_safely(
    willow: Cast, device: Speaking, alice: Client, way: str
) -> None:
    dee = str(willow.person.pk)
    device.round(
        [device.seal(Concern(wish="alone", person=dee) if way == "concern" else this_week(dee, "alone"))]
    )
    [look] = looks(alice)
    safe = look.index("Do NOT phone the house. Do NOT tell the carer.")
    assert safe < look.index("Wants to talk to someone, on their own")


@pytest.mark.parametrize(
    "why", ["marked", "asked later", "ended", "on their own", "chosen and marked", "unknown"]
)
def test_whoever_needs_a_look_is_reached_outside_the_house(device: Speaking, alice: Client, why: str) -> None:
    quiet = msgspec.structs.replace(my_life(""), answers=())
    talk, *_ = reversed(this_week("", "with-someone").answers)
    bodies = {
        "marked": msgspec.structs.replace(quiet, answers=(my_life("", "scared").answers[3],)),
        "asked later": msgspec.structs.replace(quiet, answers=my_life("").answers[4:]),
        "ended": Response(ended="later-alone"),
        "on their own": msgspec.structs.replace(quiet, on_own="later"),
        "chosen and marked": msgspec.structs.replace(
            this_week("", "with-someone"), answers=(talk, Answer(question="people", value=AskLater()))
        ),
        "unknown": msgspec.structs.replace(quiet, version=99),
    }
    device.round([device.seal(bodies[why])])
    [look] = looks(alice)
    assert "Do NOT phone the house. Do NOT tell the carer. Visit, or see them somewhere else." in look
    assert '<ul class="safe"' in alice.get("/today/").content.decode()


def test_to_read_is_the_strong_button_until_it_is_read(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(my_life("", "scared"))])
    today = alice.get("/today/").content.decode()
    assert re.findall(r'class="(button[^"]*)" href="[^"]*">(\w+ it)', today) == [("button", "Read it")]
    assert '<button type="submit" class="quiet">Mark as seen' in today
    page = alice.get(f"/responses/{willow.scheme.responses.get().pk}/").content.decode()
    assert '<button type="submit">Mark as seen' in page


def test_an_unknown_wish_is_treated_as_the_most_careful(device: Speaking, alice: Client) -> None:
    device.round([device.seal(Concern(wish="something-new"))])
    [look] = looks(alice)
    assert "Do NOT phone the house." in look


def test_what_a_relative_chose_for_them_opens_no_way_that_they_did_not_ask_for(
    device: Speaking, alice: Client
) -> None:
    device.round([device.seal(Concern(topic="bad", contact="phone", by=by)) for by in ("self", "family")])
    own, theirs = looks(alice)
    assert "Phone only them: they asked for that." in own
    assert "Do NOT phone the house. Do NOT tell the carer." in theirs
    assert "Whoever told thinks: phone them." in theirs


def test_a_quiet_visit_needs_no_look(willow: Cast, device: Speaking, alice: Client) -> None:
    quiet = msgspec.structs.replace(my_life(str(willow.person.pk)), answers=())
    device.round([device.seal(quiet), device.seal(Response(ended="binned"))])
    assert looks(alice) == []
    assert "Nothing waits for a look." in text(alice.get("/today/"))


def test_the_most_pressing_are_shown_and_all_on_asking(
    device: Speaking, alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PRESSING", 1)
    device.round([device.seal(body) for body in (my_life("", "scared"), Response(ended="later-alone"))])
    (shown,) = looks(alice)
    page = alice.get("/today/")
    assert "Needs a look today (2)" in text(page) and "Show all 2 that need a look" in text(page)
    assert "Scared" in shown
    assert "Show all 2" not in text(alice.get("/today/?all=on"))
    assert alice.get("/today/?all=on").content.count(b'class="look') == 2


def test_seen_is_a_row_by_somebody(willow: Cast, device: Speaking, alice: Client, bob: Client) -> None:
    device.round([device.seal(Concern(wish="alone")), device.seal(my_life("", "scared"))])
    concern, response = willow.scheme.concerns.get(), willow.scheme.responses.get()
    for browser in (alice, bob):
        browser.post(f"/concerns/{concern.pk}/seen/")
    bob.post(f"/responses/{response.pk}/seen/")
    assert [(step.what, step.by and step.by.name) for step in willow.scheme.steps.order_by("at")] == [
        ("seen", "Alice"),
        ("seen", "Bob"),
    ]
    assert looks(alice) == []
    page = text(alice.get("/today/"))
    assert "Already seen (2)" in page
    assert "Seen by Alice" in page
    assert "Already seen" in text(alice.get(f"/responses/{response.pk}/"))
