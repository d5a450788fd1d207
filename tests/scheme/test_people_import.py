"""People from a CSV file: every fault by its line before anything is written, and nothing twice."""

import base64
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from scheme.people.csv_file import LARGEST, MOST, lines_of
from tests.scheme.conftest import Cast
from tests.scheme.reading import text, words_of

HEAD = "name,household,stay,from,until,language,reference\n"
GOOD = HEAD + (
    "Siân,Oak Lane,,2026-03-01,,cy en,SL-1\n"
    'Siân,"Mill, Cottage",short breaks,01/03/2026,14/03/2026,cy en,SL-1\n'
    "Ann,oak lane,Day Support,,,,\n"
)


@pytest.fixture
def mill(willow: Cast) -> None:
    willow.scheme.households.create(name="Mill, Cottage")


def upload(browser: Client, content: str | bytes) -> Any:
    """The preview of a file."""
    if isinstance(content, str):
        content = content.encode()
    return browser.post("/people/import/", {"file": SimpleUploadedFile("people.csv", content)})


def confirm(browser: Client, preview: Any) -> Any:
    """Press the preview's button."""
    held = re.search(r'name="content" value="([^"]*)"', preview.content.decode())
    assert held, text(preview)
    return browser.post("/people/import/", {"content": held[1]})


def counts(willow: Cast) -> tuple[int, int]:
    return willow.scheme.people.count(), willow.scheme.stays.count()


def faults(willow: Cast, browser: Client, content: str | bytes) -> list[str]:
    """What the preview says is wrong; nothing was written."""
    before = counts(willow)
    page = upload(browser, content)
    assert page.status_code == 422
    assert counts(willow) == before
    markup = page.content.decode()
    assert 'name="content"' not in markup
    found = re.search(r'id="trouble">(.*?)</section>', markup, re.DOTALL)
    assert found
    return [text_of(item) for item in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)]


def text_of(markup: str) -> str:
    return words_of(markup).strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize(("delimiter", "ends"), [(",", "\n"), (";", "\r\n")])
def test_a_good_file_is_shown_first_then_written_and_a_second_time_adds_nothing(
    willow: Cast, mill: None, alice: Client, encoding: str, delimiter: str, ends: str
) -> None:
    written = GOOD.replace('"Mill, Cottage"', "Mill@ Cottage").replace(",", delimiter).replace("@", ",")
    written = written.replace("Mill, Cottage", '"Mill, Cottage"').replace("\n", ends)
    preview = upload(alice, written.encode(encoding))
    assert preview.status_code == 200
    assert "2 people would be added, and 3 stays. Nothing is written yet." in text(preview)
    assert counts(willow) == (1, 1)
    assert "2 people were added, and 3 stays." in text(confirm(alice, preview))
    sian = willow.scheme.people.get(name="Siân")
    assert (sian.languages, sian.reference) == (["cy", "en"], "SL-1")
    stays = sian.stays.order_by("kind").values_list("household__name", "kind", "since", "until")
    assert [tuple(map(str, row)) for row in stays] == [
        ("Oak Lane", "live-in", "2026-03-01", "None"),
        ("Mill, Cottage", "short-breaks", "2026-03-01", "2026-03-14"),
    ]
    willow.household.refresh_from_db()
    assert willow.household.version == 2
    again = upload(alice, written.encode(encoding))
    assert "Everything in this file is here already." in text(again)
    held = base64.b64encode(written.encode(encoding)).decode()
    assert "0 people were added, and 0 stays." in text(alice.post("/people/import/", {"content": held}))
    assert counts(willow) == (3, 4)


