"""The documents speak of the tree as it is: what they link to, and what the way through the code names, exists."""

import re
from collections.abc import Iterator

import pytest

from tests.shape.source import ROOT, Source, faults, texts

NAMED = re.compile(r"`((?:[\w.*-]+/)+[\w.*-]*|[\w-]+\.(?:py|toml|md|spec))`")
LINKED = re.compile(r"\]\(([^)#:]+)\)")
FOLDERS = ("", "docs/", "kiosk/", "easyread/", "scheme/")
"""The way through the code names a file from the root, or from the part it speaks of."""


def names_nothing(source: Source) -> Iterator[str]:
    """Paths in backquotes that are no file or folder."""
    for number, line in enumerate(source.text.splitlines(), 1):
        for path in NAMED.findall(line):
            if not any(list(ROOT.glob((folder + path).rstrip("/"))) for folder in FOLDERS):
                yield f"{source.path}:{number}: {path} is not there"


def links_nowhere(source: Source) -> Iterator[str]:
    """Links to files that are not there."""
    for number, line in enumerate(source.text.splitlines(), 1):
        for path in LINKED.findall(line):
            if not (ROOT / source.path).parent.joinpath(path).exists():
                yield f"{source.path}:{number}: {path} is not there"


def test_the_way_through_the_code_names_what_exists() -> None:
    flow = [source for source in texts("docs") if source.path == "docs/flow.md"]
    assert flow
    assert faults(names_nothing, flow) == []


def test_documents_link_to_what_exists() -> None:
    assert faults(links_nowhere, texts(ends=(".md",))) == []


@pytest.mark.parametrize("line", ["see `kiosk/manager.py`", "`nothing.toml`"])
def test_a_file_that_is_not_there_is_seen(line: str) -> None:
    assert faults(names_nothing, [Source("docs/flow.md", line)])


def test_a_link_to_nowhere_is_seen() -> None:
    assert faults(links_nowhere, [Source("docs/flow.md", "[the words](glossaries.md)")])
    assert not faults(links_nowhere, [Source("docs/flow.md", "[x](exchange.md), [y](../docs), [z](#here)")])


@pytest.mark.parametrize("line", ["`kiosk/`", "`assets/surveys/*.toml`", "`sync/hub.py`"])
def test_a_file_that_is_there_is_let_be(line: str) -> None:
    assert not faults(names_nothing, [Source("docs/flow.md", line)])
