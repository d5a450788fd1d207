"""What is published names no machine, no registry and no secret."""

import re
from collections.abc import Iterator

import pytest

from tests.shape.source import Source, faults, texts

MARKS = {
    "a folder of one machine": r"(?<![\w.~-])/(?:[w]ork|[r]oot|home/[a-z][\w-]*|Users/[A-Za-z][\w-]*)\b/?",
    "a folder of one machine ": r"\b[A-Z]:\\Users\\",
    "a registry": r"https?://[\w.-]*(?:[p]ypi|[p]ythonhosted|npm[j]s)[\w./-]*|--(?:extra-)?[i]ndex-url\s+\S|"
    r"https?://(?:deb|security)\.[d]ebian\.org",
    "a private key": r"-----BEGIN (?:[A-Z]+ )?PRIVATE [K]EY-----",
}


def names_a_machine(source: Source) -> Iterator[str]:
    """Each line with a path, an address or a key that belongs to one machine."""
    for number, line in enumerate(source.text.splitlines(), 1):
        for what, mark in MARKS.items():
            if found := re.search(mark, line):
                yield f"{source.path}:{number}: {what.strip()}: {found.group()}"


def test_no_file_names_a_machine_or_a_registry() -> None:
    assert len(texts()) > 50
    assert faults(names_a_machine, [source for source in texts() if not source.path.endswith(".svg")]) == []


@pytest.mark.parametrize(
    "parts",
    [
        ("see /w", "ork/main/kiosk"),
        ("/ro", "ot/.cache"),
        ("open('/ho", "me/sam/heard')"),
        ("C:\\Us", "ers\\Sam"),
        ("https://py", "pi.org/simple"),
        ("--index-", "url https://example.org"),
        ("-----BEGIN PRI", "VATE KEY-----"),
    ],
)
def test_a_machine_is_seen(parts: tuple[str, str]) -> None:
    assert faults(names_a_machine, [Source("README.md", "".join(parts))])


@pytest.mark.parametrize(
    "line", ["assets/work/today", "https://example.org/home/", "~/.local/share", "/api/v1/x"]
)
def test_other_paths_are_let_be(line: str) -> None:
    assert not faults(names_a_machine, [Source("README.md", line)])
