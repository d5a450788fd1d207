"""Letters to write with, in large keys, and what is written so far."""

from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent

from easyread import act as a
from easyread.keys import letter_line
from easyread.screen import AnyScreen, Card, Keyboard
from kiosk.ui.look import LINE_HEIGHT, Sizes
from kiosk.ui.parts.key import KeyButton
from kiosk.ui.parts.paper import PaperView
from kiosk.ui.parts.rows import RowNeed
from kiosk.ui.screens.around import Room
from kiosk.ui.screens.board import Board

GAP = 8
"""Between two keys: as little as tells them apart, so that each is as large as it can be."""
UPRIGHT, MANY_UPRIGHT, FEW = 6, 8, 30
"""Columns of an alphabet on an upright screen, where there is height for more rows; of one with more keys than few."""
MOST_UPRIGHT = 10
"""Keys of a keyboard's row there; what is more stands in a row below."""
LETTER = "letter "
PAPER_MM = 8.0
"""What is written stands in one row at least."""
PICTURES_MM = (14.0, 8.0)
LOW_HEADING_MM = 15.0


class KeyboardBoard(Board):
    """Shows a Keyboard; its keys are as large as the screen allows. A real keyboard types as well."""

    def lay(self, room: Room) -> None:
        """Heading and what is written on top, the letters below."""
        screen = cast(Keyboard, self.screen_value)
        area, head = room.area, room.beside
        sides = [self.sizes.mm(millimetres) for millimetres in PICTURES_MM]
        low = self.sizes.mm(LOW_HEADING_MM)
        needs = [RowNeed(screen.heading[0], self.sizes, self.sizes.body, side) for side in sides]
        fit = (need for need in needs if need.whole(head.width()) and need.height(head.width()) < low)
        need = next(fit, needs[-1])
        self.row(need, QRect(head.left(), head.top(), head.width(), need.height(head.width())))
        under = head.top() + need.height(head.width()) + GAP
        tall = self.height() > self.width()
        sheet = area if tall else head
        top = max(under, room.below.top() - self.sizes.gap + GAP) if tall else under
        paper = QRect(
            sheet.left(), top, sheet.width(), max(self.sizes.mm(PAPER_MM), int(need.pixels * LINE_HEIGHT))
        )
        clear = max(paper.bottom() + 1 + GAP, room.below.top())
        rows = keys_of(screen, tall)
        columns = max(len(row) for row in rows)
        free = area.adjusted(0, clear - area.top(), 0, 0)
        high = min((free.height() + GAP) // len(rows) - GAP, self.sizes.choice)
        each = (free.width() + GAP) // columns - GAP
        above = free.bottom() + 1 - len(rows) * (high + GAP) + GAP
        paper.setBottom(above - GAP - 1)
        self.paper = PaperView(self.sizes, self)
        self.paper.setGeometry(paper)
        for row, keys in enumerate(rows):
            if not any(key.id.startswith(LETTER) for key in keys):
                each = (free.width() + GAP) // len(keys) - GAP
            for column, key in enumerate(keys):
                box = QRect(area.left() + column * (each + GAP), above + row * (high + GAP), each, high)
                cast(KeyButton, self.card(key, box, lying=False, kind=KeyButton)).fitted()

    def take(self, screen: AnyScreen) -> None:
        """The letters so far."""
        super().take(screen)
        self.paper.show_words(cast(Keyboard, screen).words)
        for part in self.lightable:
            if isinstance(part, KeyButton):
                part.fitted()

    def fits(self, screen: AnyScreen, sizes: Sizes) -> bool:
        """The same letters in the same order."""
        before = cast(Keyboard, self.screen_value)
        return isinstance(screen, Keyboard) and screen.rows == before.rows and super().fits(screen, sizes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard does the same."""
        typed = event.text()
        if event.key() == Qt.Key.Key_Backspace:
            self.acted.emit(a.Erase())
        elif len(typed) == 1 and typed.isprintable() and not event.isAutoRepeat():
            self.acted.emit(a.Type(typed))
        else:
            super().keyPressEvent(event)


def keys_of(screen: Keyboard, tall: bool) -> list[list[Card]]:
    """The keys in their rows; those that are no letters stand in what the letters leave free."""
    letters = [[_letter(letter, screen.language) for letter in row] for row in screen.rows]
    others = list(screen.cards)
    if tall and screen.ordered:
        flat = [*(key for row in letters for key in row), *others]
        columns = UPRIGHT if len(flat) <= FEW else MANY_UPRIGHT
        return [flat[first : first + columns] for first in range(0, len(flat), columns)]
    if tall:
        rest = [key for row in letters for key in row[MOST_UPRIGHT:]]
        return [*(row[:MOST_UPRIGHT] for row in letters), [*rest, *others]]
    columns = max(len(row) for row in letters)
    for row in letters:
        while len(row) < columns and others:
            row.append(others.pop())
    return [*letters, others] if others else letters


def _letter(letter: str, language: str) -> Card:
    return Card(id=LETTER + letter, line=letter_line(letter, language), act=a.Type(letter))
