"""The checks of a survey as a whole: faces, pictures, numbers of questions and choices, who has tried it."""

import msgspec
import pytest

from easyread.fault import FAIL, NOTE, WARN
from easyread.plain import check
from easyread.reading import parse
from easyread.survey import Survey
from tests.easyread.survey_files import PICTURES, Table, practice, put, question, survey, toml, wording

SIGNED = {"group": "The Tuesday group", "date": "2026-05-01"}
Q = "questions[0]"


def found(table: Table) -> list[tuple[str, str, str]]:
    read = parse(toml(table), "small.toml", PICTURES)
    assert isinstance(read, Survey), read
    faults = check(
        read,
        {
            "en": frozenset(
                ["my", "life", "what", "is", "the", "food", "like", "think", "about", "your", "meals"]
            )
        },
        "small.toml",
    )
    assert all(fault.file == "small.toml" for fault in faults)
    return [(fault.place, fault.level, fault.what) for fault in faults if "common word" not in fault.what]


GOOD = put(survey(signed_off=SIGNED), f"{Q}.picture", "day")


def test_a_good_survey_has_no_fault() -> None:
    assert found(GOOD) == []


CHANGES: list[tuple[str, object, str, str, str]] = [
    ("signed_off", None, "signed_off", WARN, "this is missing"),
    ("draft_languages", ["en"], "draft_languages[0]", WARN, "en is a draft"),
    (f"{Q}.words.en", "Is it good?\nIs it hot?", f"{Q}.words.en", WARN, "2 things are asked"),
    (f"{Q}.words.en", "Is it (good)?", f"{Q}.words.en", FAIL, "there is a bracket"),
    (f"{Q}.explain.words.en", "Eat half.", f"{Q}.explain.words.en", FAIL, '"half" is a number in words'),
    (f"{Q}.choices[1].words.en", "OK!", f"{Q}.choices[1].words.en", WARN, "there is a !"),
    ("opening", wording("Eat half."), "opening.words.en", FAIL, '"half" is a number in words'),
    ("ending", wording("Eat half."), "ending.words.en", FAIL, '"half" is a number in words'),
    (f"{Q}.picture", "face_3", f"{Q}.picture", WARN, 'the picture "face_3" is also the picture of an answer'),
    (f"{Q}.choices[2].picture", "face_4", f"{Q}.choices[2].picture", FAIL,
     'the picture "face_4" smiles on a bad answer'),
    (f"{Q}.choices[0].watch", True, f"{Q}.choices[0].picture", FAIL, 'the picture "face_5" smiles on a bad answer'),
    (f"{Q}.choices[1].picture", "face_1", f"{Q}.choices", WARN, 'choices shown together have the picture "face_1"'),
    (f"{Q}.choices[3]", wording("Bad", "safe", id="bad", value=0), f"{Q}.choices", WARN,
     "4 choices are usually shown"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("at", "value", "place", "level", "what"), CHANGES, ids=[what for *_, what in CHANGES]
)
def test_what_makes_a_survey_hard_is_found(at: str, value: object, place: str, level: str, what: str) -> None:
    assert found(put(GOOD, at, value)) == [(place, level, what)]


def test_a_smile_may_stand_where_nothing_is_worse() -> None:
    same = put(put(GOOD, f"{Q}.choices[2].value", 4), f"{Q}.choices[1].value", 4)
    assert found(put(same, f"{Q}.choices[2].picture", "thumbs_up")) == []


def test_after_8_questions_a_survey_says_where_the_break_is() -> None:
    questions = [question(f"q{n}", picture="day") for n in range(9)]
    assert found(survey(*questions[:8], signed_off=SIGNED)) == []
    read = parse(toml(survey(*questions, signed_off=SIGNED)), "small.toml", PICTURES)
    assert isinstance(read, Survey)
    said = [str(fault) for fault in check(read, {}, "small.toml") if fault.level == WARN]
    assert said == [
        "small.toml: questions: warn: 9 questions are more than 8 in a sitting. "
        "The kiosk offers a break after question 5. Fewer is better."
    ]


def test_more_than_5_choices_fail_even_where_no_file_was_read() -> None:
    six = [wording(f"Food {n}", picture, id=f"f{n}") for n, picture in enumerate(sorted(PICTURES)[:6])]
    table = survey(question(choices=six, picture="safe"), signed_off=SIGNED)
    faults = check(msgspec.convert(table, Survey), {})
    assert [(fault.place, fault.what) for fault in faults if fault.level == FAIL] == [
        (f"{Q}.choices", "6 choices are shown")
    ]


def test_one_thing_has_one_word() -> None:
    table = put(
        put(GOOD, f"{Q}.words.en", "Are you scared?"), f"{Q}.explain.words.en", "Scared means afraid."
    )
    assert found(table) == [(f"{Q}.explain.words.en", WARN, '"afraid" stands here and "scared" before')]


def test_what_is_said_after_practice_is_checked() -> None:
    table = practice(**wording("Eat half.", "food")) | {"signed_off": SIGNED}
    assert (f"{Q}.known.words.en", FAIL, '"half" is a number in words') in found(table)


def test_what_is_not_checked_is_noted() -> None:
    read = parse(toml(GOOD), "small.toml", PICTURES)
    assert isinstance(read, Survey)
    assert [(fault.place, fault.level, fault.what) for fault in check(read, {})] == [
        ("languages[0]", NOTE, "the words of en are not checked")
    ]