def test_every_fault_is_said_by_its_line_and_nothing_is_written(willow: Cast, alice: Client) -> None:
    willow.scheme.people.create(name="Jo", portrait="portrait_1", reference="SL-9")
    lines = (
        ",Oak Lane,,,,,",
        "Ann,Elm Row,weekends,32/01/2026,2026-02-30,tlh,",
        "Bea,Oak Lane,,2026-03-02,2026-03-01,,",
        f"{'x' * 61},,,,,,",
        "Cy,Oak Lane,,,,,SL-9",
        "Ed,Oak Lane,,,,,",
        "ed,Oak Lane,,,,,",
        "Ed,Oak Lane,day support,,,,",
        "Jo,Oak Lane,,,,,",
        "Flo,Oak Lane,,,,,SL-5",
        "Fay,Oak Lane,day support,,,,SL-5",
        "Flo,Oak Lane,short breaks,,,cy,SL-5",
        "Dee,Oak Lane,,2026-03-01,,,",
        "Gil,Oak Lane,,,,,,too much",
    )
    assert faults(willow, alice, HEAD + "\n".join(lines)) == [
        "Line 2: The name is empty.",
        "Line 3: There is no household “Elm Row”. Add it first, or mend its name.",
        "Line 3: “2026-02-30” is no day. Write it like 2026-03-01 or 01/03/2026.",
        "Line 3: “32/01/2026” is no day. Write it like 2026-03-01 or 01/03/2026.",
        "Line 3: “tlh” is no language that is known here. Known are: en cy bn so ar bfi gu pa pl pt ro ur.",
        "Line 3: “weekends” is no stay. Write live-in, short breaks or day support.",
        "Line 4: The last day is before the first.",
        "Line 5: The household is empty.",
        "Line 5: The name is longer than 60 letters.",
        "Line 6: The reference SL-9 is that of Jo. Mend the one or the other.",
        "Line 8: ed stands in line 7 already, in the same household. Take one out.",
        "Line 9: Ed stands in line 7 already. Are they one person? "
        "Then write the same reference in both lines. If not, different ones.",
        "Line 10: There is a Jo already. Give each their own reference, here and on their page.",
        "Line 12: Line 11 has the same reference and another name.",
        "Line 13: Line 11 says other languages for the same person.",
        "Line 14: Dee stays in Oak Lane already, on other days. Change it on their page.",
        "Line 15: There are more cells than columns. Look for a comma too many.",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "The submitted file is empty."),
        ("\n", "The column name, household is missing."),
        ("name,stay\nAnn,live-in", "The column household is missing."),
        (HEAD.replace("until", "colour") + "Ann,Oak Lane,,,,,", "The column colour is not known."),
        ("name,household,name\nAnn,Oak Lane,Bea", "The column name is there twice."),
        (HEAD, "No person stands in this file."),
        (HEAD + 'Ann,"Oak Lane,,,,,\n', "From here on the file cannot be read"),
        (HEAD.encode("utf-16"), "This is no CSV file in UTF-8 or Windows-1252."),
        (HEAD.encode() + b"\x81,Oak Lane,,,,,", "This is no CSV file in UTF-8 or Windows-1252."),
        (HEAD + "A\x07n,Oak Lane,,,,,", "The name holds a letter that cannot be shown."),
        (HEAD + "Ann,Oak Lane,,,,,\n" * (MOST + 1), "There are more than 2,000 people."),
        (b"x" * (LARGEST + 1), "The file is larger than 1 MB."),
    ],
)
def test_a_file_that_is_no_list_of_people_says_why(
    willow: Cast, alice: Client, content: str | bytes, words: str
) -> None:
    assert any(words in fault for fault in faults(willow, alice, content))


def test_what_became_wrong_since_the_preview_writes_nothing(willow: Cast, mill: None, alice: Client) -> None:
    preview = upload(alice, GOOD)
    willow.scheme.households.filter(name="Mill, Cottage").update(name="Mill House")
    page = confirm(alice, preview)
    assert page.status_code == 422
    assert "Line 3: There is no household “Mill, Cottage”." in text(page)
    assert counts(willow) == (1, 1)
    assert alice.post("/people/import/", {"content": "%%%"}).status_code == 422


def test_a_household_of_another_scheme_is_not_known(willow: Cast, elsewhere: Cast, alice: Client) -> None:
    assert faults(willow, alice, "name,household\nAnn,High Street") == [
        "Line 2: There is no household “High Street”. Add it first, or mend its name."
    ]


def test_the_template_is_a_file_that_fits(willow: Cast, alice: Client) -> None:
    template = alice.get("/people/import/template.csv")
    assert "attachment" in template["Content-Disposition"]
    for name in ("Elm House", "Ty Gwyn"):
        willow.scheme.households.create(name=name)
    assert "2 people would be added, and 2 stays." in text(upload(alice, template.content))


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda words: (HEAD + words).encode()))
def test_any_bytes_are_lines_or_faults(content: bytes) -> None:
    lines, found = lines_of(content)
    assert lines or found
    assert all(fault.words.endswith((".", "”")) for fault in found)
