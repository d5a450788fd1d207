"""What the choices of one question must keep: how many are shown, their values, their known answer."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import UNSET

from easyread.areas import UNSCORED
from easyread.fault import Fault, nearest, quoted
from easyread.survey import DONT_KNOW, SETS
from easyread.wording_rules import Tree, part

MOST_SHOWN = 5
MOST_SORTED = 8
MOST_VALUE = 100
MADE = ("say-it", "show-it", "write-it")
"""Kinds of question that have no choices."""


def choices_of(question: Tree) -> list[tuple[int, Tree]]:
    """The choices that are tables, each with its position."""
    choices = question.get("choices", UNSET)
    return (
        [] if choices is UNSET else [(n, choice) for n, choice in enumerate(choices) if choice is not UNSET]
    )


def question_rules(question: Tree, place: str, practice: bool) -> Iterator[Fault]:
    """Every rule that the choices of this question break."""
    yield from _ids(question, place)
    yield from _count(question, place)
    yield from _values(question, place)
    if practice:
        yield from _unwatched(question, place)
        yield from _picked(question, place)
    if practice and "known" not in question:
        yield Fault(f"{place}.known", "a practice question has no known answer", "Add known.")
    if not practice and "known" in question:
        yield Fault(
            f"{place}.known",
            "only a practice question has a known answer",
            "Remove known, or write practice = true for the survey.",
        )
    yield from _known(question, place)


def _picked(question: Tree, place: str) -> Iterator[Fault]:
    kind = question.get("kind")
    if kind in ("sort", *MADE):
        yield Fault(
            f"{place}.kind",
            f"a practice question cannot be a {kind}",
            "Its known answer is picked: use pick-one.",
        )


def _ids(question: Tree, place: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, choice in choices_of(question):
        id = choice.get("id", UNSET)
        where = f"{place}.choices[{number}].id"
        if id in seen:
            yield Fault(where, f"a choice before has the id {quoted(id)}", "Choose another.")
        if id == DONT_KNOW:
            yield Fault(where, f"{quoted(id)} stands under Something else", "Choose another id.")
        if id is not UNSET:
            seen.add(id)


def _sets(question: Tree) -> list[list[int]] | None:
    """The sets each choice states; None when that cannot be known."""
    choices = question.get("choices", UNSET)
    if choices is UNSET or any(choice is UNSET for choice in choices):
        return None
    sets = [choice.get("sets", []) for choice in choices]
    return None if any(of is UNSET or UNSET in of for of in sets) else sets


def _count(question: Tree, place: str) -> Iterator[Fault]:
    sets = _sets(question)
    if sets is None:
        return
    where = f"{place}.choices"
    for number, of in enumerate(sets):
        for size in of:
            if size not in SETS:
                yield Fault(f"{where}[{number}].sets", "there is no such set", "Use 2, 3 or 5.")
    stated = {size for of in sets for size in of if size in SETS}
    if len(sets) < 2:
        yield Fault(where, "there are fewer than 2 choices", "Give a person something to choose.")
    if question.get("kind") == "either-or":
        if len(sets) > 2 or any(sets):
            yield Fault(where, "an either-or has 2 choices and no sets", "Use pick-one for more.")
        return
    if question.get("kind") == "sort":
        if any(sets):
            yield Fault(where, "a sort has no sets", "Remove them: its cards are shown one after another.")
        if len(sets) > MOST_SORTED:
            yield Fault(where, f"{len(sets)} cards are sorted", f"Sort {MOST_SORTED} at most.")
        return
    if not any(sets) and len(sets) > MOST_SHOWN:
        yield Fault(where, f"{len(sets)} choices are shown at once", f"Show {MOST_SHOWN} at most.")
    if any(sets) and 3 not in stated:
        yield Fault(where, "there are sets, and none of 3", "Most people see 3: state that set.")
    for size in sorted(stated):
        count = sum(not of or size in of for of in sets)
        if count != size:
            yield Fault(
                where, f"the set of {size} has {count}", "Mend the sets; a choice with none stands in all."
            )


def _values(question: Tree, place: str) -> Iterator[Fault]:
    choices = choices_of(question)
    for number, choice in choices:
        if not 0 <= part(choice, "value", 0) <= MOST_VALUE:
            where = f"{place}.choices[{number}].value"
            yield Fault(where, "this value cannot be", f"Use 0 to {MOST_VALUE}.")
    valued = ["value" in choice for _, choice in choices]
    if question.get("kind") in ("pick-some", "sort") or part(question, "about", "") in UNSCORED:
        if any(valued):
            yield Fault(
                f"{place}.choices",
                "a value is given where nothing is measured",
                "Remove it: only a pick-one or an either-or about an outcome area has values.",
            )
        return
    scale = part(question, "scale", False)
    if not all(valued) and (scale or any(valued)):
        yield Fault(f"{place}.choices", "a choice has no value", "Give each choice one.")
    elif scale and not _falls(choices, _sets(question)):
        yield Fault(
            f"{place}.choices",
            "the values of a scale do not fall",
            "In each set write the choices from good to bad, the highest value first.",
        )


def _falls(choices: list[tuple[int, Tree]], sets: list[list[int]] | None) -> bool:
    """Within each set the values fall, as far as they are known."""
    if sets is None or any(choice["value"] is UNSET for _, choice in choices):
        return True
    for size in {size for of in sets for size in of} or {3}:
        values = [
            choice["value"] for (_, choice), of in zip(choices, sets, strict=True) if not of or size in of
        ]
        if any(low >= high for high, low in pairwise(values)):
            return False
    return True


def _unwatched(question: Tree, place: str) -> Iterator[Fault]:
    for number, choice in choices_of(question):
        if choice.get("watch") is True:
            yield Fault(
                f"{place}.choices[{number}].watch",
                "a practice answer says nothing about a life",
                "Remove watch.",
            )


def _known(question: Tree, place: str) -> Iterator[Fault]:
    known = question.get("known", UNSET)
    answer = UNSET if known is UNSET else known.get("answer", UNSET)
    sets = _sets(question)
    if answer is UNSET or answer == DONT_KNOW or sets is None:
        return
    stated = {size for of in sets for size in of}
    ids = [choice.get("id", UNSET) for choice in question["choices"]]
    where = f"{place}.known.answer"
    if answer not in ids:
        names = [id for id in ids if id is not UNSET]
        yield Fault(
            where, f"{quoted(answer)} is not a choice of this question", nearest(answer, [*names, DONT_KNOW])
        )
    elif any(of and stated - set(of) for id, of in zip(ids, sets, strict=True) if id == answer):
        yield Fault(where, "the known answer is not shown in every set", "Put it in all of them.")
