"""A question with cards: the heading on top, the cards below, Something else apart."""

from itertools import product
from typing import cast

from PySide6.QtCore import QRect

from easyread.act import TurnPage
from easyread.screen import AnyScreen, Card, Doors, Mat, Pick
from kiosk.ui.look import Sizes, usual_body
from kiosk.ui.parts.arrange import places
from kiosk.ui.parts.card import CardNeed, DoorButton, door_need
from kiosk.ui.parts.rows import RowNeed, fitting, paged
from kiosk.ui.parts.stones import StonesView
from kiosk.ui.screens.around import Around, Room
from kiosk.ui.screens.board import Board
from kiosk.ui.screens.plan import PICTURES_MM, STONES, Plan, plan_of

UNUSED = ("stop", "next")
"""Tools that mean nothing at Welcome."""


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
            box, free = plan.heading_box, plan.middle.top() - plan.heading_box.bottom() - 1
            left, top = box.left() + plan.heading.words_left, box.bottom() + 1 + (free - STONES) // 2
            stones.setGeometry(left, top, box.right() + 1 - left, STONES)

    def _lay_apart(self, screen: Pick, room: Room) -> None:
        """The heading on the first page, or on as many as it needs; the cards on those after it."""
        more = CardNeed(screen.more or screen.heading[0], self.sizes)
        onward = corner(more.least_width(lying=True), self.sizes.choice, room)
        spaces = (room.below, room.beside)
        free = clear_of(onward, spaces, self.sizes.gap)
        need = RowNeed(screen.heading[0], self.sizes, self.sizes.body, self.sizes.mm(PICTURES_MM[-1]))
        parts = ([need], need.sentences())
        holding = (space for rows in parts for space in free if all(row.stands_in(space) for row in rows))
        rows_area = next(holding, max(free, key=lambda space: space.width() * space.height()))
        needs = fitting([need], rows_area)
        pages = paged(needs, rows_area, 1, self.sizes)
        plan = plan_of(screen, room, self.sizes, spaces)
        alone = None if plan else plan_of(screen, room, self.sizes, free, least=1)
        if (plan or alone) and screen.page >= len(pages):
            further = screen.page - len(pages), len(pages)
            self.lay_cards(screen, cast(Plan, plan or alone), *further, onward if alone else None)
            return
        page = pages[min(screen.page, len(pages) - 1)]
        for need, box in zip(needs[page.first :], page.boxes, strict=False):
            self.row(need, box)
        self.card(leading(screen, screen.page + 1), onward, lying=True)

    def lay_cards(self, screen: Pick, plan: Plan, page: int, first: int, onward: QRect | None = None) -> None:
        """The cards of this page; when there are more, one leads to them, in the last place or ``onward``.

        ``first``: pages before.
        """
        here, leads = plan.cards, None
        capacity = plan.shown.capacity
        if capacity < len(here) or first:
            each = capacity if onward or capacity >= len(here) + first else capacity - 1
            pages = -(-len(here) // each)
            page %= pages
            leads = leading(screen, (page + 1) % pages + (first if page + 1 < pages else 0))
            here = here[page * each : (page + 1) * each] + (() if onward else (leads,))
        boxes = places(len(here), plan.shown, plan.middle, self.sizes)
        for card, box in zip(here, boxes, strict=True):
            self.card(card, box, plan.shown.lying, plan.pixels)
        if plan.apart is not None:
            self.card(plan.apart, plan.beside, plan.beside_lying)
        if leads and onward:
            self.card(leads, onward, lying=True)


class DoorsBoard(PickBoard):
    """Shows the doors of Welcome, and in the place of tools that mean nothing here, the small doors."""

    def _bar(self, places: Around) -> None:
        super()._bar(places)
        boxes = {button.tool.id: button.geometry() for button in self.tools}
        if not self.small():
            return
        outside, staff = self.small()
        wide, free = boxes["next"], boxes["stop"]
        if free.top() == wide.top():
            wide = wide.united(free)
            least = beside(outside, staff, wide.width() - self.sizes.gap, self.sizes)
            free = QRect(wide.right() + 1 - least, wide.top(), least, wide.height())
            wide = wide.adjusted(0, 0, -least - self.sizes.gap, 0)
        elif door_need(staff, self.sizes).least_width(lying=False, least=1) > free.width():
            outside, staff = staff, outside
        doors = sorted(((outside, wide), (staff, free)), key=lambda door: (door[1].top(), door[1].left()))
        for card, box in doors:
            need, lies = small_door(card, box, self.sizes)
            self.card(card, box, lies, need.pixels, DoorButton)

    def take(self, screen: AnyScreen) -> None:
        """Tools that mean nothing here make room for the small doors."""
        super().take(screen)
        for button in self.tools:
            if self.small() and button.tool.id in UNUSED:
                button.hide()

    def small(self) -> tuple[Card, ...]:
        """Those small doors; none while the tools of Listen stand there."""
        screen = cast(Doors, self.screen_value)
        return screen.small if screen.tools[-1].id in UNUSED else ()


def beside(outside: Card, staff: Card, width: int, sizes: Sizes) -> int:
    """How much of this width the door of staff has, in the largest type that leaves the other one its own."""
    least = 0
    for pixels in (sizes.body, usual_body(sizes)):
        least = door_need(staff, sizes, pixels).least_width(lying=False, least=sizes.tool)
        if door_need(outside, sizes, pixels).least_width(lying=False, least=1) <= width - least:
            break
    return least


def small_door(card: Card, box: QRect, sizes: Sizes) -> tuple[CardNeed, bool]:
    """A small door in this box, and whether its picture stands beside the words.

    In the person's type where that fits, else in the usual one: it is others who go through it.
    """
    needs = [door_need(card, sizes, pixels) for pixels in (sizes.body, usual_body(sizes))]
    for need, lies in product(needs, (True, False)):
        wide, high = need.least_width(lies, least=1), need.height(box.width(), lies, least=1)
        if wide <= box.width() and high <= box.height():
            return need, lies
    return needs[-1], False


def leading(screen: Pick, page: int) -> Card:
    """The card that turns to a page."""
    return Card(id="more", line=screen.more or screen.heading[0], act=TurnPage(page))


def corner(wide: int, high: int, room: Room) -> QRect:
    """A box of this size in the lower corner at the right, clear of Hide."""
    area = room.area if room.area.bottom() + 1 - high >= room.below.top() else room.beside
    return QRect(area.right() + 1 - wide, area.bottom() + 1 - high, wide, high)


def clear_of(box: QRect, spaces: tuple[QRect, ...], gap: int) -> tuple[QRect, ...]:
    """These spaces where they are far enough from a box, else what of them is above it, and what is left of it."""
    near = box.adjusted(-gap, -gap, gap, gap)
    found: list[QRect] = []
    for space in spaces:
        if not near.intersects(space):
            found.append(space)
            continue
        found.append(space.adjusted(0, 0, 0, near.top() - 1 - space.bottom()))
        found.append(space.adjusted(0, 0, near.left() - 1 - space.right(), 0))
    return tuple(found)
