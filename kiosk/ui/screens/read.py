"""Lines to hear and read, with a few cards below where there is something to choose."""

from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import QRect

from easyread.act import TurnPage
from easyread.line import Line
from easyread.screen import AnyScreen, Card, Read
from kiosk.ui.look import Sizes
from kiosk.ui.parts.arrange import Arrangement, lowest, places
from kiosk.ui.parts.card import CardNeed
from kiosk.ui.parts.rows import RowNeed, RowPage, fitting, paged
from kiosk.ui.screens.around import Room
from kiosk.ui.screens.board import Board

PICTURES_MM = (44.0, 36.0, 30.0, 25.0, 20.0, 16.0, 14.0)

MOST_FOR_CARDS = 0.36


class ReadBoard(Board):
    """Shows a Read; lines that do not fit stand on a further page, which Next turns to."""

    further = False

    def lay(self, room: Room) -> None:
        """Rows beside the hide corner, on a tall screen below it; cards beneath them."""
        screen, area = cast(Read, self.screen_value), room.area
        rows_area = room.below if self.height() > self.width() else room.beside
        if screen.cards:
            total = self._lay_cards(screen.cards, area)
            rows_area.setBottom(area.bottom() - total - self.sizes.gap)
            if rows_area.height() < self.sizes.tool:
                rows_area = room.beside.adjusted(0, 0, 0, -total - self.sizes.gap)
        self.lay_rows(screen.heading, rows_area)

    def _lay_cards(self, cards: tuple[Card, ...], area: QRect) -> int:
        """The cards along the lower edge, in large type where that leaves the lines their room; how high they are."""
        pixels = self.sizes.heading
        shown = self._lowest(cards, area, pixels)
        if _total(shown, self.sizes) > area.height() * MOST_FOR_CARDS:
            pixels = self.sizes.body
            shown = self._lowest(cards, area, pixels)
        total = _total(shown, self.sizes)
        below = area.adjusted(0, area.height() - total, 0, 0)
        for card, box in zip(cards, places(len(cards), shown, below, self.sizes), strict=True):
            self.card(card, box, shown.lying, pixels)
        return total

    def _lowest(self, cards: tuple[Card, ...], area: QRect, pixels: int) -> Arrangement:
        return lowest([CardNeed(card.line, self.sizes, pixels) for card in cards], area.width(), self.sizes)

    def lay_rows(self, lines: tuple[Line, ...], area: QRect) -> None:
        needs, pages = largest(lines, area, self.sizes)
        number = min(self.screen_value.page, len(pages) - 1)
        page = pages[number]
        self.further = number + 1 < len(pages)
        used = max(box.bottom() for box in page.boxes) + 1 - area.top()
        down = max((area.height() - used) // 2, 0)
        for need, box in zip(needs[page.first :], page.boxes, strict=False):
            self.row(need, box.translated(0, down))

    def take(self, screen: AnyScreen) -> None:
        """Next turns to the further page while there is one."""
        super().take(screen)
        for button in self.tools:
            if button.tool.id == "next" and self.further:
                turn = TurnPage(screen.page + 1)
                button.take(replace(button.tool, act=turn, works=True, lit=True))


def largest(lines: tuple[Line, ...], area: QRect, sizes: Sizes) -> tuple[list[RowNeed], list[RowPage]]:
    """The largest type and pictures with which all lines stand in one column, or else in two; then pages.

    A line too high for a page is parted into its sentences.
    """
    wide = area.width() > area.height()
    for columns in (1, 2) if wide and len(lines) > 2 else (1,):
        for pixels in (sizes.heading, sizes.body):
            for millimetres in PICTURES_MM:
                needs = [RowNeed(line, sizes, pixels, sizes.mm(millimetres)) for line in lines]
                pages = paged(needs, area, columns, sizes)
                if len(pages) == 1 and _whole(needs, pages[0]):
                    return needs, pages
    least = [RowNeed(line, sizes, sizes.body, sizes.mm(PICTURES_MM[-1])) for line in lines]
    parted = fitting(least, area)
    return parted, paged(parted, area, 1, sizes)


def _whole(needs: list[RowNeed], page: RowPage) -> bool:
    """No word is too wide for its row, and no row too high for the space."""
    rows = list(zip(needs, page.boxes, strict=True))
    return all(need.whole(box.width()) and need.height(box.width()) <= box.height() for need, box in rows)


def _total(shown: Arrangement, sizes: Sizes) -> int:
    """How high all rows of cards are."""
    return shown.rows * shown.height + (shown.rows - 1) * sizes.gap
