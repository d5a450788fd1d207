"""What the pages say: each answer as it was given, and the counts."""

from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from easyread.response import Answer, Picked, Response
from tests.scheme.conftest import Cast
from tests.scheme.reading import looks, text
from tests.scheme.speaking import STATE, Speaking
from tests.scheme.visits import my_life, this_week


def test_one_response_in_its_own_words(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(this_week(str(willow.person.pk), "not-now"))])
    page = alice.get(f"/responses/{willow.scheme.responses.get().pk}/")
    words, markup = text(page), page.content.decode()
    for expected in (
        "Dee This week",
        "It is not proved",
        "Carer Someone they live with",
        "Someone read it to them Someone explained it",
        "What did you like this week? Going out ✓ picked Friends Food ✓ picked Music or TV Being at home",
        "21 seconds. Changed 2 times.",
        "Calm A bit worried Very worried Skip ✓ picked",
        "Yes Sometimes ✓ picked No",
        "Opened the explanation.",
        "I don't want to say ✓ picked",
        "How this was answered For you to weigh.",
        "Practice: 3 of 3 answers were as expected.",
        "Half of the answers took less than",
        "Is this a bus? Yes No ✓ picked",
    ):
        assert expected in words
    for concept in ("portrait_1", "day", "going_out", "skip", "rather_not", "face_3"):
        assert f'src="/pictures/{concept}.svg"' in markup


def test_who_helped_with_one_answer_stands_with_it(willow: Cast, device: Speaking, alice: Client) -> None:
    week = this_week("", "not-now")
    helped = msgspec.structs.replace(week.answers[3], helped=True)
    device.round([device.seal(msgspec.structs.replace(week, answers=(*week.answers[:3], helped)))])
    page = text(alice.get(f"/responses/{willow.scheme.responses.get().pk}/"))
    assert "Opened the explanation. Someone helped with this one." in page
    assert page.count("Someone helped with this one.") == 1
    assert page.count("Help with this one: not asked.") == 3 + len(week.practice)


def test_the_choices_stand_in_the_order_shown(willow: Cast, device: Speaking, alice: Client) -> None:
    turned = Answer(question="safe", value=Picked(("safe",)), order=("scared", "worried", "safe"))
    body = msgspec.structs.replace(my_life(""), answers=(turned,), seen=("safe", "food"))
    device.round([device.seal(body)])
    page = text(alice.get(f"/responses/{willow.scheme.responses.get().pk}/"))
    assert "Scared A bit worried Safe ✓ picked" in page
    assert "What is the food like at home? Good OK Not good Shown, not answered." in page


def test_a_survey_that_is_not_known_is_shown_by_ids(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(msgspec.structs.replace(my_life("", "scared"), version=7))])
    page = text(alice.get(f"/responses/{willow.scheme.responses.get().pk}/"))
    assert "The hub does not have version 7 of “my-life”." in page
    assert "safe worried scared ✓ picked" in page
    assert "Marks could not be looked up" in looks(alice)[0]


@pytest.mark.parametrize(("minutes", "about"), [(0, False), (4, False), (6, True), (-6, True), (None, True)])
def test_a_time_of_a_wrong_clock_is_about(
    willow: Cast, device: Speaking, alice: Client, minutes: int | None, about: bool
) -> None:
    clock = "" if minutes is None else (timezone.now() + timedelta(minutes=minutes)).isoformat()
    device.round([device.seal(my_life(""))], state=msgspec.structs.replace(STATE, clock=clock))
    page = text(alice.get(f"/responses/{willow.scheme.responses.get().pk}/"))
    assert ("about Wed 4 Mar 2026, 10:05" in page) == about
    assert "Wed 4 Mar 2026, 10:05" in page


def test_a_visit_cut_short_says_so(device: Speaking, alice: Client) -> None:
    device.round([device.seal(my_life("", ended="running"))])
    assert "Cut short: the tablet stopped" in text(alice.get("/responses/"))


def test_help_that_was_not_asked_is_not_alone(device: Speaking, alice: Client) -> None:
    device.round([device.seal(Response(ended="stopped", survey="my-life", version=1))])
    page = text(alice.get("/responses/")).partition("The newest first.")[2]
    assert "Not asked Not asked" in page
    assert "alone" not in page


def test_responses_newest_first_a_page_at_a_time(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(my_life("")) for _ in range(26)])
    device.round([device.seal(this_week("", "not-now"))])
    first = text(alice.get("/responses/"))
    assert first.index("This week") < first.index("My life")
    assert "Page 1 of 2" in first
    assert alice.get("/responses/?page=2").content.count(b"<tr") == 1 + 2
    assert alice.get("/responses/?page=none").status_code == 200


def test_counts_have_their_n_and_leave_proxies_out(willow: Cast, device: Speaking, alice: Client) -> None:
    dee = str(willow.person.pk)
    by_proxy = Answer(question="food", value=Picked(("not-good",)), by="proxy")
    proxy = msgspec.structs.replace(my_life(dee), answers=(by_proxy,))
    stranger = msgspec.structs.replace(
        my_life(""), practice=(Answer(question="food", value=Picked(("ok",))),)
    )
    device.round([device.seal(body) for body in (my_life(dee), my_life(dee, "scared"), stranger, proxy)])
    page = text(alice.get("/questions/my-life/1/"))
    assert "What is the food like at home? n = 3 ." in page
    assert "1 person of your list answered this version." in page
    assert "Good: 3 OK: 0 Not good: 0" in page
    assert "Answered by someone else, not counted above 1" in page
    assert "Safe: 2 A bit worried: 0 Scared: 1" in page
    assert "Ask me later, on my own 3" in page
    assert "My life 1 4" in text(alice.get("/questions/"))


def test_the_bars_are_shares_of_n(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(my_life("", safe)) for safe in ("safe", "safe", "scared")])
    markup = alice.get("/questions/my-life/1/").content.decode()
    assert 'width="66.67%"' in markup
    assert 'width="33.33%"' in markup
    assert 'aria-label="Safe: 2. A bit worried: 0. Scared: 1. n = 3."' in markup
    assert "style=" not in markup


def test_devices_say_how_they_are(willow: Cast, device: Speaking, alice: Client) -> None:
    lost = willow.paired()
    willow.scheme.revocations.create(device=willow.row(lost))
    state = msgspec.structs.replace(STATE, pending=7, free_bytes=300_000_000, sound=False, app="0.1.0")
    device.round([msgspec.structs.replace(device.seal(my_life("")), signature=b"")], state=state)
    page = text(alice.get("/devices/"))
    for words in (
        *("Oak Lane", "6", "does not work", "286.1", "0.1.0", "No sound.", "Little space is left."),
        *("Some of what it sent was kept aside.", "Revoked."),
    ):
        assert words in page
    row = willow.row(device)
    row.heard_at = timezone.now() - timedelta(hours=73)
    row.save()
    assert "Quiet for more than 72 hours." in text(alice.get("/devices/"))


def test_a_picture_is_an_svg_that_runs_nothing() -> None:
    page = Client().get("/pictures/face_5.svg")
    assert page["Content-Type"] == "image/svg+xml"
    assert "sandbox" in page["Content-Security-Policy"]
    assert b"<svg" in page.content


def test_every_page_is_shut_in(alice: Client) -> None:
    page = alice.get("/today/")
    assert page["Cache-Control"] == "no-store"
    assert page["X-Frame-Options"] == "DENY"
    assert page["Referrer-Policy"] == "same-origin"
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
