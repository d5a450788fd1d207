"""A plain table of a file laid against the type it should have, with every fault and not only the first."""

import re
from typing import Any

from msgspec import UNSET, inspect

from easyread.fault import Fault, nearest, quoted

Found = list[Fault]

_NAMES: dict[type, str] = {
    str: "text in quotes",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    float: "a number with a point",
}


def below(place: str, key: str) -> str:
    """The place of ``key`` in the table at ``place``."""
    shown = key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else quoted(key)
    return f"{place}.{shown}" if place else shown


def fitted(value: object, type_: inspect.Type, place: str, found: Found) -> Any:
    """``value`` with ``UNSET`` for each part that does not fit ``type_``; faults go to ``found``."""
    match type_:
        case inspect.UnionType():
            return _one_of(
                value, [kind for kind in type_.types if not isinstance(kind, inspect.NoneType)], place, found
            )
        case inspect.StructType():
            return _struct(value, type_, place, found)
        case inspect.VarTupleType():
            if not isinstance(value, list):
                return _unfit(value, list, place, found)
            return [fitted(item, type_.item_type, f"{place}[{n}]", found) for n, item in enumerate(value)]
        case inspect.DictType():
            if not isinstance(value, dict):
                return _unfit(value, dict, place, found)
            return {
                key: fitted(item, type_.value_type, below(place, key), found) for key, item in value.items()
            }
        case _:
            return _leaf(value, type_, place, found)


def _leaf(value: object, type_: inspect.Type, place: str, found: Found) -> Any:
    wanted: type = {inspect.StrType: str, inspect.IntType: int, inspect.BoolType: bool}[type(type_)]
    return value if type(value) is wanted else _unfit(value, wanted, place, found)


def _unfit(value: object, wanted: type, place: str, found: Found) -> Any:
    is_ = _NAMES.get(type(value), "a date or a time")
    found.append(Fault(place, f"this is {is_}", f"Write {_NAMES[wanted]} here."))
    return UNSET


def _one_of(value: object, types: list[Any], place: str, found: Found) -> Any:
    """A tagged table by its tag; with no good tag the rest is still laid against the first type."""
    if len(types) == 1:
        return fitted(value, types[0], place, found)
    if not isinstance(value, dict):
        return _unfit(value, dict, place, found)
    field = types[0].tag_field
    by_tag = {str(type_.tag): type_ for type_ in types}
    tag = value.get(field)
    if isinstance(tag, str) and tag in by_tag:
        return _struct(value, by_tag[tag], place, found) | {field: tag}
    what = (
        f"the {field} {quoted(tag)} is not known"
        if isinstance(tag, str)
        else f"no {field} in quotes stands here"
    )
    found.append(Fault(below(place, field), what, nearest(tag if isinstance(tag, str) else "", by_tag)))
    return _struct(value, types[0], place, found) | {field: UNSET}


def _struct(value: object, type_: inspect.StructType, place: str, found: Found) -> Any:
    if not isinstance(value, dict):
        return _unfit(value, dict, place, found)
    fields = {field.encode_name: field for field in type_.fields}
    for key in value:
        if key not in fields and key != type_.tag_field:
            found.append(Fault(below(place, key), "this key is not known", nearest(key, fields)))
    for name, field in fields.items():
        if field.required and name not in value:
            found.append(Fault(below(place, name), "this is missing", f"Add {name}."))
    return {
        name: fitted(value[name], field.type, below(place, name), found)
        for name, field in fields.items()
        if name in value
    }
