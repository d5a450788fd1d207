"""Lines to hear and read, with a few cards below where there is something to choose."""

from itertools import product
from typing import cast

from PySide6.QtCore import QRect

from easyread.line import Line
from easyread.screen import Card, Read
from kiosk.ui.look import Sizes
from kiosk.ui.parts.arrange import Arrangement, lowest, picture_of, places
from kiosk.ui.parts.card import CardNeed
from kiosk.ui.parts.rows import RowNeed, RowPage, fitting, paged
from kiosk.ui.screens.around import Room
from kiosk.ui.screens.board import Board

FAIR_MM, SMALL_MM = (44.0, 36.0, 30.0, 25.0, 20.0), (16.0, 14.0)
"""Sides of a picture; body text with one of the first is better than large type with one of the others."""

MOST_FOR_CARDS = 0.36


class ReadBoard(Board):
    """Shows a Read; lines that do not fit stand on a further page, which Next turns to."""

    def lay(self, room: Room) -> None:
        """Rows beside the hide corner, on a tall screen below it; cards beneath them, or else on the page after."""
        screen = cast(Read, self.screen_value)
        space = room.below if self.height() > self.width() else room.beside
        if not screen.cards:
            self.lay_rows(screen.heading, space)
            return
        area, pixels, shown = self._cards(screen.cards, room)
        total = _total(shown, self.sizes)
        above = [tried.adjusted(0, 0, 0, -total - self.sizes.gap) for tried in (space, room.beside)]
        rows = next((tried for tried in above if self.holds(screen.heading, tried)), None)
        if rows is None:
            self._lay_apart(screen, space, room)
            return
        self.lay_rows(screen.heading, rows)
        self._lay_cards(screen.cards, area, pixels, shown)

    def _lay_apart(self, screen: Read, space: QRect, room: Room) -> None:
        """The lines on the first pages, and the cards on those after them: as many on each as there is room for."""
        page = screen.page - len(largest(screen.heading, space, self.sizes)[1])
        if page < 0:
            self.lay_rows(screen.heading, space)
            self.further = True
            return
        each = next((n for n in range(len(screen.cards), 1, -1) if self._hold(screen.cards[:n], room)), 1)
        here = screen.cards[page * each : (page + 1) * each]
        self._lay_cards(here, *self._cards(here, room))
        self.further, self.returns = (page + 1) * each < len(screen.cards), True

    def _lay_cards(self, cards: tuple[Card, ...], area: QRect, pixels: int, shown: Arrangement) -> None:
        below = area.adjusted(0, area.height() - _total(shown, self.sizes), 0, 0)
        for card, box in zip(cards, places(len(cards), shown, below, self.sizes), strict=True):
            self.card(card, box, shown.lying, pixels)

    def holds(self, lines: tuple[Line, ...], area: QRect) -> bool:
        """Each sentence fits by itself, so that all do on pages."""
        needs = [need for line in lines for need in least(line, self.sizes).sentences()]
        return all(need.stands_in(area) for need in needs)

    def _cards(self, cards: tuple[Card, ...], room: Room) -> tuple[QRect, int, Arrangement]:
        """Along the lower edge, or beside the corner; in large type where that leaves the lines their room."""
        most = room.area.height() * MOST_FOR_CARDS
        found: list[tuple[QRect, int, Arrangement]] = []
        for area in (room.area, room.beside):
            (large, sees), (body, seen) = (
                self._lowest(cards, area, pixels) for pixels in (self.sizes.heading, self.sizes.body)
            )
            fits = _total(large, self.sizes) <= most and sees >= min(seen, self.sizes.mm(FAIR_MM[-1]))
            found.append((area, *((self.sizes.heading, large) if fits else (self.sizes.body, body))))
        clear = (
            one for one in found if room.area.bottom() + 1 - _total(one[2], self.sizes) >= room.below.top()
        )
        return next(clear, found[-1])

    def _hold(self, cards: tuple[Card, ...], room: Room) -> bool:
        area, _, shown = self._cards(cards, room)
        return _total(shown, self.sizes) <= area.height()

    def _lowest(self, cards: tuple[Card, ...], area: QRect, pixels: int) -> tuple[Arrangement, float]:
        """And the side of its smallest picture."""
        needs = [CardNeed(card.line, self.sizes, pixels) for card in cards]
        found = lowest(needs, area.width(), self.sizes)
        return found, picture_of(needs, found)

    def lay_rows(self, lines: tuple[Line, ...], area: QRect) -> None:
        needs, pages = largest(lines, area, self.sizes)
        number = min(self.screen_value.page, len(pages) - 1)
        page = pages[number]
        self.further = number + 1 < len(pages)
        used = max(box.bottom() for box in page.boxes) + 1 - area.top()
        down = max((area.height() - used) // 2, 0)
        for need, box in zip(needs[page.first :], page.boxes, strict=False):
            self.row(need, box.translated(0, down))


def least(line: Line, sizes: Sizes) -> RowNeed:
    """The row of a line in the least type and with the least picture."""
    return RowNeed(line, sizes, sizes.body, sizes.mm(SMALL_MM[-1]))


def largest(lines: tuple[Line, ...], area: QRect, sizes: Sizes) -> tuple[list[RowNeed], list[RowPage]]:
    """The largest type and pictures with which all lines stand in one column, or else in two; then pages.

    A line too high for a page is parted into its sentences.
    """
    wide = area.width() > area.height()
    every = (1, 2) if wide and len(lines) > 2 else (1,)
    for columns, sides, pixels in product(every, (FAIR_MM, SMALL_MM), (sizes.heading, sizes.body)):
        for millimetres in sides:
            needs = [RowNeed(line, sizes, pixels, sizes.mm(millimetres)) for line in lines]
            pages = paged(needs, area, columns, sizes)
            if len(pages) == 1 and _whole(needs, pages[0]):
                return needs, pages
    parted = fitting([least(line, sizes) for line in lines], area)
    return parted, paged(parted, area, 1, sizes)


def _whole(needs: list[RowNeed], page: RowPage) -> bool:
    """No word is too wide for its row, and no row too high for the space."""
    rows = list(zip(needs, page.boxes, strict=True))
    return all(need.stands_in(box) for need, box in rows)


def _total(shown: Arrangement, sizes: Sizes) -> int:
    """How high all rows of cards are."""
    return shown.rows * shown.height + (shown.rows - 1) * sizes.gap
