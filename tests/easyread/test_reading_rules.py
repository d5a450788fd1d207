"""Each rule of a survey file, broken once: the fault stands at its place and says what mends it."""

import pytest

from easyread.choice_rules import MADE
from easyread.reading import parse
from easyread.survey import Survey
from tests.easyread.survey_files import (
    FIVE,
    PICTURES,
    Table,
    either_or,
    made,
    practice,
    put,
    question,
    sort,
    survey,
    toml,
    wording,
)

Q = "questions[0]"
C = f"{Q}.choices"
CHOICES = question()["choices"]
HOW = {"question": "food", "picked": ["ok"]}

RULES: list[tuple[str, object, str, str]] = [
    ("id", "My life", "id", "cannot be"),
    ("id", "a" * 41, "id", "40 at most"),
    ("version", 0, "version", "from 1"),
    ("version", 2**31, "version", "cannot be"),
    ("questions", [], "questions", "no question"),
    ("languages", [], "languages", "no language"),
    ("languages", ["en", "en"], "languages[1]", "twice"),
    ("draft_languages", ["cy"], "draft_languages[0]", "not in languages"),
    ("signed_off", {"group": " ", "date": "2026-05-01"}, "signed_off.group", "no group"),
    ("signed_off", {"group": "A", "date": "1 May"}, "signed_off.date", "not a date"),
    ("signed_off", {"group": "A", "date": "20260501"}, "signed_off.date", "not a date"),
    ("title.picture", "hose", "title.picture", 'Did you mean "home"'),
    ("title.words.en", " ", "title.words.en", "no words"),
    ("title.words.en", "A.\n", "title.words.en", "a row is empty"),
    ("title.words.en", "A.\n B.", "title.words.en", "a space at an end"),
    ("title.words.en", "A\tb.", "title.words.en", "cannot be shown"),
    ("title.words.en", "A\x85b.", "title.words.en", "cannot be shown"),
    ("title.words.cy", "Da", "title.words.cy", "not in languages"),
    ("title.words", {}, "title.words.en", "missing"),
    ("title.said_as", {"cy": "Da"}, "title.said_as.cy", "not in languages"),
    ("title.said_as", {"en": ""}, "title.said_as.en", "no words"),
    ("questions[1].id", "food", "questions[1].id", "before has the id"),
    (f"{Q}.about", "food", f"{Q}.about", "not an outcome area"),
    (Q, either_or(about="practice"), f"{Q}.about", "not an outcome area"),
    (f"{C}[1].id", "good", f"{C}[1].id", "before has the id"),
    (f"{C}[1].id", "Ok", f"{C}[1].id", "cannot be"),
    (f"{C}[1].id", "dont-know", f"{C}[1].id", "Something else"),
    (C, [], C, "fewer than 2"),
    (C, [wording(id="a")], C, "fewer than 2"),
    (C, [wording(id=id) for id in "abcdef"], C, "6 choices"),
    (Q, {**made(), "choices": CHOICES}, C, "not known"),
    (Q, sort(*"abcdefghi"), C, "Sort 8 at most"),
    (Q, put(sort(), "choices[0].sets", [3]), C, "no sets"),
    (Q, put(sort(), "choices[0].value", 1), C, "nothing is measured"),
    ("questions", [sort("a", "b"), question("home", asked_if=[{"question": "sorted", "picked": ["a"]}])],
     "questions[1].asked_if[0].picked[0]", "whose choices are picked"),
    (f"{C}[0].sets", [4, 3], f"{C}[0].sets", "2, 3 or 5"),
    (f"{C}[0].sets", [2, 3], C, "the set of 2 has 3"),
    (C, FIVE[1:], C, "the set of 5 has 4"),
    (C, [wording(id=id, sets=[2]) for id in "ab"], C, "none of 3"),
    (f"{Q}.kind", "either-or", C, "has 2 choices"),
    (Q, put(either_or(), "choices[0].sets", [3]), C, "no sets"),
    (f"{C}[0].value", 101, f"{C}[0].value", "0 to 100"),
    (f"{C}[2].value", -1, f"{C}[2].value", "0 to 100"),
    (f"{C}[0].value", None, C, "no value"),
    (Q, question(scale=True, choices=[wording(id=id) for id in "ab"]), C, "no value"),
    (f"{Q}.kind", "pick-some", C, "nothing is measured"),
    (f"{Q}.about", "wish", C, "nothing is measured"),
    (Q, question(scale=True, choices=CHOICES[::-1]), C, "do not fall"),
    (Q, question(scale=True, choices=FIVE[::-1]), C, "do not fall"),
    (f"{Q}.known", {"answer": "ok", **wording()}, f"{Q}.known", "only a practice"),
    (f"{Q}.asked_if", [HOW], f"{Q}.asked_if[0].question", "nothing is asked before"),
    ("questions[1].asked_if", [{**HOW, "question": "fod"}], "questions[1].asked_if[0].question", '"food"'),
    ("questions[1].asked_if", [{**HOW, "question": "home"}], "questions[1].asked_if[0].question", "no question before"),
    ("questions[1].asked_if", [{**HOW, "picked": ["oc"]}], "questions[1].asked_if[0].picked[0]", '"ok"'),
    ("questions[1].asked_if", [{**HOW, "picked": []}], "questions[1].asked_if[0].picked", "no choice is named"),
]  # fmt: skip


