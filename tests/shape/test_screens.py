"""A screen takes one value and emits one signal; neither it nor its parts know of a session or a store."""

import ast
import importlib
import inspect
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.window import BOARDS
from tests.shape.source import Source, faults, python

SCREENS = [source for source in python("kiosk") if source.path.startswith("kiosk/ui/screens/")]
PARTS = [source for source in python("kiosk") if source.path.startswith("kiosk/ui/parts/")]

BEYOND = frozenset({"session", "store", "outbox", "sync", "hub", "visit", "jobs"})
"""What a screen or a part of one has no name for."""


def signals(widget: type) -> list[str]:
    """The signals of a widget that are ours, inherited ones included."""
    ours = [kind for kind in widget.__mro__ if kind.__module__.split(".")[0] not in ("PySide6", "Shiboken")]
    return sorted({name for kind in ours for name, part in vars(kind).items() if isinstance(part, Signal)})


def widgets() -> Iterator[type[QWidget]]:
    """Every widget that a module of kiosk.ui.screens defines."""
    for source in SCREENS:
        name = source.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for _, kind in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            if issubclass(kind, QWidget) and kind.__module__ == name:
                yield kind


def knows_too_much(source: Source) -> Iterator[str]:
    """Names of what lies beyond the screen: a module, an attribute or a variable."""
    for node in source.nodes(ast.Import, ast.ImportFrom, ast.Attribute, ast.Name, ast.arg):
        names: list[str | None]
        match node:
            case ast.ImportFrom():
                names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            case ast.Import():
                names = [part for alias in node.names for part in alias.name.split(".")]
            case ast.Attribute():
                names = [node.attr]
            case _:
                names = [getattr(node, "id", None) or getattr(node, "arg", None)]
        for name in names:
            if name and name.strip("_").lower() in BEYOND:
                yield source.at(node, f"knows of {name}")


def test_a_screen_emits_one_signal() -> None:
    assert {board.__name__: signals(board) for board in BOARDS.values() if len(signals(board)) != 1} == {}


def test_no_widget_of_a_screen_emits_another() -> None:
    found = {widget.__name__: signals(widget) for widget in widgets()}
    assert set(found) >= {board.__name__ for board in BOARDS.values()}
    assert {name: emitted for name, emitted in found.items() if len(emitted) > 1} == {}


def test_a_second_signal_is_seen() -> None:
    class One(QLabel):
        acted = Signal(object)

    class Two(One):
        forgotten = Signal()

    assert [signals(widget) for widget in (QLabel, One, Two)] == [[], ["acted"], ["acted", "forgotten"]]


def test_screens_and_parts_know_only_what_they_show() -> None:
    assert SCREENS
    assert PARTS
    assert faults(knows_too_much, [*SCREENS, *PARTS]) == []


@pytest.mark.parametrize(
    "text",
    [
        "from kiosk.session import Session",
        "import kiosk.store.outbox",
        "def f(self):\n    self._session.act(Next())",
        "def f(self, session):\n    pass",
        "from kiosk import sync",
    ],
)
def test_knowing_too_much_is_seen(text: str) -> None:
    assert faults(knows_too_much, [Source("kiosk/ui/parts/card.py", text)])
