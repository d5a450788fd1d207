"""A question with cards: the heading on top, the cards below, Something else apart."""

from typing import cast

from msgspec import Struct
from PySide6.QtCore import QRect

from easyread.act import TurnPage
from easyread.screen import AnyScreen, Card, Doors, Pick
from kiosk.ui.look import Sizes
from kiosk.ui.parts.arrange import Arrangement, arrange, picture_of, places
from kiosk.ui.parts.card import CardNeed
from kiosk.ui.parts.rows import RowNeed
from kiosk.ui.parts.stones import StonesView
from kiosk.ui.screens.board import Board

BESIDE_MM = 32.0
FAIR_MM = 22.0
STONES = 24
PICTURES_MM = (26.0, 20.0, 14.0)
LOW_MM = 100.0
"""Where there is less height than this, the heading is no higher than the hide corner beside it."""


class Plan(Struct, frozen=True):
    """Where everything stands: the heading, the card beside, the space of the cards and their arrangement."""

    heading: RowNeed
    heading_box: QRect
    beside: QRect | None
    beside_lying: bool
    middle: QRect
    shown: Arrangement
    pixels: int


class PickBoard(Board):
    """Shows a Pick. A heading too long to leave room for cards stands on a page of its own."""

    def lay(self, area: QRect) -> None:
        """Heading, stones, cards, and the card beside them."""
        screen = cast(Pick, self.screen_value)
        plan = plan_of(screen, area, self.sizes, with_heading=True)
        if plan is None:
            self._lay_in_two(screen, area)
            return
        self._lay_heading(plan)
        if screen.stones:
            stones = StonesView(screen.stones, self)
            top = plan.middle.top() - STONES
            stones.setGeometry(area.left(), top, area.width() - self.sizes.corner, STONES - 2)
        self._lay_cards(screen, plan, screen.page)

    def _lay_heading(self, plan: Plan) -> None:
        self.row(plan.heading.line, plan.heading_box, plan.heading.pixels, plan.heading.picture)

    def _lay_in_two(self, screen: Pick, area: QRect) -> None:
        """The heading alone on the first page, the cards on those after it."""
        plan = plan_of(screen, area, self.sizes, with_heading=False)
        if screen.page == 0 or plan is None:
            width = area.width() - self.sizes.corner
            need = RowNeed(screen.heading[0], self.sizes, self.sizes.body, self.sizes.mm(PICTURES_MM[-1]))
            self.row(
                need.line,
                QRect(area.left(), area.top(), width, need.height(width)),
                need.pixels,
                need.picture,
            )
            if screen.more is not None:
                onward = Card(id="more", line=screen.more, act=TurnPage(1))
                high, wide = self.sizes.choice, CardNeed(screen.more, self.sizes).least_width(True)
                self.card(onward, QRect(area.right() - wide, area.bottom() - high, wide, high), lying=True)
            return
        self._lay_cards(screen, plan, screen.page - 1, first=1)

    def _lay_cards(self, screen: Pick, plan: Plan, page: int, first: int = 0) -> None:
        """The cards of this page; when there are more, the last place leads to them. ``first``: pages before."""
        here = screen.cards
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
        if screen.beside is not None and plan.beside is not None:
            self.card(screen.beside, plan.beside, plan.beside_lying)


class DoorsBoard(PickBoard):
    """Shows the doors of Welcome, and where the Next of other screens stands, the small door for staff."""

    def lay(self, area: QRect) -> None:
        """As a Pick, and the staff door."""
        super().lay(area)
        staff = cast(Doors, self.screen_value).staff
        if staff is not None:
            width = CardNeed(staff.line, self.sizes).least_width(lying=True)
            left = self.width() - self.sizes.edge - width
            top = self.height() - self.sizes.edge - self.sizes.tool
            self.card(staff, QRect(left, top, width, self.sizes.tool), lying=True)

    def take(self, screen: AnyScreen) -> None:
        """Next means nothing here, and its place is the staff door's."""
        super().take(screen)
        for button in self.tools:
            if button.tool.id == "next":
                button.hide()


def plan_of(screen: Pick, area: QRect, sizes: Sizes, with_heading: bool) -> Plan | None:
    """The plan with the largest heading that leaves room for all cards, or for pages of them; None: no room."""
    paged: Plan | None = None
    for pixels in (sizes.heading, sizes.body):
        for millimetres in PICTURES_MM[area.height() < sizes.mm(LOW_MM) :]:
            need = RowNeed(screen.heading[0], sizes, pixels, sizes.mm(millimetres))
            plan = _plan(screen, area, sizes, need, with_heading)
            if plan is None:
                continue
            if plan.shown.capacity >= len(screen.cards):
                return plan
            if plan.shown.capacity > (paged.shown.capacity if paged else 1):
                paged = plan
    return paged


def _plan(screen: Pick, area: QRect, sizes: Sizes, need: RowNeed, with_heading: bool) -> Plan | None:
    tall = area.height() > area.width()
    width = area.width() - sizes.corner
    high = need.height(width) if with_heading else 0
    below = area.top() + max(high, sizes.tool) + max(sizes.gap // 2, STONES)
    middle = QRect(area.left(), below, area.width(), area.bottom() + 1 - below)
    box, lying = None, False
    if screen.beside is not None:
        fitted = _beside(CardNeed(screen.beside.line, sizes), middle, sizes, tall)
        if fitted is None:
            return None
        box, lying, middle = fitted
    fitted_cards = _cards(screen, middle, sizes, tall)
    if fitted_cards is None:
        return None
    shown, pixels = fitted_cards
    return Plan(need, QRect(area.left(), area.top(), width, high), box, lying, middle, shown, pixels)


def _cards(screen: Pick, area: QRect, sizes: Sizes, tall: bool) -> tuple[Arrangement, int] | None:
    """The cards in large type where all fit with fair pictures, else in body text, else on pages."""
    for pixels in (sizes.heading, sizes.body):
        needs = [CardNeed(card.line, sizes, pixels) for card in screen.cards]
        shown = arrange(needs, area.width(), area.height(), sizes, tall) if needs else None
        if shown is None or shown.capacity < len(needs):
            continue
        if pixels == sizes.body or picture_of(needs, shown) >= sizes.mm(FAIR_MM):
            return shown, pixels
    needs = [CardNeed(line, sizes) for line in (*(card.line for card in screen.cards), screen.more) if line]
    shown = arrange(needs, area.width(), area.height(), sizes, tall) if needs else None
    return (shown, sizes.body) if shown else None


def _beside(need: CardNeed, area: QRect, sizes: Sizes, tall: bool) -> tuple[QRect, bool, QRect] | None:
    """Right of the cards on a wide screen, below them on a tall one; with how it lies, and what space is left."""
    gap = 2 * sizes.gap
    if tall:
        height = need.height(area.width(), lying=True)
        box = QRect(area.left(), area.bottom() + 1 - height, area.width(), height)
        return (box, True, area.adjusted(0, 0, 0, -height - gap)) if area.height() > height + gap else None
    for lying in (False, True):
        width = max(need.least_width(lying), sizes.mm(BESIDE_MM))
        if need.height(width, lying) <= area.height() and width + gap < area.width():
            box = QRect(area.right() + 1 - width, area.top(), width, area.height())
            return box, lying, area.adjusted(0, 0, -width - gap, 0)
    return None
