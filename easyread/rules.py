"""What a survey must keep beyond the types of its fields, so that it can be shown and counted."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from msgspec import UNSET

from easyread.areas import AREAS, UNSCORED
from easyread.choice_rules import choices_of, question_rules
from easyread.fault import Fault, nearest, quoted
from easyread.tables import below
from easyread.wording_rules import Tree, part, picture_rules, wordings, words_rules

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST_VERSIONS = 2**31 - 1
"""The hub keeps a version in a column of 32 bits."""


def survey_rules(tree: Tree, pictures: Collection[str]) -> Iterator[Fault]:
    """Every rule that the tree of a survey breaks."""
    yield from _top(tree)
    languages = [tag for tag in part(tree, "languages", []) if tag is not UNSET]
    for place, wording in wordings(tree):
        yield from words_rules(place, wording, languages)
        yield from picture_rules(place, wording, pictures)
    questions = part(tree, "questions", [])
    yield from _questions(questions, bool(part(tree, "practice", False)))
    if part(tree, "by_proxy", False):
        yield from _by_proxy(tree, questions)


def _by_proxy(tree: Tree, questions: list[Any]) -> Iterator[Fault]:
    """What others can tell of someone is what they saw, not what that person feels or knows."""
    if part(tree, "practice", False):
        yield Fault("by_proxy", "a practice is for the person", "Remove by_proxy or practice.")
    for number, question in enumerate(questions):
        if question is not UNSET and not part(question, "factual", False):
            yield Fault(
                f"questions[{number}].factual",
                "others are asked what is no fact",
                "Ask what can be seen, and write factual = true.",
            )


def _top(tree: Tree) -> Iterator[Fault]:
    yield from _id(tree, "")
    version = part(tree, "version", 1)
    if not 1 <= version <= MOST_VERSIONS:
        yield Fault("version", "this version cannot be", "Count versions from 1.")
    if part(tree, "questions", [UNSET]) == []:
        yield Fault("questions", "there is no question", "Add a [[questions]] table.")
    yield from _languages(tree)
    signed = part(tree, "signed_off", {})
    if not part(signed, "group", "-").strip():
        yield Fault("signed_off.group", "no group is named", "Name it, or remove signed_off.")
    if not _is_date(part(signed, "date", "2000-01-01")):
        yield Fault("signed_off.date", "this is not a date", "Write it like 2026-05-01.")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _languages(tree: Tree) -> Iterator[Fault]:
    known = part(tree, "languages", None)
    if known == []:
        yield Fault("languages", "there is no language", 'Write languages = ["en"].')
    for key in ("languages", "draft_languages"):
        tags = part(tree, key, [])
        for number, tag in enumerate(tags):
            place = f"{key}[{number}]"
            if tag is UNSET:
                continue
            if not LANGUAGE.fullmatch(tag):
                yield Fault(place, "this is not a language", "Write a tag like en, cy, bn or so.")
            if tag in tags[:number]:
                yield Fault(place, f"{quoted(tag)} is here twice", "Remove one.")
            if known is not None and tag not in known:
                yield Fault(place, f"{quoted(tag)} is not in languages", "Add it there or remove it.")


def _id(tree: Tree, place: str) -> Iterator[Fault]:
    id = part(tree, "id", "x")
    if not ID.fullmatch(id) or len(id) > 40:
        yield Fault(
            below(place, "id"),
            "this id cannot be",
            'Use small letters, digits and "-", a letter first, 40 at most.',
        )


def _questions(questions: list[Any], practice: bool) -> Iterator[Fault]:
    before: dict[str, frozenset[str]] = {}
    for number, question in enumerate(questions):
        place = f"questions[{number}]"
        if question is UNSET:
            continue
        yield from _id(question, place)
        for position, choice in choices_of(question):
            yield from _id(choice, f"{place}.choices[{position}]")
        yield from _about(question, place, practice)
        yield from question_rules(question, place, practice)
        yield from _asked_if(question, place, before)
        yield from _opposite(question, place, questions[:number])
        id = part(question, "id", "")
        if id in before:
            yield Fault(f"{place}.id", f"a question before has the id {quoted(id)}", "Choose another.")
        picked = choices_of(question) if part(question, "kind", "") != "sort" else []
        before[id] = frozenset(part(choice, "id", "") for _, choice in picked)


def _about(question: Tree, place: str, practice: bool) -> Iterator[Fault]:
    known = ("practice",) if practice else (*AREAS, *(topic for topic in UNSCORED if topic != "practice"))
    about = part(question, "about", known[0])
    if about not in known:
        yield Fault(f"{place}.about", f"{quoted(about)} is not an outcome area", nearest(about, known))


def _opposite(question: Tree, place: str, before: list[Any]) -> Iterator[Fault]:
    """At most one pair of opposite questions, both with values, so that staff can see that they differ."""
    id, where = part(question, "opposite_of", ""), f"{place}.opposite_of"
    if not id:
        return
    others = [one for one in before if one is not UNSET]
    if any(part(one, "opposite_of", "") for one in others):
        yield Fault(where, "this is a second pair of opposite questions", "Keep 1 pair in a survey.")
    pair = [one for one in others if part(one, "id", "") == id]
    if not pair:
        yield Fault(where, f"no question before has the id {quoted(id)}", "Name an earlier question.")
    elif not all("value" in choice for one in (question, *pair) for _, choice in choices_of(one)):
        yield Fault(where, "a choice of the pair has no value", "Give each choice of both one.")


def _asked_if(question: Tree, place: str, before: dict[str, frozenset[str]]) -> Iterator[Fault]:
    for number, condition in enumerate(part(question, "asked_if", [])):
        where = f"{place}.asked_if[{number}]"
        if condition is UNSET:
            continue
        id, picked = part(condition, "question", None), part(condition, "picked", None)
        if picked == []:
            yield Fault(f"{where}.picked", "no choice is named", "Name one, or remove this.")
        if id is None:
            continue
        if id not in before:
            remedy = nearest(id, before) if before else "Remove this: nothing is asked before it."
            yield Fault(f"{where}.question", f"no question before has the id {quoted(id)}", remedy)
            continue
        for position, choice in enumerate(picked or []):
            if choice is not UNSET and choice not in before[id]:
                yield Fault(
                    f"{where}.picked[{position}]",
                    f"question {quoted(id)} has no choice {quoted(choice)}",
                    nearest(choice, before[id])
                    if before[id]
                    else "Mend its choices, or name a question whose choices are picked.",
                )
