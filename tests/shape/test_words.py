"""Names come from the glossary; a module opens with one sentence; a comment says what code cannot."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.shape.source import PACKAGES, ROOT, Source, faults, python

EMPTY_WORDS = frozenset({"manager", "util", "utility", "handler", "helper", "data", "info", "common", "core"})
"""Words that say nothing of what a thing is about."""

OTHER_WORDS = {"user": "person", "client": "person or device", "respondent": "person"}
"""Words for which the glossary has another."""

ALLOWED = frozenset[str]()
"""Names that a library asks for, each with its reason."""

LATER = re.compile(rf"\b({'|'.join(['todo', 'fixme', 'xxx', 'hack']).upper()})\b")


def words_of(name: str) -> list[str]:
    """``HttpHub`` and ``http_hub`` are both http, hub."""
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)


def is_named_emptily(source: Source) -> Iterator[str]:
    """A module or class whose name holds a word that says nothing, or that the glossary has another for."""
    named: list[tuple[ast.AST, str]] = [(kind, kind.name) for kind in source.nodes(ast.ClassDef)]
    named += [(source.tree, part) for part in source.path.removesuffix(".py").split("/")]
    for node, name in named:
        for word in map(str.lower, words_of(name)):
            plain = word.removesuffix("s")
            if (plain in EMPTY_WORDS or plain in OTHER_WORDS) and name not in ALLOWED:
                better = OTHER_WORDS.get(plain, "what it is about")
                yield source.at(node, f"{name}: not {word!r} but {better}")


def has_no_opening(source: Source) -> Iterator[str]:
    """A module that does not open with a sentence; empty files need none."""
    if not source.text.strip():
        return
    opening = (ast.get_docstring(source.tree) or "").partition("\n\n")[0]
    if not opening.endswith("."):
        yield f"{source.path}:1: does not open with one sentence"


def puts_off(source: Source) -> Iterator[str]:
    """A comment or docstring that puts something off."""
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type in (tokenize.COMMENT, tokenize.STRING) and LATER.search(token.string):
            yield f"{source.path}:{token.start[0]}: puts something off; do it or leave it"


def test_names_come_from_the_glossary() -> None:
    assert faults(is_named_emptily, python(*PACKAGES, "tests")) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("kiosk/utils.py", ""),
        ("kiosk/voice_manager.py", ""),
        ("scheme/core/views.py", ""),
        ("kiosk/play.py", "class SoundManager: ..."),
        ("kiosk/play.py", "class HTTPHandler: ..."),
        ("kiosk/sync/hub.py", "class HubClient: ..."),
        ("scheme/people/models.py", "class User: ..."),
    ],
)
def test_an_empty_name_is_seen(path: str, text: str) -> None:
    assert faults(is_named_emptily, [Source(path, text)])


def test_a_word_within_a_word_is_not_meant() -> None:
    assert not faults(is_named_emptily, [Source("kiosk/store/database.py", "class Scored: ...")])


def test_every_module_opens_with_a_sentence() -> None:
    assert faults(has_no_opening, python(*PACKAGES, "tests")) == []


@pytest.mark.parametrize("text", ["import os", '"""no full stop"""', "# A comment.\nx = 1"])
def test_a_module_without_an_opening_is_seen(text: str) -> None:
    assert faults(has_no_opening, [Source("kiosk/play.py", text)])


def test_nothing_is_put_off() -> None:
    assert faults(puts_off, python(*PACKAGES, "tests")) == []


@pytest.mark.parametrize("text", ["x = 1  # {}: later", '"""{}."""'])
@pytest.mark.parametrize("word", ["todo", "fixme", "xxx"])
def test_putting_off_is_seen(text: str, word: str) -> None:
    assert faults(puts_off, [Source("kiosk/play.py", text.format(word.upper()))])


def test_every_part_of_the_hub_with_tables_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").lower()
    parts = {source.path.split("/")[1] for source in python("scheme") if source.path.endswith("/models.py")}
    assert parts
    assert [
        part for part in sorted(parts) if part not in glossary and part.removesuffix("s") not in glossary
    ] == []
