"""Survey files are read whole: a good one is a survey, a bad one says all that is wrong with it at once."""

from typing import Any

import pytest

from easyread.fault import FAIL, Fault, nearest, quoted
from easyread.line import Line
from easyread.reading import parse
from easyread.survey import Survey
from tests.easyread.survey_files import (
    FIVE,
    PICTURES,
    Table,
    either_or,
    practice,
    put,
    question,
    survey,
    toml,
    wording,
)


def read(table: Table) -> Survey | tuple[Fault, ...]:
    return parse(toml(table), "small.toml", PICTURES)


def faults(table: Table) -> list[tuple[str, str]]:
    found = read(table)
    assert isinstance(found, tuple), "this was read without a fault"
    assert all(fault.file == "small.toml" and fault.level == FAIL for fault in found)
    return [(fault.place, f"{fault.what}. {fault.remedy}") for fault in found]


def test_a_good_file_is_a_survey() -> None:
    found = read(survey())
    assert isinstance(found, Survey)
    assert found.question("home").choices[2].value == 0
    assert found.title.line("en") == Line("My life", "home")


@pytest.mark.parametrize(
    "table",
    [
        survey(question(choices=FIVE, scale=True)),
        survey(either_or()),
        survey(question(kind="pick-some", choices=[wording(id=id) for id in "abcde"])),
        survey(question(), question("more", asked_if=[{"question": "food", "picked": ["ok", "good"]}])),
        practice(),
        practice(answer="dont-know"),
        survey(opening=wording(), ending=wording(), signed_off={"group": "A group", "date": "2026-05-01"}),
        survey(question(about="feelings", choices=[wording(id="a"), wording(id="b")], scale=True)),
    ],
)
def test_what_the_format_allows_is_read(table: Table) -> None:
    assert isinstance(read(table), Survey)


def test_a_file_may_hold_more_languages() -> None:
    def in_welsh(part: Any) -> Any:
        if isinstance(part, list):
            return [in_welsh(item) for item in part]
        if not isinstance(part, dict):
            return part
        more = {"words": {"en": "Good", "cy": "Da"}} if "words" in part else {}
        return {key: in_welsh(value) for key, value in part.items()} | more

    table = in_welsh(survey()) | {"languages": ["en", "cy"], "draft_languages": ["cy"]}
    found = read(table)
    assert isinstance(found, Survey)
    assert found.questions[0].line("cy") == Line("Da", "food", language="cy")
    del table["questions"][0]["choices"][1]["words"]["cy"]
    assert faults(table) == [("questions[0].choices[1].words.cy", 'this is missing. Say it in "cy".')]


TYPES: list[tuple[str, object, str, str]] = [
    ("title", None, "title", "missing. Add title"),
    ("titel", 1, "titel", 'Did you mean "title"'),
    ("zzzz", 1, "zzzz", "Use one of"),
    ("a b\n", 1, '"a b\\n"', "not known"),
    ("version", "1", "version", "this is text in quotes. Write a whole number"),
    ("version", True, "version", "this is true or false"),
    ("version", 1.5, "version", "this is a number with a point"),
    ("title", [], "title", "this is a list. Write a table"),
    ("title.words.en", 1, "title.words.en", "Write text in quotes"),
    ("title.words", "My life", "title.words", "Write a table"),
    ("questions", "none", "questions", "Write a list"),
    ("questions[0]", 3, "questions[0]", "Write a table"),
    ("questions[0].kind", None, "questions[0].kind", "no kind in quotes"),
    ("questions[0].kind", 1, "questions[0].kind", "no kind in quotes"),
    ("questions[0].kind", "pick-on", "questions[0].kind", 'Did you mean "pick-one"'),
    ("questions[0].known", 1, "questions[0].known", "Write a table"),
    ("questions[0].choices", 1, "questions[0].choices", "Write a list"),
    ("questions[0].choices[1].watch", "yes", "questions[0].choices[1].watch", "true or false"),
    ("questions[0].choices[1].value", "2", "questions[0].choices[1].value", "a whole number"),
    ("questions[0].choices[3]", 1, "questions[0].choices[3]", "Write a table"),
    ("questions[0].choices[1].id", None, "questions[0].choices[1].id", "missing. Add id"),
    ("questions[0].scales", True, "questions[0].scales", 'Did you mean "scale"'),
]


@pytest.mark.parametrize(
    ("at", "value", "place", "says"), TYPES, ids=[f"{at}={value}" for at, value, *_ in TYPES]
)
def test_what_does_not_fit_has_its_place_and_its_remedy(
    at: str, value: object, place: str, says: str
) -> None:
    found = faults(put(survey(), at, value))
    assert any(where == place and says in said for where, said in found), found


