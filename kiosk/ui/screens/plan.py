"""Where the heading and the cards of a question stand, with the largest type and pictures that leave room for all."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QRect

from easyread.line import Line
from easyread.screen import Card, Mat, Pick
from kiosk.ui.look import Sizes
from kiosk.ui.parts.arrange import TOLD_MM, Arrangement, arrange, picture_of
from kiosk.ui.parts.card import CardNeed
from kiosk.ui.parts.rows import RowNeed
from kiosk.ui.screens.around import Room

BESIDE_MM = 32.0
FAIR_MM = 22.0
STONES = 32
PICTURES_MM = (26.0, 20.0, 14.0)
LOW_MM = 100.0
"""Where there is less height than this, the heading is no higher than the hide corner beside it."""


class Plan(Struct, frozen=True):
    """Where everything stands: the heading, the card beside, the space of the cards and their arrangement.

    ``apart``: what stands in ``beside``, whose picture is left of its words when ``beside_lying``.
    """

    heading: RowNeed
    heading_box: QRect
    apart: Card | None
    beside: QRect
    beside_lying: bool
    middle: QRect
    cards: tuple[Card, ...]
    shown: Arrangement
    pixels: int

    def told(self, sizes: Sizes) -> bool:
        """Whether the pictures of all cards can be told."""
        needs = [CardNeed(card.line, sizes, self.pixels) for card in self.cards]
        return picture_of(needs, self.shown) >= sizes.mm(TOLD_MM)


def headings(screen: Pick | Mat, room: Room, sizes: Sizes) -> Iterator[tuple[RowNeed, QRect]]:
    """Where the heading may stand with no word cut, the largest first: beside the hide corner or below it."""
    area, beside, below = room.area, room.beside, room.below
    for pixels in (sizes.heading, sizes.body):
        for space in (beside, below):
            for millimetres in PICTURES_MM[area.height() < sizes.mm(LOW_MM) :]:
                need = RowNeed(screen.heading[0], sizes, pixels, sizes.mm(millimetres))
                if need.whole(space.width()):
                    high = need.height(space.width())
                    yield need, QRect(space.left(), space.top(), space.width(), high)


def under(heading: QRect, screen: Pick | Mat, room: Room, sizes: Sizes) -> QRect:
    """What is left for cards below the heading, its stones and the corner."""
    clear = max(sizes.gap // 2, STONES if screen.stones else 0)
    top = max(heading.bottom() + 1 + clear, room.below.top())
    return room.area.adjusted(0, top - room.area.top(), 0, 0)


def plan_of(
    screen: Pick, room: Room, sizes: Sizes, spaces: tuple[QRect, ...] = (), least: int = 2
) -> Plan | None:
    """The plan with the largest heading that leaves room for all cards, or for pages of ``least``; None: no room.

    With pictures that can be told, where there is such a one.
    ``spaces``: for cards alone, on pages without the heading. Where the card
    beside has no room it stands among the others.
    """
    whole: Plan | None = None
    paged: Plan | None = None
    for apart in (screen.beside, None) if screen.beside else (None,):
        cards = screen.cards if apart or not screen.beside else (*screen.cards, screen.beside)
        for need, box in headings(screen, room, sizes):
            for middle in spaces or (under(box, screen, room, sizes),):
                plan = _plan(screen, cards, apart, (room.area, middle), sizes, (need, box), bool(spaces))
                if plan is not None and plan.shown.capacity >= len(cards) + bool(spaces):
                    if plan.told(sizes):
                        return plan
                    whole = whole or plan
                elif plan is not None and plan.shown.capacity > (
                    paged.shown.capacity if paged else least - 1
                ):
                    paged = plan
    return whole or paged


def _plan(
    screen: Pick,
    cards: tuple[Card, ...],
    apart: Card | None,
    areas: tuple[QRect, QRect],
    sizes: Sizes,
    heading: tuple[RowNeed, QRect],
    leads: bool,
) -> Plan | None:
    area, middle = areas
    box, lying = QRect(), False
    tall = area.height() > area.width()
    if apart is not None:
        fitted = set_apart(CardNeed(apart.line, sizes), middle, sizes, tall)
        if fitted is None:
            return None
        box, lying, middle = fitted
    fitted_cards = sharing(cards, screen.more, middle, sizes, tall, leads)
    if fitted_cards is None:
        return None
    shown, pixels = fitted_cards
    return Plan(*heading, apart, box, lying, middle, cards, shown, pixels)


def sharing(
    cards: tuple[Card, ...], more: Line | None, area: QRect, sizes: Sizes, tall: bool, leads: bool = False
) -> tuple[Arrangement, int] | None:
    """The cards in large type where all fit with fair pictures, else in body text, else on pages.

    ``leads``: one more stands among them even where all fit.
    """
    shown_lines = [card.line for card in cards] + ([more] if leads and more else [])
    for pixels in (sizes.heading, sizes.body):
        needs = [CardNeed(line, sizes, pixels) for line in shown_lines]
        shown = arrange(needs, area.width(), area.height(), sizes, tall) if needs else None
        if shown is None or shown.capacity < len(needs):
            continue
        if pixels == sizes.body or picture_of(needs, shown) >= sizes.mm(FAIR_MM):
            return shown, pixels
    needs = [CardNeed(line, sizes) for line in (*(card.line for card in cards), more) if line]
    shown = arrange(needs, area.width(), area.height(), sizes, tall) if needs else None
    return (shown, sizes.body) if shown else None


def set_apart(need: CardNeed, area: QRect, sizes: Sizes, tall: bool) -> tuple[QRect, bool, QRect] | None:
    """Right of the cards on a wide screen, below them on a tall one; with how it lies, and what space is left."""
    gap = 2 * sizes.gap
    if tall:
        height = need.height(area.width(), lying=True)
        box = QRect(area.left(), area.bottom() + 1 - height, area.width(), height)
        return (box, True, area.adjusted(0, 0, 0, -height - gap)) if area.height() > height + gap else None
    least = sizes.mm(BESIDE_MM)
    for width in range(least, area.width() // 3, 8):
        for lying in (False, True):
            if need.least_width(lying) <= width and need.height(width, lying) <= area.height():
                box = QRect(area.right() + 1 - width, area.top(), width, area.height())
                return box, lying, area.adjusted(0, 0, -width - gap, 0)
    return None
