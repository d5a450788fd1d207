"""The JSON Schema of a survey file, for an editor to complete and check it while it is written."""

from typing import Any

import msgspec

from easyread.areas import AREAS, UNSCORED
from easyread.choice_rules import MOST_VALUE
from easyread.rules import ID, LANGUAGE, MOST_VERSIONS
from easyread.survey import SETS, Survey

_BY_LANGUAGE = {"propertyNames": {"pattern": f"^{LANGUAGE.pattern}$"}}
_MORE: dict[str, dict[str, Any]] = {
    "words": _BY_LANGUAGE,
    "said_as": _BY_LANGUAGE,
    "Survey.id": {"pattern": f"^{ID.pattern}$", "maxLength": 40},
    "Survey.version": {"minimum": 1, "maximum": MOST_VERSIONS},
    "Survey.languages": {"minItems": 1, "uniqueItems": True},
    "Survey.questions": {"minItems": 1},
    "SignOff.date": {"format": "date"},
    "Choice.id": {"pattern": f"^{ID.pattern}$", "maxLength": 40},
    "Choice.value": {"minimum": 0, "maximum": MOST_VALUE},
    "Choice.sets": {"items": {"enum": list(SETS)}},
    "Condition.picked": {"minItems": 1},
}
_QUESTION: dict[str, dict[str, Any]] = {
    "id": {"pattern": f"^{ID.pattern}$", "maxLength": 40},
    "about": {"enum": [*AREAS, *UNSCORED]},
    "choices": {"minItems": 2},
}


def survey_schema() -> dict[str, Any]:
    """JSON Schema 2020-12; it knows shapes, and ``check`` finds more than it can."""
    schema = msgspec.json.schema(Survey)
    for name, kind in schema["$defs"].items():
        kind["additionalProperties"] = False
        tagged = "kind" in kind["properties"]
        if tagged:
            kind["required"] = ["kind", *(key for key in kind["required"] if key != "kind")]
        for key, value in kind["properties"].items():
            kind["properties"][key] = _without_null(value) | (_QUESTION.get(key, {}) if tagged else {})
            kind["properties"][key] |= _MORE.get(f"{name}.{key}", _MORE.get(key, {}))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A survey of Heard",
        **schema,
    }


def _without_null(value: dict[str, Any]) -> dict[str, Any]:
    """TOML has no null: what is optional is left out."""
    kinds = [kind for kind in value.get("anyOf", []) if kind != {"type": "null"}]
    if not kinds:
        return value
    rest = {key: part for key, part in value.items() if key != "anyOf" and part is not None}
    return rest | (kinds[0] if len(kinds) == 1 else {"anyOf": kinds})
