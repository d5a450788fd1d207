"""The hub reads through the scheme of who asks, in functions, and says things by calling them."""

import ast
from collections.abc import Iterator

import pytest

from tests.shape.source import Source, dotted, faults, imports, is_under, python

SIGNALS = (
    "django.dispatch",
    "django.db.models.signals",
    "django.core.signals",
    "django.contrib.auth.signals",
)


def views(source: Source) -> Iterator[ast.AST]:
    """Whatever answers a request, and everything in the portal."""
    if source.path.startswith("scheme/portal/"):
        yield source.tree
    for function in source.nodes(ast.FunctionDef):
        if any(part.arg == "request" for part in function.args.args):
            yield function


def reads_past_the_scheme(source: Source) -> Iterator[str]:
    """``Model.objects`` where a request is answered: another scheme's rows could be read."""
    for view in views(source):
        for node in ast.walk(view):
            if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager"):
                yield source.at(node, f"{dotted(node)} in a view; read through the scheme of who asks")


def is_a_class_view(source: Source) -> Iterator[str]:
    """A view as a class."""
    for kind in source.nodes(ast.ClassDef):
        if any(dotted(parent).endswith(("View", "ViewSet")) for parent in kind.bases):
            yield source.at(kind, f"{kind.name} is a view; a view is a function")


def sends_signals(source: Source) -> Iterator[str]:
    """Django's signals: calls that no reader can follow."""
    for node, name in imports(source):
        if is_under(name, SIGNALS):
            yield source.at(node, f"imports {name}; call what is meant")


def test_views_read_through_the_scheme() -> None:
    assert faults(reads_past_the_scheme, python("scheme")) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("scheme/exchange/views.py", "def page(request, id):\n    return Response.objects.filter(id=id)"),
        ("scheme/portal/lists.py", "def newest():\n    return [row for row in Response.objects.all()]"),
    ],
)
def test_reading_past_the_scheme_is_seen(path: str, text: str) -> None:
    assert faults(reads_past_the_scheme, [Source(path, text)])


def test_reading_through_the_scheme_is_let_be() -> None:
    scoped = "def page(request, staff, id):\n    return staff.scheme.responses.filter(id=id)"
    assert not faults(reads_past_the_scheme, [Source("scheme/portal/views.py", scoped)])


def test_views_are_functions() -> None:
    assert faults(is_a_class_view, python("scheme")) == []


@pytest.mark.parametrize("text", ["class Page(View): ...", "class Page(generic.ListView): ..."])
def test_a_class_view_is_seen(text: str) -> None:
    assert faults(is_a_class_view, [Source("scheme/portal/views.py", text)])


def test_nothing_is_said_by_signal() -> None:
    assert faults(sends_signals, python("scheme")) == []


@pytest.mark.parametrize("text", ["from django.db.models.signals import post_save", "import django.dispatch"])
def test_a_signal_is_seen(text: str) -> None:
    assert faults(sends_signals, [Source("scheme/exchange/models.py", text)])