def fault_of(table: Table) -> tuple[str, str]:
    """The only fault of this file: its place, and what it says."""
    found = parse(toml(table), "small.toml", PICTURES)
    assert isinstance(found, tuple), "this was read without a fault"
    assert len(found) == 1, [str(fault) for fault in found]
    return found[0].place, f"{found[0].what}. {found[0].remedy}"


def test_unbroken_there_is_no_fault() -> None:
    others = (survey(sort(), *({**made(kind), "id": kind} for kind in MADE)),)
    for table in (survey(), practice(), *others):
        assert isinstance(parse(toml(table), "small.toml", PICTURES), Survey)


@pytest.mark.parametrize(
    ("at", "value", "place", "says"),
    RULES,
    ids=[f"{n}-{place}-{says}" for n, (_, _, place, says) in enumerate(RULES)],
)
def test_a_broken_rule_is_one_fault(at: str, value: object, place: str, says: str) -> None:
    where, said = fault_of(put(survey(), at, value))
    assert where == place
    assert says in said


PRACTICE: list[tuple[str, object, str, str]] = [
    ("known", None, "known", "no known answer"),
    ("known.answer", "maybe", "known.answer", "not a choice"),
    ("known.answer", "dontknow", "known.answer", 'Did you mean "dont-know"'),
    ("known.answer", 1, "known.answer", "Write text"),
    ("known.picture", "nowhere", "known.picture", "no picture"),
    ("choices[0].watch", True, "choices[0].watch", "Remove watch"),
    ("choices[0].value", 1, "choices", "nothing is measured"),
    ("about", "my-home", "about", "Use one of: practice"),
    ("kind", "sort", "kind", "cannot be a sort"),
]


@pytest.mark.parametrize(
    ("at", "value", "place", "says"), PRACTICE, ids=[f"{at}={value}" for at, value, *_ in PRACTICE]
)
def test_practice_has_answers_that_are_known(at: str, value: object, place: str, says: str) -> None:
    where, said = fault_of(put(practice(), f"{Q}.{at}", value))
    assert where == f"{Q}.{place}"
    assert says in said


def test_others_are_asked_for_facts_alone_and_are_not_practised_with() -> None:
    facts = [question(factual=True), question("home", about="my-home", factual=True)]
    assert isinstance(parse(toml(survey(*facts, by_proxy=True)), "small.toml", PICTURES), Survey)
    where, said = fault_of(survey(facts[0], question("home", about="my-home"), by_proxy=True))
    assert where == "questions[1].factual"
    assert "others are asked what is no fact" in said
    both = put(put(practice(), "by_proxy", True), f"{Q}.factual", True)
    assert fault_of(both)[0] == "by_proxy"


def test_a_known_answer_is_among_the_choices_that_each_person_sees() -> None:
    choices = [{key: part for key, part in choice.items() if key != "value"} for choice in FIVE]
    table = put(put(practice(answer="good"), C, choices), f"{Q}.kind", "pick-one")
    assert fault_of(table) == (
        f"{Q}.known.answer",
        "the known answer is not shown in every set. Put it in all of them.",
    )
