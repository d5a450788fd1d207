"""Small by the maximum, since medians hide gods: no file, function or class outgrows its limit."""

import ast
from collections.abc import Callable, Iterable, Iterator
from statistics import median

import pytest

from tests.shape.source import PACKAGES, Source, faults, python

FILE, FUNCTION, CLASS, METHODS = 250, 40, 150, 12
"""Lines of a file, a function and a class; methods of a class."""


def length(node: ast.stmt) -> int:
    """How many lines a definition takes, its decorators aside."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(source: Source) -> Iterable[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    return source.nodes(ast.FunctionDef, ast.AsyncFunctionDef)


def is_large(source: Source) -> Iterator[str]:
    """What is over a limit in this file."""
    lines = len(source.text.splitlines())
    if lines > FILE:
        yield f"{source.path}: {lines} lines; a concept is missing here"
    for function in functions(source):
        if length(function) > FUNCTION:
            yield source.at(function, f"{function.name} has {length(function)} lines")
    if source.path.startswith("tests/"):
        return  # a machine of steps has a method for each, and a table of cases is as long as its cases
    for kind in source.nodes(ast.ClassDef):
        methods = [part for part in kind.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
        if length(kind) > CLASS:
            yield source.at(kind, f"{kind.name} has {length(kind)} lines")
        if len(methods) > METHODS:
            yield source.at(kind, f"{kind.name} has {len(methods)} methods")


def test_nothing_outgrows_its_limit(record_property: Callable[[str, object], None]) -> None:
    sources = python(*PACKAGES)
    by_function = [length(function) for source in sources for function in functions(source)]
    by_file = [len(source.text.splitlines()) for source in sources]
    record_property(
        "said",
        f"{len(by_file)} files, median {median(by_file):.0f} lines, most {max(by_file)}; "
        f"{len(by_function)} functions, median {median(by_function):.0f} lines, most {max(by_function)}",
    )
    assert faults(is_large, [*sources, *python("tests")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n" * (FILE + 1),
        "def f():\n" + "    x = 1\n" * FUNCTION,
        "class A:\n" + "    x = 1\n" * CLASS,
        "class A:\n" + "".join(f"    def f{n}(self): ...\n" for n in range(METHODS + 1)),
        "class A:\n    def f(self):\n        async def g():\n" + "            x = 1\n" * FUNCTION,
    ],
    ids=["file", "function", "class", "methods", "inner"],
)
def test_one_line_too_many_is_seen(text: str) -> None:
    assert faults(is_large, [Source("kiosk/large.py", text)])


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n" * FILE,
        "def f():\n" + "    x = 1\n" * (FUNCTION - 1),
        "class A:\n" + "    x = 1\n" * (CLASS - 1),
    ],
    ids=["file", "function", "class"],
)
def test_the_limit_itself_is_allowed(text: str) -> None:
    assert not faults(is_large, [Source("kiosk/full.py", text)])
