"""What leaves the hub: no cell is a formula, no small count can name someone, and FHIR is valid."""

import csv
import io
import json
import re

import msgspec
import pytest
from django.test import Client
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from easyread.response import Answer, Picked
from scheme.concerns.models import Step
from scheme.responses.exports import small
from scheme.responses.exports.fhir import HELP_GIVEN
from scheme.responses.exports.files import csv_lines, xlsx
from scheme.responses.exports.guard import guarded
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.payloads import PAYLOADS
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking
from tests.scheme.visits import my_life, this_week

FORMULA = re.compile(r"^[\s\"'\u200b\ufeff]*[=+\-@|%＝＋－＠]")


@pytest.fixture
def lena(willow: Cast) -> Client:
    """The safeguarding lead of Willow, who may export."""
    return signed_in(willow.staff(Role.SAFEGUARDING_LEAD, "Lena"))


def body(page: object) -> bytes:
    return b"".join(page.streaming_content)  # type: ignore[attr-defined]


def test_there_are_two_hundred_payloads_of_every_kind() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 200
    assert all(any(mark in payload for mark in "=+-@|＝＋－＠") for payload in PAYLOADS)


def test_two_hundred_payloads_through_xlsx_leave_no_formula() -> None:
    made = xlsx("Answers", ["=head"], [[payload, 1, -2.5, None] for payload in PAYLOADS])
    sheet = load_workbook(io.BytesIO(made))
    cells = [cell for row in sheet.active.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    texts = [cell.value for cell in cells if cell.data_type == "s" and isinstance(cell.value, str)]
    assert len(texts) == 201
    assert [value for value in texts if re.match(r"^[=+\-@]", value)] == []
    assert {cell.value for cell in cells if cell.data_type == "n" and cell.value is not None} == {1, -2.5}


@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_two_hundred_payloads_through_csv_leave_no_formula(parted: str) -> None:
    """Read as our own settings part cells, and as those of other countries do."""
    made = b"".join(csv_lines(["head"], [[payload] for payload in PAYLOADS])).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(made, newline=""), delimiter=parted))
    cells = [cell for row in read for cell in row]
    bare = [cell.lstrip(' \t\r\n"\u200b\ufeff') for cell in cells]
    assert [cell for cell in bare if re.match(r"^[=+\-@|%＝＋－＠]", cell)] == []
    if parted == ",":
        assert len(read) == 201


@given(typed=st.text(alphabet=st.sampled_from("=+-@;,'\" \t\n\rab1\u200b＝"), max_size=8))
def test_the_guard_leaves_no_start_of_a_formula_and_no_plain_word_changed(typed: str) -> None:
    safe = guarded(typed)
    for part in re.split(r"[;,\t\r\n]", safe):
        assert not re.match(r"^[\s\"\u200b\ufeff]*[=+\-@|%＝＋－＠]", part)
    assert safe.replace("'", "") == typed.replace("'", "")


@pytest.mark.parametrize("plain", ["Dee", "Anne-Marie", "it is 5 + 5", "a=b", "rosa@example.org", ""])
def test_what_is_no_formula_is_let_be(plain: str) -> None:
    assert guarded(plain) == plain


