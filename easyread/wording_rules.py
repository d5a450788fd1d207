"""What every wording of a file must keep, so that it can be shown and said."""

from collections.abc import Collection, Iterator
from typing import Any

from msgspec import UNSET

from easyread.fault import Fault, nearest, quoted
from easyread.tables import below

Tree = dict[str, Any]
"""A table as ``tables.fitted`` leaves it: what did not fit is ``UNSET``."""


def part(tree: Tree, key: str, default: Any) -> Any:
    """What stands at ``key``, or ``default`` where nothing does or it did not fit."""
    value = tree.get(key, UNSET)
    return default if value is UNSET else value


def wordings(node: Any, place: str = "") -> Iterator[tuple[str, Tree]]:
    """Every wording of the tree with its place."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from wordings(item, f"{place}[{number}]")
    elif isinstance(node, dict):
        if "words" in node or "picture" in node:
            yield place, node
        for key in [key for key in node if key not in ("words", "said_as")]:
            yield from wordings(node[key], below(place, key))


def words_rules(place: str, wording: Tree, languages: list[str]) -> Iterator[Fault]:
    """A wording says something in each language of its survey, and in no other."""
    for key, needed in (("words", languages), ("said_as", [])):
        said = part(wording, key, None)
        if said is None:
            continue
        for tag in needed:
            if tag not in said:
                yield Fault(below(below(place, key), tag), "this is missing", f"Say it in {quoted(tag)}.")
        for tag, text in said.items():
            where = below(below(place, key), tag)
            if languages and tag not in languages:
                yield Fault(where, f"{quoted(tag)} is not in languages", "Add it there or remove this.")
            if text is not UNSET:
                yield from text_rules(where, text)


def text_rules(place: str, text: str) -> Iterator[Fault]:
    """Rules of any words: there are some, on every row, and each sign can be shown."""
    if not text.strip():
        yield Fault(place, "there are no words", "Write some.")
    elif any(row != row.strip() or not row for row in text.split("\n")):
        yield Fault(place, "a row is empty, or has a space at an end", "Remove it.")
    if any((ord(sign) < 32 and sign != "\n") or 0x7F <= ord(sign) < 0xA0 for sign in text):
        yield Fault(place, "a sign here cannot be shown", "Remove tabs and control signs.")


def picture_rules(place: str, wording: Tree, pictures: Collection[str]) -> Iterator[Fault]:
    """The picture of a wording exists."""
    picture = part(wording, "picture", None)
    if picture is not None and picture not in pictures:
        yield Fault(
            below(place, "picture"),
            f"there is no picture {quoted(picture)}",
            nearest(picture, pictures) if pictures else "Add it to the pictures.",
        )
