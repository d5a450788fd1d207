"""The surveys that are shipped: no fail, no warning that was not thought over, and what each must hold."""

import tomllib
from pathlib import Path

import pytest
import wordfreq

from easyread.areas import AREAS
from easyread.fault import Fault
from easyread.plain import check
from easyread.reading import parse, parse_word_list
from easyread.scoring import value_table
from easyread.survey import AnyQuestion, Survey, choices_for

ASSETS = Path(__file__).parents[2] / "assets"
PICTURES = frozenset(tomllib.loads((ASSETS / "pictures" / "pictures.toml").read_text("utf-8")))
NAMES = ("practice", "my-life", "this-week", "good-day", "what-we-noticed")

DRAFTS = ("cy", "bn", "so")

THOUGHT_OVER = {
    # The people someone likes are not all friends or family; staying in by choice is not a No.
    ("my-life", "questions[4].words.en", "there may be 2 verbs"),
    ("this-week", "questions[3].words.en", "there may be 2 verbs"),
    # One question for each outcome area; the kiosk offers a break.
    ("my-life", "questions", "10 questions are more than 8 in a sitting"),
    # Any number may be picked, and the last is "Being at home".
    ("this-week", "questions[1].choices", "5 choices are usually shown"),
    # Said to family and carers, of what can be heard.
    ("what-we-noticed", "questions[4].words.en", '"shout" is not a common word'),
    # True of all of them until a speaker has checked them, and a group has tried them.
    *((name, f"draft_languages[{n}]", f"{tag} is a draft") for name in NAMES for n, tag in enumerate(DRAFTS)),
    *((name, "signed_off", "this is missing") for name in NAMES),
}


def shipped(name: str) -> Survey:
    found = parse((ASSETS / "surveys" / f"{name}.toml").read_text("utf-8"), f"{name}.toml", PICTURES)
    assert isinstance(found, Survey), "\n".join(map(str, found))
    return found


@pytest.fixture(scope="module")
def common() -> dict[str, frozenset[str]]:
    more = parse_word_list((ASSETS / "words" / "common-en.toml").read_text("utf-8"), "common-en.toml")
    assert isinstance(more, frozenset)
    return {"en": more.union(wordfreq.top_n_list("en", 5000))}


def test_every_survey_is_tested_here() -> None:
    assert {path.stem for path in (ASSETS / "surveys").glob("*.toml")} == set(NAMES)


def test_every_warning_was_thought_over(common: dict[str, frozenset[str]]) -> None:
    found: list[tuple[str, Fault]] = [
        (name, fault) for name in NAMES for fault in check(shipped(name), common)
    ]
    assert [str(fault) for _, fault in found if fault.level == "fail"] == []
    assert {(name, fault.place, fault.what) for name, fault in found if fault.level == "warn"} == THOUGHT_OVER


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_named_by_its_id_and_no_one_is_asked_in_anothers_place(name: str) -> None:
    survey = shipped(name)
    assert survey.id == name
    assert survey.signed_off is None
    assert {question.factual for question in survey.questions} == {survey.by_proxy}
    assert {picture for picture in pictures(survey) if picture == "secret"} == set()


def pictures(survey: Survey) -> set[str]:
    cards = {choice.picture for question in survey.questions for choice in question.choices}
    return cards | {question.picture for question in survey.questions}


def test_my_life_measures_each_outcome_area_by_one_question() -> None:
    survey = shipped("my-life")
    assert [question.about for question in survey.questions] == list(AREAS)
    for area, questions in value_table(survey).items():
        (values,) = questions.values()
        assert {min(values.values()), max(values.values())} == {0, 4}, area


@pytest.mark.parametrize(
    ("name", "watched"),
    [
        ("practice", {}),
        ("good-day", {"parts-of-a-day": ["night"]}),
        (
            "my-life",
            {
                "wash": ["no"],
                "safe": ["worried", "scared"],
                "home": ["quite-bad", "not-good", "very-bad"],
                "talk": ["sometimes", "not-kind"],
                "ill": ["sometimes", "no"],
            },
        ),
        (
            "this-week",
            {
                "today": ["sad"],
                "calm": ["very-worried"],
                "went-out": ["no"],
                "listened": ["no"],
                "talk-to-us": ["alone", "with-someone"],
            },
        ),
    ],
)
def test_staff_look_today_at_what_is_marked(name: str, watched: dict[str, list[str]]) -> None:
    marked = {
        question.id: [choice.id for choice in question.choices if choice.watch]
        for question in shipped(name).questions
    }
    assert {id: choices for id, choices in marked.items() if choices} == watched


FACES = {
    2: ("face_5", "face_1"),
    3: ("face_5", "face_3", "face_1"),
    5: ("face_5", "face_4", "face_3", "face_2", "face_1"),
}


def shown(question: AnyQuestion, number: int) -> tuple[str, ...]:
    return tuple(choice.picture for choice in choices_for(question, number))


@pytest.mark.parametrize(("id", "sizes"), [("food", (2, 3, 5)), ("days", (2, 3, 5)), ("wash", (2, 3, 3))])
def test_a_person_is_shown_as_many_faces_as_suit_them(id: str, sizes: tuple[int, ...]) -> None:
    question = shipped("my-life").question(id)
    assert [shown(question, number) for number in (2, 3, 5)] == [FACES[size] for size in sizes]
    for choice in question.choices:
        assert len(choice.words["en"].split()) <= 2


def test_practice_has_a_no_a_not_good_and_a_cannot_know() -> None:
    known = [question.known for question in shipped("practice").questions]
    assert [answer and answer.answer for answer in known] == ["no", "not-good", "dont-know"]


def test_the_openings_and_endings_are_said() -> None:
    practice, week = shipped("practice"), shipped("this-week")
    assert practice.ending
    assert practice.ending.words["en"] == "That was practice.\nThe next questions have no right answer."
    assert week.opening
    assert (week.opening.words["en"], week.opening.picture) == ("Think about the last few days.", "calendar")
