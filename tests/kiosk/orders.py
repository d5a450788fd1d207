"""In which order the parts of a page are reached by keys and told by a screen reader: that in which they are seen."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from easyread.screen import Neutral
from kiosk.ui.parts.card import CardButton
from kiosk.ui.parts.rows import LineRow
from kiosk.ui.parts.tool import ToolButton
from kiosk.ui.screens.board import Board
from kiosk.ui.window import Window
from tests.kiosk.layout import called, small


def faults(window: Window, board: Board) -> Iterator[str]:
    """Question, choices, tools; and within each, the next one stands right of the one before, or below it."""
    if isinstance(board.screen_value, Neutral):
        return  # All of it is one button.
    told = [part for part in children(board) if place_of(part) is not None]
    yield from out_of_order(told, "is told")
    by_keys = chain(board)
    yield from out_of_order(by_keys, "is reached")
    touched = [part for part in told if isinstance(part, QAbstractButton) and part.isEnabled()]
    if [id(part) for part in touched] != [id(part) for part in by_keys if part.isEnabled()]:
        yield "keys reach another order than a screen reader tells"


def out_of_order(parts: list[QWidget], how: str) -> Iterator[str]:
    """Each part that comes too late, but for Hide, which has a corner of its own."""
    for one, other in pairwise(part for part in parts if not hides(part)):
        places = place_of(one) or 0, place_of(other) or 0
        if places[0] > places[1]:
            yield f"{called(other)} {how} after {called(one)}"
        here, there = one.geometry(), other.geometry()
        if places[0] == places[1] and there.left() <= here.right() and there.top() <= here.bottom():
            yield f"{called(other)} {how} after {called(one)}, and stands before it"


def place_of(part: QObject) -> int | None:
    """0 of the question, 1 of what can be chosen, 2 of the tools, 3 of the doors that are not for the person."""
    if isinstance(part, LineRow):
        return 0
    if isinstance(part, CardButton):
        return 3 if small(part) else 1
    return 2 if isinstance(part, ToolButton) else None


def hides(part: QWidget) -> bool:
    """It is the corner."""
    return isinstance(part, ToolButton) and part.tool.id == "hide"


def children(board: Board) -> list[QWidget]:
    """What a screen reader finds on a page, in its order."""
    told = QAccessible.queryAccessibleInterface(board)
    assert told is not None
    found = [told.child(number) for number in range(told.childCount())]
    parts = [one.object() for one in found]
    return [part for part in parts if isinstance(part, QWidget) and part.isVisibleTo(board)]


def chain(board: Board) -> list[QWidget]:
    """What Tab goes through on a page, from the first part on."""
    found: list[QWidget] = []
    part = board.nextInFocusChain()
    while part is not None and part is not board:
        if board.isAncestorOf(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(part)
        part = part.nextInFocusChain()
    return [part for part in found if part.isVisibleTo(board)]
