"""How cards share a space: rows and columns in which every card has its least size, or pages of them."""

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRect

from kiosk.ui.look import Sizes
from kiosk.ui.parts.card import CardNeed

TOLD_MM = 15.0
"""A picture of this side can be told at arm's length."""


class Arrangement(Struct, frozen=True):
    """So many columns and rows of cards a page; ``lying``: pictures stand left of the words."""

    columns: int
    rows: int
    lying: bool
    width: int
    height: int

    @property
    def capacity(self) -> int:
        """Cards a page."""
        return self.columns * self.rows


def arrange(needs: list[CardNeed], width: int, height: int, sizes: Sizes, tall: bool) -> Arrangement | None:
    """The arrangement that shows all cards with the largest pictures, or else the most cards a page.

    On a ``tall`` screen cards lie one below the other where that shows them all. A last row
    is full where pictures are no smaller for that than can be told at arm's length.
    ``width`` and ``height``: the space, in pixels. None where not even one
    card fits.
    """
    best: tuple[tuple[int, bool, bool, int, float], Arrangement] | None = None
    for candidate in _candidates(tuple(needs), width, sizes.gap):
        most = (height + sizes.gap) // (candidate.height + sizes.gap)
        if not most:
            continue
        held, columns = min(candidate.columns * most, len(needs)), candidate.columns
        rows = -(-len(needs) // columns) if held == len(needs) else most
        shown = Arrangement(columns, rows, candidate.lying, candidate.width, _height(rows, height, sizes))
        picture = picture_of(needs, shown)
        told = picture >= sizes.mm(TOLD_MM)
        score = held, candidate.lying and columns == 1 and tall, told, -(-len(needs) % columns), picture
        if best is None or score > best[0]:
            best = score, shown
    return best[1] if best else None


def lowest(needs: list[CardNeed], width: int, sizes: Sizes) -> Arrangement:
    """The arrangement of a few cards that takes the least height; pictures left of words where that is the same."""
    found: list[tuple[int, bool, int, Arrangement]] = []
    for one in _candidates(tuple(needs), width, sizes.gap, 1):
        rows = -(-len(needs) // one.columns)
        high = rows * (one.height + sizes.gap)
        found.append((high, not one.lying, one.columns, replace(one, rows=rows)))
    return min(found, key=lambda one: one[:3])[3]


@lru_cache(maxsize=256)
def _candidates(needs: tuple[CardNeed, ...], width: int, gap: int, least: int = 0) -> tuple[Arrangement, ...]:
    """One row of each number of columns in which no card is narrower than it may be, each card at its least height.

    A screen asks again and again, for each heading that it tries. ``least``: so many columns in any case.
    """
    found = []
    for lying in (False, True):
        narrowest = max(need.least_width(lying) for need in needs)
        most = min(len(needs), (width + gap) // (narrowest + gap))
        for columns in range(1, 1 + max(least, most)):
            each = (width - (columns - 1) * gap) // columns
            high = max(need.height(each, lying) for need in needs)
            found.append(Arrangement(columns, 1, lying, each, high))
    return tuple(found)


def _height(rows: int, height: int, sizes: Sizes) -> int:
    return (height - (rows - 1) * sizes.gap) // rows


def picture_of(needs: list[CardNeed], shown: Arrangement) -> float:
    """The side of the smallest picture, in pixels."""
    if shown.lying:
        return min(need.lying_picture(shown.width, shown.height) for need in needs)
    return min(need.standing_picture(shown.width, shown.height) for need in needs)


def places(count: int, shown: Arrangement, area: QRect, sizes: Sizes) -> list[QRect]:
    """Where each of ``count`` cards of one page stands, a short last row at the left."""
    boxes = []
    for number in range(count):
        row, column = divmod(number, shown.columns)
        left = area.left() + column * (shown.width + sizes.gap)
        top = area.top() + row * (shown.height + sizes.gap)
        boxes.append(QRect(left, top, shown.width, shown.height))
    return boxes
