"""Survey files made for tests: a plain table, and the TOML that says it."""

import json
import re
from copy import deepcopy
from typing import Any

Table = dict[str, Any]

PICTURES = frozenset(
    {"home", "food", "day", "face_1", "face_2", "face_3", "face_4", "face_5", "thumbs_up", "safe"}
)


def wording(words: str = "Good", picture: str = "home", **more: object) -> Table:
    """A wording in English."""
    return {"words": {"en": words}, "picture": picture, **more}


def question(id: str = "food", **more: Any) -> Table:
    """A good question with 3 choices."""
    return {
        "kind": "pick-one",
        "id": id,
        "about": "food-and-drink",
        **wording("What is the food like?", "food"),
        "explain": wording("Think about your meals.", "food"),
        "choices": [
            wording("Good", "face_5", id="good", value=4),
            wording("OK", "face_3", id="ok", value=2),
            wording("Not good", "face_1", id="not-good", value=0),
        ],
        **more,
    }


def survey(*questions: Table, **more: object) -> Table:
    """A good survey of 2 questions, or of those that are named."""
    return {
        "id": "small",
        "version": 1,
        "languages": ["en"],
        "title": wording("My life"),
        "questions": list(questions) or [question(), question("home", about="my-home")],
        **more,
    }


def put(table: Table, at: str, value: object) -> Table:
    """A copy of the table with this value at the place ``at``; with ``None`` in its place, without what was there."""
    copy = deepcopy(table)
    spot: Any = copy
    *path, last = [int(key) if key.isdigit() else key for key in re.split(r"\.|\[|\]\.?", at) if key]
    for key in path:
        spot = spot[key]
    if value is None:
        del spot[last]
    elif isinstance(spot, list) and last == len(spot):
        spot.append(value)
    else:
        spot[last] = value
    return copy


FIVE: list[Table] = [
    wording(id="very-good", sets=[5], value=4),
    wording(id="good", sets=[2, 3], value=4),
    wording(id="quite-good", sets=[5], value=3),
    wording(id="ok", sets=[3, 5], value=2),
    wording(id="quite-bad", sets=[5], value=1),
    wording(id="not-good", sets=[2, 3], value=0),
    wording(id="very-bad", sets=[5], value=0),
]
"""Choices for people who are shown 2, 3 or 5."""


def either_or(**more: Any) -> Table:
    """A good question with 2 choices and no values."""
    return question(kind="either-or", choices=[wording(id="yes"), wording(id="no", picture="food")], **more)


def sort(*ids: str, **more: Any) -> Table:
    """A good sort of 2 cards, or of those that are named."""
    cards = [wording(id=id) for id in ids or ("meals", "music")]
    return question("sorted", **{"kind": "sort", "choices": cards, **more})


def made(kind: str = "say-it", **more: Any) -> Table:
    """A good question whose answer is made."""
    return put(question("made", kind=kind, **more), "choices", None)


def practice(**known: object) -> Table:
    """A good practice of one question."""
    asked = either_or(known={"answer": "no", **wording("This is tea.", "food"), **known}, about="practice")
    return survey(asked, practice=True)


def toml(value: Any) -> str:
    """A table as a TOML document; each key on a line of its own, all below it inline."""
    return "".join(f"{_string(key)} = {_inline(part)}\n" for key, part in value.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_string(key)} = {_inline(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, str):
        return _string(value)
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
