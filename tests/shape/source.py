"""The files of the project as the tests of its shape read them: text, and syntax trees of Python."""

import ast
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)

ROOT = Path(__file__).parents[2]
PACKAGES = ("easyread", "kiosk", "scheme", "launch", "heard")
"""What is shipped."""


@dataclass(frozen=True)
class Source:
    """One text file: its path from the root of the project, with ``/``, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text, self.path)

    @cached_property
    def every_node(self) -> tuple[ast.AST, ...]:
        """The nodes of the tree, walked once for all rules."""
        return tuple(ast.walk(self.tree))

    def nodes(self, *kinds: type[Node]) -> Iterator[Node]:
        """Every node of these kinds, at any depth."""
        return (node for node in self.every_node if isinstance(node, kinds))

    def at(self, node: ast.AST, what: str) -> str:
        """A fault with its place, as a compiler prints it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


Rule = Callable[[Source], Iterable[str]]


def faults(rule: Rule, sources: Iterable[Source]) -> list[str]:
    """All that the rule finds in these files."""
    return [fault for source in sources for fault in rule(source)]


@cache
def files() -> tuple[str, ...]:
    """Every file that git holds or would take, by its path from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return tuple(sorted(path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file()))


@cache
def texts(*parts: str, ends: tuple[str, ...] = ("",)) -> tuple[Source, ...]:
    """The UTF-8 files under these parts of the tree (all of it when none is named) whose names end so."""
    found = []
    for path in files():
        if (not parts or path.split("/")[0] in parts) and path.endswith(ends):
            try:
                found.append(Source(path, (ROOT / path).read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue  # a picture, a font or a sound
    return tuple(found)


@cache
def python(*parts: str) -> tuple[Source, ...]:
    """The Python files under these parts, migrations aside: Django writes those."""
    return tuple(
        source for source in texts(*parts) if _is_python(source) and "/migrations/" not in source.path
    )


def _is_python(source: Source) -> bool:
    first = source.text.partition("\n")[0]
    return source.path.endswith(".py") or (first.startswith("#!") and "python" in first)


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Each dotted name that a file imports; ``from a import b`` gives ``a`` and ``a.b``."""
    for node in source.nodes(ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def is_under(name: str, parents: Iterable[str]) -> bool:
    """Whether a dotted name is one of these or inside one."""
    return any(name == parent or name.startswith(parent + ".") for parent in parents)


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of names and attributes; ``?`` stands for whatever else such an expression starts with."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"