def spoiled(*changes: tuple[str, object]) -> list[str]:
    table = survey()
    for at, value in changes:
        table = put(table, at, value)
    return [place for place, _ in faults(table)]


def test_one_fault_does_not_hide_the_next() -> None:
    assert spoiled(
        ("version", 0),
        ("questions[0].kind", "pick-none"),
        ("questions[0].choices[0].watch", 1),
        ("questions[0].choices[1].picture", "nowhere"),
        ("questions[0].explain.words.en", ""),
        ("questions[1].id", "food"),
        ("questions[1].choices[2]", "no"),
        ("questions[1].asked_if", [1, {"question": "food", "picked": [1, "no"]}, {"picked": ["ok"]}]),
    ) == [
        "version",
        "questions[0].kind",
        "questions[0].choices[0].watch",
        "questions[0].explain.words.en",
        "questions[0].choices[1].picture",
        "questions[1].asked_if[0]",
        "questions[1].asked_if[1].picked[0]",
        "questions[1].asked_if[2].question",
        "questions[1].choices[2]",
        "questions[1].asked_if[1].picked[1]",
        "questions[1].id",
    ]


def test_what_cannot_be_read_makes_no_second_fault() -> None:
    assert spoiled(
        ("languages", ["en", 1]),
        ("questions[0].choices[0]", 1),
        ("questions[0].choices[1].sets", ["3"]),
        ("questions[1].scale", True),
        ("questions[1].choices[0].value", "4"),
        ("questions[1].asked_if", [{"question": "food", "picked": 1}]),
    ) == [
        "languages[1]",
        "questions[0].choices[0]",
        "questions[0].choices[1].sets[0]",
        "questions[1].asked_if[0].picked",
        "questions[1].choices[0].value",
    ]


def test_a_language_is_a_tag() -> None:
    assert faults(survey(draft_languages=["Welsh!"])) == [
        ("draft_languages[0]", "this is not a language. Write a tag like en, cy, bn or so."),
        ("draft_languages[0]", '"Welsh!" is not in languages. Add it there or remove it.'),
    ]


def test_a_condition_on_a_question_without_choices_says_where_to_begin() -> None:
    table = survey(question(choices=1), question("more", asked_if=[{"question": "food", "picked": ["ok"]}]))
    assert faults(table)[-1] == (
        "questions[1].asked_if[0].picked[0]",
        'question "food" has no choice "ok". Mend its choices, or name a question whose choices are picked.',
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id = \nversion = 1\n", "small.toml:1:6: fail: this is not TOML: Invalid value"),
        ("id = [1,\n", "small.toml:2:1: fail: this is not TOML"),
        ("id = 1\nid = 2\n", "small.toml:2:7: fail: this is not TOML: Cannot overwrite a value"),
        ("id = " + "[" * 100_000, "small.toml: fail: tables stand too deep in each other"),
        ("id = " + "1" * 10_000, "small.toml: fail: a number or a date here cannot be"),
    ],
)
def test_toml_that_is_none_says_its_line_and_column(text: str, said: str) -> None:
    found = parse(text, "small.toml", PICTURES)
    assert isinstance(found, tuple)
    assert [str(fault)[: len(said)] for fault in found] == [said]


def test_a_fault_reads_like_a_compilers_line() -> None:
    text = '[[questions]]\nid = "a"\n\n  [[ questions ]]\nwrods = {}\n'
    found = parse(text, "small.toml", PICTURES)
    assert isinstance(found, tuple)
    assert 'small.toml:4: questions[1].wrods: fail: this key is not known. Did you mean "words"?' in map(
        str, found
    )
    assert (
        str(Fault("", "nothing is here", "Begin.", file="a.toml")) == "a.toml: fail: nothing is here. Begin."
    )


def test_names_from_a_file_stay_short_and_on_one_line() -> None:
    assert quoted("a\nb\u2028") == '"a\\nb\\u2028"'
    assert len(quoted("a" * 1000)) == 42
    assert nearest("a" * 10**6, ["b"]) == "Use one of: b."
    assert nearest("zz", map(str, range(30))) == "Use a name that is there."
    assert nearest("zz", ["a b"]) == 'Use one of: "a b".'


def test_without_pictures_none_is_proposed() -> None:
    found = parse(toml(survey(question())), "small.toml", ())
    assert isinstance(found, tuple)
    assert {fault.remedy for fault in found} == {"Add it to the pictures."}
