"""A question with cards: the heading on top, the cards below, Something else apart."""

from collections.abc import Iterator
from typing import cast

from msgspec import Struct
from PySide6.QtCore import QRect

from easyread.act import TurnPage
from easyread.line import Line
from easyread.screen import AnyScreen, Card, Doors, Mat, Pick
from kiosk.ui.look import Sizes
from kiosk.ui.parts.arrange import Arrangement, arrange, picture_of, places
from kiosk.ui.parts.card import CardNeed
from kiosk.ui.parts.rows import RowNeed, fitting, paged
from kiosk.ui.parts.stones import StonesView
from kiosk.ui.screens.around import Around, Room
from kiosk.ui.screens.board import Board

BESIDE_MM = 32.0
FAIR_MM = 22.0
STONES = 24
UNUSED = ("stop", "next")
"""Tools that mean nothing at Welcome."""
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


class PickBoard(Board):
    """Shows a Pick. A heading too long to leave room for cards stands on a page of its own."""

    def lay(self, room: Room) -> None:
        """Heading, stones, cards, and the card beside them."""
        self.lay_pick(cast(Pick, self.screen_value), room)

    def lay_pick(self, screen: Pick, room: Room) -> None:
        """All of it, on pages where it does not fit."""
        plan = plan_of(screen, room, self.sizes)
        if plan is None:
            self._lay_apart(screen, room)
            return
        self.heading(screen, plan)
        self.lay_cards(screen, plan, screen.page, 0)

    def heading(self, screen: Pick | Mat, plan: Plan) -> None:
        """The heading, and how far it is."""
        self.row(plan.heading, plan.heading_box)
        if screen.stones:
            stones = StonesView(screen.stones, self.sizes.colours, self)
            left, top = plan.heading_box.left(), plan.middle.top() - STONES
            stones.setGeometry(left, top, plan.heading_box.width(), STONES - 2)

    def _lay_apart(self, screen: Pick, room: Room) -> None:
        """The heading on the first page, or on as many as it needs; the cards on those after it."""
        wide, high = (
            CardNeed(screen.more or screen.heading[0], self.sizes).least_width(True),
            self.sizes.choice,
        )
        area = room.area
        onward = QRect(area.right() + 1 - wide, area.bottom() + 1 - high, wide, high)
        need = RowNeed(screen.heading[0], self.sizes, self.sizes.body, self.sizes.mm(PICTURES_MM[-1]))
        spaces = [space.adjusted(0, 0, 0, -high - self.sizes.gap) for space in (room.below, room.beside)]
        holding = (space for space in spaces if need.height(space.width()) <= space.height())
        rows_area = next(holding, max(spaces, key=lambda space: space.height()))
        needs = fitting([need], rows_area)
        pages = paged(needs, rows_area, 1, self.sizes)
        plan = plan_of(screen, room, self.sizes, with_heading=False)
        if plan is not None and screen.page >= len(pages):
            self.lay_cards(screen, plan, screen.page - len(pages), len(pages))
            return
        page = pages[min(screen.page, len(pages) - 1)]
        for need, box in zip(needs[page.first :], page.boxes, strict=False):
            self.row(need, box)
        turn = TurnPage(screen.page + 1)
        self.card(Card(id="more", line=screen.more or need.line, act=turn), onward, lying=True)

    def lay_cards(self, screen: Pick, plan: Plan, page: int, first: int) -> None:
        """The cards of this page; when there are more, the last place leads to them. ``first``: pages before."""
        here = plan.cards
        capacity = plan.shown.capacity
        if capacity < len(here) or first:
            each = capacity if capacity >= len(here) + first else max(capacity - 1, 1)
            pages = -(-len(here) // each)
            page %= pages
            turn = TurnPage((page + 1) % pages + (first if page + 1 < pages else 0))
            onward = Card(id="more", line=screen.more or screen.heading[0], act=turn)
            here = (*here[page * each : (page + 1) * each], onward)[: max(capacity, 2)]
        boxes = places(len(here), plan.shown, plan.middle, self.sizes)
        for card, box in zip(here, boxes, strict=True):
            self.card(card, box, plan.shown.lying, plan.pixels)
        if plan.apart is not None:
            self.card(plan.apart, plan.beside, plan.beside_lying)


class DoorsBoard(PickBoard):
    """Shows the doors of Welcome, and in the place of tools that mean nothing here, the small doors."""

    def _bar(self, places: Around) -> None:
        super()._bar(places)
        boxes = {button.tool.id: button.geometry() for button in self.tools}
        if not self._small():
            return
        outside, staff = self._small()
        wide, free = boxes["next"], boxes["stop"]
        if free.top() == wide.top():
            least = CardNeed(staff.line, self.sizes).least_width(lying=False, least=self.sizes.tool)
            wide = wide.united(free)
            free = QRect(wide.right() + 1 - least, wide.top(), least, wide.height())
            wide = wide.adjusted(0, 0, -least - self.sizes.gap, 0)
        for card, box in ((outside, wide), (staff, free)):
            need = CardNeed(card.line, self.sizes)
            lies = need.least_width(True) <= box.width() and need.height(box.width(), True) <= box.height()
            self.card(card, box, lying=lies)

    def take(self, screen: AnyScreen) -> None:
        """Tools that mean nothing here make room for the small doors."""
        super().take(screen)
        for button in self.tools:
            if self._small() and button.tool.id in UNUSED:
                button.hide()

    def _small(self) -> tuple[Card, ...]:
        """None while the tools of Listen stand there."""
        screen = cast(Doors, self.screen_value)
        return screen.small if screen.tools[-1].id in UNUSED else ()


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


def plan_of(screen: Pick, room: Room, sizes: Sizes, with_heading: bool = True) -> Plan | None:
    """The plan with the largest heading that leaves room for all cards, or for pages of them; None: no room.

    Where the card beside has no room it stands among the others.
    """
    paged: Plan | None = None
    area = room.area
    for apart in (screen.beside, None) if screen.beside else (None,):
        cards = screen.cards if apart or not screen.beside else (*screen.cards, screen.beside)
        for need, box in headings(screen, room, sizes):
            top = max(box.bottom() + 1 + max(sizes.gap // 2, STONES), room.below.top())
            under = area.adjusted(0, top - area.top(), 0, 0)
            for middle in (under,) if with_heading else (room.below, room.beside):
                plan = _plan(screen, cards, apart, (area, middle), sizes, (need, box))
                if plan is not None and plan.shown.capacity >= len(cards) + (not with_heading):
                    return plan
                if plan is not None and plan.shown.capacity > (paged.shown.capacity if paged else 1):
                    paged = plan
    return paged


def _plan(
    screen: Pick,
    cards: tuple[Card, ...],
    apart: Card | None,
    areas: tuple[QRect, QRect],
    sizes: Sizes,
    heading: tuple[RowNeed, QRect],
) -> Plan | None:
    area, middle = areas
    box, lying = QRect(), False
    tall = area.height() > area.width()
    if apart is not None:
        fitted = set_apart(CardNeed(apart.line, sizes), middle, sizes, tall)
        if fitted is None:
            return None
        box, lying, middle = fitted
    fitted_cards = sharing(cards, screen.more, middle, sizes, tall)
    if fitted_cards is None:
        return None
    shown, pixels = fitted_cards
    return Plan(*heading, apart, box, lying, middle, cards, shown, pixels)


def sharing(
    cards: tuple[Card, ...], more: Line | None, area: QRect, sizes: Sizes, tall: bool
) -> tuple[Arrangement, int] | None:
    """The cards in large type where all fit with fair pictures, else in body text, else on pages."""
    for pixels in (sizes.heading, sizes.body):
        needs = [CardNeed(card.line, sizes, pixels) for card in cards]
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
