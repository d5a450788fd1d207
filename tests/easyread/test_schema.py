"""The JSON Schema of a survey file holds for what is shipped, and finds what does not fit."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from easyread.schema import survey_schema
from tests.easyread.survey_files import put, survey

SURVEYS = sorted((Path(__file__).parents[2] / "assets" / "surveys").glob("*.toml"))
SCHEMA = survey_schema()


def unfit(value: Any, kind: dict[str, Any], place: str = "") -> list[str]:
    """Where a value breaks a JSON Schema: as much of the standard as ours uses."""
    if "$ref" in kind:
        return unfit(value, SCHEMA["$defs"][kind["$ref"].removeprefix("#/$defs/")], place)
    if "anyOf" in kind:
        tried = [unfit(value, option, place) for option in kind["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    types = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if "type" in kind and type(value) is not types[kind["type"]]:
        return [f"{place}: not {kind['type']}"]
    found = [f"{place}: not in enum"] if value not in kind.get("enum", [value]) else []
    if isinstance(value, str):
        found += [f"{place}: pattern"] if not re.search(kind.get("pattern", ""), value) else []
    elif isinstance(value, list):
        found += [f"{place}: too few"] if len(value) < kind.get("minItems", 0) else []
        found += [
            fault for n, item in enumerate(value) for fault in unfit(item, kind["items"], f"{place}[{n}]")
        ]
    elif isinstance(value, dict):
        found += [f"{place}.{key}: missing" for key in kind.get("required", []) if key not in value]
        more = kind.get("additionalProperties", False)
        for key, part in value.items():
            of = kind.get("properties", {}).get(key, more)
            found += unfit(part, of, f"{place}.{key}") if of else [f"{place}.{key}: not known"]
    elif type(value) is int:
        found += (
            [f"{place}: range"]
            if not kind.get("minimum", value) <= value <= kind.get("maximum", value)
            else []
        )
    return found


@pytest.mark.parametrize("file", SURVEYS, ids=[file.stem for file in SURVEYS])
def test_the_schema_holds_for_what_is_shipped(file: Path) -> None:
    assert unfit(tomllib.loads(file.read_text("utf-8")), SCHEMA) == []


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("version", 0),
        ("version", "1"),
        ("id", "My life"),
        ("titel", "x"),
        ("questions", []),
        ("title.words", None),
        ("title.words.en", 1),
        ("questions[0].kind", None),
        ("questions[0].about", "food"),
        ("questions[0].choices[0].watch", "yes"),
        ("questions[0].choices[0].sets", [4]),
        ("questions[0].choices[0].value", -1),
        ("questions[0].colour", "red"),
    ],
    ids=str,
)
def test_the_schema_finds_what_does_not_fit(at: str, value: object) -> None:
    assert unfit(survey(), SCHEMA) == []
    assert unfit(put(survey(), at, value), SCHEMA) != []


def test_the_schema_says_what_things_are() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"Survey", "PickOne", "PickSome", "EitherOr", "Sort", "SayIt", "Choice", "Wording"} <= set(
        SCHEMA["$defs"]
    )
    assert all(kind["description"] for kind in SCHEMA["$defs"].values())
    assert '"null"' not in json.dumps(SCHEMA)
