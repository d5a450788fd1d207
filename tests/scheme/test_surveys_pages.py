"""Staff hand in, look at, publish and plan a survey, and see who has it and who has answered."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from easyread.pack import digest
from easyread.parts import Having
from scheme.schemes.models import Role
from scheme.surveys.models import Often
from tests.scheme.conftest import Cast, rows, signed_in
from tests.scheme.reading import text as words
from tests.scheme.speaking import Speaking
from tests.scheme.surveys import planned, published, small
from tests.scheme.test_surveys_due import answer, brought, told
from tests.scheme.test_surveys_published import picture


@pytest.fixture
def petra(willow: Cast) -> Client:
    """The safeguarding lead of Willow, who publishes."""
    return signed_in(willow.staff(Role.SAFEGUARDING_LEAD, "Petra"))


def hand_in(browser: Client, text: str, at: str = "/surveys/draft/", *files: SimpleUploadedFile) -> str:
    """Hand in a draft; the address of its page."""
    answer = browser.post(at, {"text": text, "more": list(files)})
    assert answer.status_code == 302, words(answer)
    return str(answer["Location"])


def test_a_survey_with_faults_is_told_all_of_them_and_cannot_be_published(
    petra: Client, willow: Cast
) -> None:
    page = petra.get(
        hand_in(petra, small(picture="no_such").replace("garden?", "garden and the plants and the pond?"))
    )
    said = words(page)
    assert "things must be mended" in said
    assert said.count('there is no picture "no_such"') + said.count("no_such") >= 3
    assert "Line 7, questions[0].picture" in said
    assert "Publish this version" not in said
    refused = petra.post(page.request["PATH_INFO"] + "publish/")
    assert refused.status_code == 422
    assert willow.scheme.survey_versions.count() == 0


def test_from_a_draft_with_a_picture_to_a_plan(petra: Client, willow: Cast) -> None:
    before = rows(willow.scheme)
    file = SimpleUploadedFile("own_bus.png", picture(), "image/png")
    first = hand_in(petra, small(picture="own_bus"), "/surveys/draft/", file)
    page = petra.get(first)
    said = words(page)
    assert "It can be published" in said
    assert "This is only a preview. Nothing is asked and nothing is kept." in said
    assert said.count("Do you like the garden?") == 3  # preview, recordings, text
    assert b'src="/pictures/own_bus.svg"' in page.content
    assert petra.get("/pictures/own_bus.svg")["Content-Type"] == "image/png"
    assert Client().get("/pictures/own_bus.svg").status_code == 404
    changed = hand_in(petra, small(picture="own_bus").replace("plants", "flowers"), first)
    assert petra.get(first).status_code == 404
    done = petra.post(f"{changed}publish/")
    assert done["Location"] == "/surveys/garden/"
    assert willow.scheme.drafts.count() == 0
    assert rows(willow.scheme) == before
    assert "Nobody is asked this yet." in words(petra.get("/surveys/garden/"))
    assert "flowers" in words(petra.get("/surveys/garden/1/"))
    made = petra.post(
        "/surveys/garden/plan/",
        {
            "who": f"person:{willow.person.pk}",
            "often": "weekly",
            "begins": str(timezone.localdate()),
            "until": "",
        },
    )
    assert made["Location"] == "/surveys/garden/"
    said = words(petra.get("/surveys/garden/"))
    assert "Dee Every week" in said
    assert "0 of 1 have finished it" in said
    noted = list(willow.scheme.audit.order_by("number").values_list("what", "about"))[-2:]
    assert noted == [("published survey", "garden 1"), ("planned survey", "garden, weekly")]


def test_a_file_left_out_is_gone_from_the_next_draft(petra: Client, willow: Cast) -> None:
    file = SimpleUploadedFile("own_bus.png", picture(), "image/png")
    first = hand_in(petra, small(), "/surveys/draft/", file)
    assert "own_bus.png" in words(petra.get(first))
    again = petra.post(first, {"text": small(), "drop": ["own_bus.png"]})
    assert "own_bus.png" not in words(petra.get(again["Location"]))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": "  "}, "Write the survey here, or choose a file of it."),
        ({"file": SimpleUploadedFile("a.toml", b"\xff\xfe")}, "Save it as UTF-8."),
    ],
)
def test_nothing_handed_in_is_told_at_the_field(petra: Client, sent: dict[str, object], said: str) -> None:
    page = petra.post("/surveys/draft/", sent)
    assert page.status_code == 422
    assert said in words(page)


def test_a_survey_of_heard_is_taken_from_its_own_text(petra: Client) -> None:
    assert "This week" in words(petra.get("/surveys/"))
    page = petra.get("/surveys/draft/?from=this-week").content.decode()
    assert "id = &quot;this-week&quot;" in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"until": "2020-01-01"}, "This is before the first day."),
        ({"who": "person:00000000-0000-4000-8000-000000000000"}, "Select a valid choice"),
        ({"begins": "someday"}, "Enter a valid date"),
    ],
)
def test_a_plan_that_cannot_be_is_told_at_its_field(
    petra: Client, willow: Cast, change: dict[str, str], said: str
) -> None:
    published(willow)
    good = {"who": "everyone", "often": "once", "begins": "2026-01-01", "until": ""}
    page = petra.post("/surveys/garden/plan/", {**good, **change})
    assert page.status_code == 422
    assert said in words(page)
    assert re.search(r'<a href="#id_(until|who|begins)"', page.content.decode())
    assert willow.scheme.plans.count() == 0


def test_a_plan_is_ended_by_a_row_and_not_changed(petra: Client, willow: Cast) -> None:
    published(willow)
    plan = planned(willow)
    for _ in range(2):
        assert petra.post(f"/surveys/plans/{plan.pk}/end/").status_code == 302
    assert willow.scheme.plans.count() == willow.scheme.plan_ends.count() == 1
    assert "Nobody is asked this yet." in words(petra.get("/surveys/garden/"))


def test_who_has_it_and_who_has_answered(petra: Client, ada: Client, willow: Cast, device: Speaking) -> None:
    row = published(willow)
    planned(willow, begins=timezone.localdate() - timedelta(days=3))
    said = words(petra.get("/surveys/garden/"))
    assert "not yet not yet: it may still ask what is over" in said
    list_ = told(willow, brought(device))
    brought(device, Having(tag=list_.tag, packs=(digest(bytes(row.manifest)),)))
    answer(willow, timezone.localdate() - timedelta(days=1))
    said = words(petra.get("/surveys/garden/"))
    assert "1 of 1 have finished it" in said
    assert re.search(r"Oak Lane \w{8} yes yes", said)
    assert "Dee" in said
    for_ada = words(ada.get("/surveys/garden/"))
    assert "1 of 1 have finished it" in for_ada
    assert "Dee" not in for_ada


def test_a_review_is_noted_and_makes_it_due(petra: Client, willow: Cast) -> None:
    published(willow)
    planned(willow, often=Often.REVIEWS, begins=timezone.localdate() - timedelta(days=9))
    answer(willow, timezone.localdate() - timedelta(days=5))
    assert "1 of 1" in words(petra.get("/surveys/garden/"))
    sent = {"person": str(willow.person.pk), "on": str(timezone.localdate())}
    assert petra.post("/surveys/reviews/", sent).status_code == 302
    assert "0 of 1" in words(petra.get("/surveys/garden/"))
    assert "Dee" in words(petra.get("/surveys/reviews/"))
