"""What family and carers noticed: shown beside who is not heard from, and never counted as the person's own."""

import csv
import io
import json

import msgspec
import pytest
from django.test import Client

from easyread.pack import SurveyList
from easyread.parts import Having
from easyread.response import Picked, Response
from scheme.concerns.models import Step
from scheme.responses import tally
from scheme.schemes.models import Role
from scheme.surveys.delivering import bring, stamp
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import looks, text
from tests.scheme.speaking import Speaking
from tests.scheme.surveys import planned, published, text_of
from tests.scheme.visits import answer, my_life


def noticed(person: str, by: str = "carer", smiled: str = "yes") -> Response:
    """What someone saw of the person."""
    answers = (
        answer("ate", "as-always", order=("as-always", "less", "extra"), by="proxy"),
        answer("smiled", Picked((smiled,)), order=("yes", "no"), by="proxy"),
    )
    return Response(
        ended="finished",
        by=by,
        person=person,
        survey="what-we-noticed",
        version=1,
        seen=("ate", "smiled"),
        answers=answers,
    )


@pytest.fixture
def lena(willow: Cast) -> Client:
    """Who may export."""
    return signed_in(willow.staff(Role.SAFEGUARDING_LEAD, "Lena"))


def beside(client: Client) -> str:
    """The part of the overview about people who are not heard from."""
    return text(client.get("/overview/")).partition("People not heard from in 90 days")[2]


def test_it_stands_beside_who_is_not_heard_from_and_does_not_count_as_hearing(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    dee = str(willow.person.pk)
    assert "Dee nothing" in beside(alice)
    for by in ("family", "carer"):
        device.round([device.seal(noticed(dee, by))])
    found = beside(alice)
    assert "it is not their answer, and is not counted" in found
    assert "Dee" in found
    assert "a carer" in found
    assert "family or a friend" not in found
    newest = willow.scheme.responses.get(by="carer")
    assert f"/responses/{newest.pk}/" in alice.get("/overview/").content.decode()
    device.round([device.seal(my_life(dee))])
    assert "Everybody was heard" in text(alice.get("/overview/"))
    own = willow.scheme.responses.get(by="self")
    Step(scheme=willow.scheme, response=own, what="not-own", by=willow.staff(Role.RESPONDER, "Ro")).save()
    assert "a carer" in beside(alice)


def test_its_page_says_whose_it_is_and_asks_nothing_of_help(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    device.round([device.seal(noticed(str(willow.person.pk), smiled="no"))])
    page = text(alice.get(f"/responses/{willow.scheme.responses.get().pk}/"))
    assert "About Dee, noticed by a carer What we noticed" in page
    assert "These are not the person's own answers, and they are never counted as such." in page
    assert "Did they smile or laugh? Yes No ✓ picked needs a look" in page
    assert "Answered by someone else." in page
    for never in ("Wanted to start", "Help with this one", "Someone helped"):
        assert never not in page
    assert looks(alice)[0].strip().startswith("About Dee, noticed by a carer")
    assert "About Dee, noticed by a carer" in text(alice.get("/responses/?whose=noticed"))
    assert "About Dee" not in text(alice.get("/responses/?whose=own"))


def test_it_is_in_no_count_and_no_chart(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(noticed(str(willow.person.pk))) for _ in range(2)])
    assert {key.by for key in tally.scan(willow.scheme)} == {"proxy"}
    assert tally.held(willow.scheme) == tally.scan(willow.scheme)
    assert "What we noticed" not in text(alice.get("/questions/"))
    assert alice.get("/questions/what-we-noticed/1/").status_code == 404
    picks = willow.scheme.picks.all()
    assert {pick.score for pick in picks} == {None}


def test_it_leaves_marked_in_rows_and_not_at_all_in_counts_and_for_partners(
    willow: Cast, device: Speaking, lena: Client
) -> None:
    dee = str(willow.person.pk)
    device.round([device.seal(noticed(dee, "family")), device.seal(my_life(dee))])
    lines = b"".join(lena.get("/exports/answers.csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    header, *rows = list(csv.reader(io.StringIO(lines)))
    counted, given = header.index("counted"), header.index("given by")
    assert {(row[counted], row[given]) for row in rows} == {
        ("yes", "self"),
        ("no: noticed by family", "proxy"),
    }
    told = b"".join(lena.get("/exports/counts.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "What we noticed" not in told
    made = b"".join(lena.get(f"/exports/fhir.json?person={dee}").streaming_content)  # type: ignore[attr-defined]
    found = [entry["resource"] for entry in json.loads(made)["entry"]]
    assert [one["resourceType"] for one in found] == ["Questionnaire", "QuestionnaireResponse"]
    assert "what-we-noticed" not in made.decode()


def test_it_is_asked_by_no_plan_and_is_on_no_paper_but_goes_with_what_is_planned(
    willow: Cast, device: Speaking, lena: Client
) -> None:
    row = published(willow, text_of(id="what-we-noticed"))
    for page in (
        "/surveys/what-we-noticed/plan/",
        "/paper/what-we-noticed/2/",
        "/paper/what-we-noticed/2/print/",
    ):
        assert lena.get(page).status_code == 404
    assert "What we noticed" not in text(lena.get("/paper/"))
    published(willow)
    planned(willow)
    told = bring(willow.scheme.devices.get(pk=device.file["device"]), Having(), stamp(willow.scheme)).list
    assert told is not None
    packs = msgspec.json.decode(told.document, type=SurveyList).packs
    assert {(pack.survey, pack.version) for pack in packs} == {(row.survey, 2), ("garden", 1)}
