"""How cards share a space: rows and columns in which every card has its least size, or pages of them."""

from msgspec import Struct
from PySide6.QtCore import QRect

from kiosk.ui.look import Sizes
from kiosk.ui.parts.card import CardNeed


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

    On a ``tall`` screen cards lie one below the other where that shows them all.
    ``width`` and ``height``: the space, in pixels. None where not even one
    card fits.
    """
    best: tuple[tuple[float, ...], Arrangement] | None = None
    for lying in (False, True):
        for columns in range(1, 1 + _most_columns(needs, lying, width, sizes)):
            candidate = _candidate(needs, columns, lying, width, height, sizes)
            if candidate is None:
                continue
            all_fit = candidate.capacity >= len(needs)
            rows = -(-len(needs) // columns) if all_fit else candidate.rows
            shown = Arrangement(columns, rows, lying, candidate.width, _height(rows, height, sizes))
            listed = lying and columns == 1 and tall
            score = (
                min(candidate.capacity, len(needs)),
                listed,
                -_empty(needs, columns),
                picture_of(needs, shown),
            )
            if best is None or score > best[0]:
                best = (score, shown)
    return best[1] if best else None


def lowest(needs: list[CardNeed], width: int, sizes: Sizes) -> Arrangement:
    """The arrangement of a few cards that takes the least height; pictures left of words where that is the same."""
    found: list[tuple[int, Arrangement]] = []
    for lying in (True, False):
        for columns in range(1, 1 + max(1, _most_columns(needs, lying, width, sizes))):
            each = (width - (columns - 1) * sizes.gap) // columns
            high = max(need.height(each, lying) for need in needs)
            rows = -(-len(needs) // columns)
            found.append((rows * (high + sizes.gap), Arrangement(columns, rows, lying, each, high)))
    return min(found, key=lambda one: one[0])[1]


def _most_columns(needs: list[CardNeed], lying: bool, width: int, sizes: Sizes) -> int:
    """In how many columns no card is narrower than it may be."""
    least = max(need.least_width(lying) for need in needs)
    return min(len(needs), (width + sizes.gap) // (least + sizes.gap))


def _candidate(
    needs: list[CardNeed], columns: int, lying: bool, width: int, height: int, sizes: Sizes
) -> Arrangement | None:
    each = (width - (columns - 1) * sizes.gap) // columns
    tall = max(need.height(each, lying) for need in needs)
    rows = (height + sizes.gap) // (tall + sizes.gap)
    return Arrangement(columns, rows, lying, each, tall) if rows else None


def _height(rows: int, height: int, sizes: Sizes) -> int:
    return (height - (rows - 1) * sizes.gap) // rows


def _empty(needs: list[CardNeed], columns: int) -> int:
    """Places left empty in the last row."""
    return -len(needs) % columns


def picture_of(needs: list[CardNeed], shown: Arrangement) -> float:
    """The side of the smallest picture, in pixels."""
    if shown.lying:
        return min(need.lying_picture(shown.width, shown.height) for need in needs)
    words = max(need.words(shown.width - 32).height for need in needs)
    return min(float(shown.width), shown.height - words)


def places(count: int, shown: Arrangement, area: QRect, sizes: Sizes) -> list[QRect]:
    """Where each of ``count`` cards of one page stands, a short last row at the left."""
    boxes = []
    for number in range(count):
        row, column = divmod(number, shown.columns)
        left = area.left() + column * (shown.width + sizes.gap)
        top = area.top() + row * (shown.height + sizes.gap)
        boxes.append(QRect(left, top, shown.width, shown.height))
    return boxes
