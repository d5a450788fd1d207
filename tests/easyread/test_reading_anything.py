"""Whatever a survey file holds, reading it ends in a survey or in faults; a survey written out is read back."""

import string
from copy import deepcopy
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from easyread.reading import parse, parse_word_list, parse_words
from easyread.survey import Survey
from tests.easyread.survey_files import FIVE, PICTURES, Table, practice, question, survey, toml, wording

KEYS = st.sampled_from(
    sorted({*survey(), *question(), *wording(id="", sets=[], value=1, watch=True), "known", "en"})
)
SCALARS = (
    st.text(max_size=20)
    | st.integers(-(2**80), 2**80)
    | st.booleans()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from(["pick-one", "pick-some", "either-or", "en", "food", "dont-know", "a-b"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=8), inner, max_size=8)
    ),
    max_leaves=10,
)


def all_read(text: str) -> None:
    for found in (
        parse(text, "small.toml", PICTURES),
        parse_words(text, "en.toml", "en", PICTURES),
        parse_word_list(text, "common-en.toml"),
    ):
        if isinstance(found, tuple):
            assert found
            assert [str(fault) for fault in found if len(str(fault).splitlines()) != 1] == []


@given(st.text() | st.text(alphabet=string.printable))
def test_no_text_stops_the_reader(text: str) -> None:
    all_read(text)


@given(st.dictionaries(KEYS, VALUES, max_size=8))
def test_no_table_stops_the_reader(table: Table) -> None:
    all_read(toml(table))


def spots(part: Any) -> list[tuple[Any, Any]]:
    """Every place of a tree that can be put something else into."""
    keys = list(part) if isinstance(part, dict) else list(range(len(part))) if isinstance(part, list) else []
    return [(part, key) for key in keys] + [spot for key in keys for spot in spots(part[key])]


@given(st.data())
def test_no_change_of_a_good_file_stops_the_reader(data: st.DataObject) -> None:
    start = data.draw(
        st.sampled_from([practice(), survey(question(choices=FIVE)), survey(signed_off={}, opening={})])
    )
    table = deepcopy(start)
    for _ in range(data.draw(st.integers(1, 4))):
        part, key = data.draw(st.sampled_from(spots(table)))
        part[key] = data.draw(VALUES)
    all_read(toml(table))


IDS = st.sampled_from(["a", "b2", "c-d", "very-good", "no", "yes", "x" * 40])
ROWS = st.lists(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12), min_size=1, max_size=2
)


@st.composite
def good_surveys(draw: st.DrawFn) -> Table:
    def some(**more: object) -> Table:
        said = draw(st.sampled_from([{}, {"said_as": {"en": "Said."}}]))
        return wording("\n".join(draw(ROWS)), draw(st.sampled_from(sorted(PICTURES))), **said, **more)

    questions: list[Table] = []
    for id in draw(st.lists(IDS, min_size=1, max_size=3, unique=True)):
        kind = draw(st.sampled_from(["pick-one", "pick-some", "either-or"]))
        most = 2 if kind == "either-or" else 5
        ids: list[str] = draw(st.lists(IDS, min_size=2, max_size=most, unique=True))
        choices = [some(id=choice, watch=draw(st.booleans())) for choice in ids]
        more: Table = {}
        if draw(st.booleans()) and questions:
            before = draw(st.sampled_from(questions))
            picked = [choice["id"] for choice in before["choices"]][: draw(st.integers(1, 2))]
            more["asked_if"] = [{"question": before["id"], "picked": picked}]
        questions.append(some(kind=kind, id=id, about="wish", explain=some(), choices=choices, **more))
    return survey(*questions, version=draw(st.integers(1, 2**31 - 1)))


@given(good_surveys())
def test_a_survey_written_out_is_read_back_the_same(table: Table) -> None:
    first = parse(toml(table), "small.toml", PICTURES)
    assert isinstance(first, Survey), first
    written = toml(without_none(msgspec.to_builtins(first)))
    assert parse(written, "small.toml", PICTURES) == first


def without_none(part: Any) -> Any:
    """TOML has no null: what is optional is left out."""
    if isinstance(part, dict):
        return {key: without_none(value) for key, value in part.items() if value is not None}
    return [without_none(item) for item in part] if isinstance(part, list | tuple) else part