def test_answers_as_csv_and_xlsx_say_the_same(willow: Cast, device: Speaking, lena: Client) -> None:
    willow.person.name = "=cmd|' /C calc'!A0"
    willow.person.save()
    device.round([device.seal(my_life(str(willow.person.pk), "scared")), device.seal(this_week("", "alone"))])
    read = list(csv.reader(io.StringIO(body(lena.get("/exports/answers.csv")).decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(body(lena.get("/exports/answers.xlsx"))))
    rows = [["" if cell is None else str(cell) for cell in row] for row in book.active.values]
    assert rows == [[cell.removesuffix(".0") for cell in row] for row in read]
    assert len(read) == 1 + 5 + 6
    safe = next(row for row in read if row[12] == "safe")
    assert safe[3] == "'=cmd|' /C calc'!A0"
    assert (safe[13], safe[15], safe[16], safe[18], safe[22]) == (
        *("feeling-safe", "scared", "0", "14.2"),
        "safe worried scared",
    )
    whats = [entry.what for entry in willow.scheme.audit.order_by("number")]
    assert whats == ["exported answers as csv", "exported answers as xlsx"]


def test_help_with_one_answer_leaves_with_it_and_what_was_not_asked_says_so(
    willow: Cast, device: Speaking, lena: Client
) -> None:
    dee, week = str(willow.person.pk), this_week(str(willow.person.pk), "not-now")
    helped = msgspec.structs.replace(week.answers[0], helped=True)
    device.round([device.seal(msgspec.structs.replace(week, answers=(helped, *week.answers[1:])))])
    header, *read = list(csv.reader(io.StringIO(body(lena.get("/exports/answers.csv")).decode("utf-8-sig"))))
    place = header.index("help with this one")
    assert [row[place] for row in read] == ["yes", *["not asked"] * 5]
    book = load_workbook(io.BytesIO(body(lena.get("/exports/answers.xlsx"))))
    assert [row[place] for row in book.active.values][1:] == [row[place] for row in read]
    entries = json.loads(body(lena.get(f"/exports/fhir.json?person={dee}")))["entry"]
    response = next(
        e["resource"] for e in entries if e["resource"]["resourceType"] == "QuestionnaireResponse"
    )
    assert response["extension"] == [
        {"url": HELP_GIVEN, "valueString": "Someone read it to them, Someone explained it"}
    ]
    first, *others = response["item"]
    assert first["extension"] == [{"url": HELP_GIVEN, "valueBoolean": True}]
    assert HELP_GIVEN not in str(others)


def test_the_address_chooses_what_leaves(willow: Cast, device: Speaking, lena: Client) -> None:
    device.round([device.seal(my_life(str(willow.person.pk))), device.seal(this_week("", "alone"))])
    some = body(lena.get("/exports/answers.csv?survey=this-week")).decode()
    assert "this-week" in some
    assert "my-life" not in some
    assert "1 response is chosen" in text(lena.get("/exports/?survey=this-week"))
    wrong = lena.get("/exports/answers.csv?since=yesterday")
    assert wrong.status_code == 422
    assert not willow.scheme.audit.filter(what__startswith="exported", about__contains="yesterday").exists()


def test_nothing_leaves_without_a_fresh_sign_in_or_for_another_role(willow: Cast, alice: Client) -> None:
    assert alice.get("/exports/answers.csv").status_code == 403
    stale = signed_in(willow.staff(Role.PRIVACY_OFFICER, "Pia"), ago=400)
    assert stale.get("/exports/answers.csv")["Location"].startswith("/again/")
    assert not willow.scheme.audit.filter(what__startswith="exported").exists()


def test_counts_to_pass_on_hide_what_could_name_someone(willow: Cast, device: Speaking, lena: Client) -> None:
    bodies = [my_life("", "safe") for _ in range(9)] + [my_life("", "scared")]
    device.round([device.seal(one) for one in bodies])
    read = list(csv.reader(io.StringIO(body(lena.get("/exports/counts.csv")).decode("utf-8-sig"))))
    safe = {row[3]: row[4:6] for row in read if row[2].startswith("How do you feel at home")}
    assert safe == {word: ["too few to say", "10"] for word in ("Safe", "A bit worried", "Scared")}
    device.round([device.seal(my_life("", "worried")) for _ in range(6)])
    read = list(csv.reader(io.StringIO(body(lena.get("/exports/counts.csv")).decode("utf-8-sig"))))
    safe = {row[3]: row[4:6] for row in read if row[2].startswith("How do you feel at home")}
    assert safe == {
        "Safe": ["9", "16"],
        "A bit worried": ["too few to say", "16"],
        "Scared": ["too few to say", "16"],
    }
    assert "Oak Lane" not in str(read)


@given(
    counts=st.lists(st.integers(0, 30), min_size=1, max_size=5),
    several=st.booleans(),
    more=st.integers(0, 30),
)
def test_no_hidden_count_can_be_told_from_the_others(counts: list[int], several: bool, more: int) -> None:
    n = max(counts) + more if several else sum(counts)
    told, told_n = small.told(counts, n, several)
    hidden = [count for count, shown in zip(counts, told, strict=True) if shown is None]
    assert all(shown is None or shown >= small.LEAST for shown in told)
    assert (told_n is None) == (n < small.LEAST)
    if several:
        assert all(shown is None or n - shown >= small.LEAST for shown in told)
    elif told_n is not None and hidden:
        assert sum(hidden) >= small.LEAST
        assert len(hidden) > 1 or len(counts) == 1


def test_fhir_is_of_one_person_and_valid(willow: Cast, device: Speaking, lena: Client) -> None:
    dee = str(willow.person.pk)
    proxy = Answer(question="food", value=Picked(("good",)), by="proxy")
    with_proxy = msgspec.structs.replace(
        my_life(dee, "scared"), answers=(*my_life(dee, "scared").answers, proxy)
    )
    device.round([device.seal(one) for one in (with_proxy, this_week(dee, "alone"), my_life("", "worried"))])
    refused = lena.get("/exports/fhir.json")
    assert refused.status_code == 422
    assert "Choose one person" in text(refused)
    made = body(lena.get(f"/exports/fhir.json?person={dee}"))
    Bundle.model_validate_json(made)
    entries = [entry["resource"] for entry in json.loads(made)["entry"]]
    assert (
        sorted(one["resourceType"] for one in entries)
        == ["Questionnaire"] * 2 + ["QuestionnaireResponse"] * 2
    )
    by_url = {one["url"]: one for one in entries if one["resourceType"] == "Questionnaire"}
    responses = [one for one in entries if one["resourceType"] == "QuestionnaireResponse"]
    for one in responses:
        assert one["questionnaire"].partition("|")[0] in by_url
        assert one["subject"]["display"] == "Dee"
        links = {item["linkId"] for item in by_url[one["questionnaire"].partition("|")[0]]["item"]}
        assert {item["linkId"] for item in one["item"]} <= links
    life = next(one for one in responses if len(one["item"]) == 5)
    answers = {item["linkId"]: item for item in life["item"]}
    assert answers["safe"]["answer"] == [{"valueCoding": {"code": "scared", "display": "Scared"}}]
    assert answers["people"]["extension"][0]["valueCode"] == "asked-declined"
    assert "answer" not in answers["people"]
    assert life["status"] == "completed"


def test_what_is_not_the_persons_own_does_not_go_to_a_partner(
    willow: Cast, device: Speaking, lena: Client
) -> None:
    dee = str(willow.person.pk)
    device.round([device.seal(my_life(dee))])
    response = willow.scheme.responses.get()
    by = willow.staff(Role.RESPONDER, "Rosa")
    Step(scheme=willow.scheme, response=response, what="not-own", by=by).save()
    assert "entry" not in json.loads(body(lena.get(f"/exports/fhir.json?person={dee}")))
    assert b"no: not this person's own" in body(lena.get("/exports/answers.csv"))
