"""The text of a survey file as a survey, or every fault in it at once."""

import re
import tomllib
from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from msgspec import UNSET, Struct, inspect
from msgspec.structs import replace

from easyread.fault import Fault, quoted
from easyread.line import Language, Line
from easyread.rules import survey_rules
from easyread.survey import Survey
from easyread.tables import Found, below, fitted
from easyread.wording_rules import picture_rules, text_rules
from easyread.words import Words, lacking


class _ScreenLine(Struct, frozen=True):
    words: str
    picture: str
    said_as: str = ""


_SURVEY = inspect.type_info(Survey)
_WORDS = inspect.type_info(dict[str, _ScreenLine])
_DRAFT = "draft"
_FLAG = inspect.type_info(bool)
_WORD_LIST = inspect.type_info(dict[str, tuple[str, ...]])


def parse(text: str, name: str, pictures: Collection[str]) -> Survey | tuple[Fault, ...]:
    """The survey of the file ``name``, or its faults; ``pictures``: the names of all pictures there are."""
    tree, found = _fitted(text, _SURVEY)
    if tree is not None:
        found.extend(survey_rules(tree, pictures))
    return _in_file(found, name, text) if found else msgspec.convert(tree, Survey)


def parse_words(
    text: str, name: str, language: Language, pictures: Collection[str], first: Words | None = None
) -> Words | tuple[Fault, ...]:
    """A file of screen words, or its faults; ``first``: the words whose lines it must have, each and no other."""
    tree, found = _fitted(text, _WORDS, _DRAFT)
    draft = (tree or {}).pop(_DRAFT, False)
    for key, entry in (tree or {}).items():
        if entry is not UNSET:
            found.extend(picture_rules(below("", key), entry, pictures))
            for part in ("words", "said_as"):
                if entry.get(part, UNSET) is not UNSET:
                    found.extend(text_rules(below(below("", key), part), entry[part]))
    if found:
        return _in_file(found, name, text)
    lines = {key: Line(**entry, language=language) for key, entry in (tree or {}).items()}
    words = Words(language, lines, draft)
    faults = tuple(lacking(words, first)) if first else ()
    return _in_file(faults, name, text) if faults else words


def parse_word_list(text: str, name: str) -> frozenset[str] | tuple[Fault, ...]:
    """The common words of a file that lists them in groups, or its faults."""
    tree, found = _fitted(text, _WORD_LIST)
    listed = [
        (f"{below('', group)}[{number}]", word)
        for group, words in (tree or {}).items()
        if words is not UNSET
        for number, word in enumerate(words)
        if word is not UNSET
    ]
    common: set[str] = set()
    for place, word in listed:
        if not re.fullmatch(r"[^\W\d_]+(['-][^\W\d_]+)*", word) or word != word.lower():
            found.append(
                Fault(place, f"{quoted(word)} is not one word in small letters", "Mend or remove it.")
            )
        elif word in common:
            found.append(Fault(place, f"{quoted(word)} is here twice", "Remove one."))
        common.add(word)
    return _in_file(found, name, text) if found else frozenset(common)


def _fitted(text: str, type_: inspect.Type, *flags: str) -> tuple[Any, Found]:
    """The tables of the text as far as they fit, and what does not; no tables where the text is not TOML.

    ``flags``: what may stand before the tables, true or false.
    """
    found: Found = []
    try:
        tables = tomllib.loads(text)
        apart = {flag: fitted(tables.pop(flag), _FLAG, flag, found) for flag in flags if flag in tables}
        return fitted(tables, type_, "", found) | apart, found
    except tomllib.TOMLDecodeError as error:
        return None, [_syntax(str(error), text)]
    except RecursionError:
        return None, [Fault("", "tables stand too deep in each other", "Make them flat.")]
    except ValueError:
        return None, [Fault("", "a number or a date here cannot be", "Write a smaller one.")]


def _syntax(message: str, text: str) -> Fault:
    """Python's reader of TOML says the line and column only in its message."""
    at = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    what = message[: at.start()] if at else message
    last = text.replace("\r\n", "\n").split("\n")
    line, column = (int(at[1]), int(at[2])) if at and at[1] else (len(last), len(last[-1]) + 1)
    return Fault("", f"this is not TOML: {what}", "Mend it here first.", line=line, column=column)


def _in_file(found: Iterable[Fault], name: str, text: str) -> tuple[Fault, ...]:
    """The faults in the order of the questions, with the line of ``[[questions]]`` where that is known."""
    rows = enumerate(text.split("\n"), 1)
    headers = [number for number, row in rows if re.match(r"\s*\[\[\s*questions\s*\]\]", row)]

    def placed(fault: Fault) -> Fault:
        at = _question(fault)
        return replace(fault, file=name, line=headers[at] if 0 <= at < len(headers) else fault.line)

    return tuple(placed(fault) for fault in sorted(found, key=_question))


def _question(fault: Fault) -> int:
    """The number of the question a fault stands in, -1 outside of all."""
    at = re.match(r"questions\[(\d+)\]", fault.place)
    return int(at[1]) if at else -1
