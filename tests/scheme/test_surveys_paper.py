"""A survey on paper: printed whole, typed in by staff, marked as such, and never to be taken for a device's."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from scheme.responses.models import Source
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text as words
from tests.scheme.speaking import Speaking
from tests.scheme.surveys import published, small
from tests.scheme.visits import this_week

ENTER = "/paper/this-week/1/"


def typed(cast: Cast, **change: object) -> dict[str, object]:
    """What stands on a paper of this-week."""
    return {
        "on": str(timezone.localdate() - timedelta(days=2)),
        "person_id": str(cast.person.pk),
        "by": "self",
        "here": ["carer"],
        "help": [],
        "consent": "on",
        "q-today": "sad",
        "q-liked": ["food", "friends"],
        "q-calm": "skipped",
        "q-went-out": "yes",
        "q-listened": "not-asked",
        "q-talk-to-us": "not-now",
        **change,
    }


def test_what_is_typed_in_is_scored_and_marked_like_any_other_and_said_to_be_paper(
    alice: Client, willow: Cast
) -> None:
    done = alice.post(ENTER, typed(willow))
    response = willow.scheme.responses.get()
    assert done["Location"] == f"/responses/{response.pk}/"
    assert (response.source, response.entered_by and response.entered_by.name) == (Source.PAPER, "Alice")
    assert (response.device_id, response.envelope_id, response.person) == (None, None, willow.person)
    assert (response.here, response.help, response.watch) == (["carer"], None, True)
    given = {one.question: (one.value, one.by) for one in response.answers.all()}
    assert given == {
        "today": ("picked", "self"),
        "liked": ("picked", "self"),
        "calm": ("skipped", "self"),
        "went-out": ("picked", "self"),
        "talk-to-us": ("picked", "self"),
    }
    picks = {pick.choice: (pick.score, pick.watch) for pick in willow.scheme.picks.all()}
    assert picks["sad"][1] and not picks["food"][1]
    noted = willow.scheme.audit.filter(what="entered paper response").get()
    assert noted.about == str(response.pk)
    page = alice.get(f"/responses/{response.pk}/")
    assert page.status_code == 200
    assert "How do you feel today?" in words(page)
    assert "On paper. Typed in by Alice." in words(page)
    assert "seconds" not in words(page)


def test_the_same_picks_have_the_same_scores_from_paper_and_from_a_device(
    alice: Client, willow: Cast, device: Speaking
) -> None:
    device.round([device.seal(this_week(str(willow.person.pk), "alone"))])
    sent = {
        "q-today": "happy",
        "q-liked": ["going-out", "food"],
        "q-went-out": "sometimes",
        "q-talk-to-us": "alone",
    }
    alice.post(ENTER, typed(willow, **sent))
    kiosk, paper = willow.scheme.responses.order_by("arrived_at")
    found = [
        sorted(
            willow.scheme.picks.filter(answer__response=one, answer__practice=False).values_list(
                "choice", "score", "watch"
            )
        )
        for one in (kiosk, willow.scheme.responses.get(source="paper"))
    ]
    assert found[0] == found[1]
    assert {kiosk.source, paper.source} == {"kiosk", "paper"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"person_id": ""}, "Who answered: This field is required."),
        ({"on": "2999-01-01"}, "This day has not come yet."),
        ({"consent": ""}, "Without their yes, nothing may be kept."),
        ({"q-today": ""}, "This field is required."),
        ({"q-today": "no-such"}, "Select a valid choice."),
        ({"q-liked": ["food", "skipped"]}, "Choose either answers, or one of the last five."),
    ],
)
def test_what_is_missing_or_cannot_be_is_told_and_nothing_typed_is_lost(
    alice: Client, willow: Cast, change: dict[str, object], said: str
) -> None:
    page = alice.post(ENTER, typed(willow, **change))
    assert page.status_code == 422
    assert said in words(page)
    assert re.search(r'value="not-now"[^>]*checked', page.content.decode())
    assert willow.scheme.responses.count() == 0


def test_a_question_that_another_answer_does_not_open_leaves_with_no_answer(
    alice: Client, willow: Cast
) -> None:
    more = small().replace(
        'about = "things-i-do"',
        'about = "things-i-do"\nasked_if = [{ question = "first", picked = ["no"] }]',
    )
    first = (
        small()
        .partition("[[questions]]")[2]
        .replace('"liked"', '"first"')
        .replace("Do you like", "Do you see")
    )
    published(willow, more.replace("[[questions]]", f"[[questions]]{first}\n[[questions]]", 1))
    base = {key: value for key, value in typed(willow).items() if not key.startswith("q-")}
    alice.post("/paper/garden/1/", {**base, "q-first": "yes", "q-liked": "no"})
    assert [one.question for one in willow.scheme.answers.all()] == ["first"]


@pytest.mark.parametrize("spoilt", ["device", "envelope", "entered_by", "source"])
def test_paper_can_never_stand_as_a_devices_nor_the_other_way_round(
    alice: Client, willow: Cast, device: Speaking, spoilt: str
) -> None:
    device.round([device.seal(this_week(str(willow.person.pk), "alone"))])
    alice.post(ENTER, typed(willow))
    kiosk, paper = willow.scheme.responses.get(source="kiosk"), willow.scheme.responses.get(source="paper")
    changes: dict[str, dict[str, object]] = {
        "device": {"device": kiosk.device},
        "envelope": {"envelope": kiosk.envelope, "device": kiosk.device},
        "entered_by": {"entered_by": None},
        "source": {"source": "kiosk"},
    }
    change = changes[spoilt]
    if spoilt == "envelope":
        willow.scheme.picks.filter(answer__response=kiosk).delete()
        kiosk.answers.all().delete()
        kiosk.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        willow.scheme.responses.filter(pk=paper.pk).update(**change)


def test_the_printed_survey_has_every_question_choice_and_picture(alice: Client) -> None:
    page = alice.get("/paper/my-life/1/print/")
    said = words(page)
    assert "How do you feel at home?" in said
    assert "Scared" in said
    content = page.content.decode()
    assert content.count('class="sheet-question"') == 10 + 1
    assert "Very good" not in said, "3 faces stand on paper, not all that a person may be shown"
    pictures = set(re.findall(r'src="(/pictures/[^"]+)"', content))
    assert len(pictures) > 15
    assert {alice.get(picture).status_code for picture in pictures} == {200}
    assert "This week" in words(alice.get("/paper/"))
    assert alice.get("/paper/practice/1/print/").status_code == 404


def test_who_may_not_enter_paper_sees_no_door_to_it(willow: Cast) -> None:
    browser = signed_in(willow.staff(Role.VIEWER, "Vera"))
    assert browser.get(ENTER).status_code == 403
    assert 'href="/paper/"' not in browser.get("/today/").content.decode()
