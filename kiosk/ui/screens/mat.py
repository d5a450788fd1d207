"""A sort: the cards, and the three places they go to, by two touches or by dragging."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from easyread import act as a
from easyread.screen import AnyScreen, Card, Mat, Pick, Screen
from kiosk.ui.look import Sizes
from kiosk.ui.parts.arrange import places
from kiosk.ui.parts.card import CardButton, CardNeed
from kiosk.ui.parts.spot import SpotButton, spot_height
from kiosk.ui.screens.around import Room
from kiosk.ui.screens.pick import PickBoard
from kiosk.ui.screens.plan import Plan, headings, plan_of, set_apart, sharing, under

SPOT_MM = 34.0
"""How high the places are where there is room, so that the pictures in them can be seen."""


class Dragged(CardButton):
    """A card that can also be dragged; its board moves it back, and says where it was let go."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Where it was taken."""
        self._home, self._taken, self._moved = self.pos(), event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows the finger; a small slip is still a touch."""
        way = event.position().toPoint() - self._taken
        if self._moved or way.manhattanLength() > 2 * QApplication.startDragDistance():
            self._moved = True
            self.raise_()
            self.move(self.pos() + way)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go over a place, it is put there; elsewhere it goes home."""
        if not self._moved or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        let_go = self.mapToParent(event.position().toPoint())
        self.setDown(False)
        self.move(self._home)
        cast(MatBoard, self.parent()).drop(self.card, let_go)


class MatBoard(PickBoard):
    """Shows a Mat whole where it fits; else the held card with the places, and the other cards a page further."""

    whole = True

    def fits(self, screen: AnyScreen, sizes: Sizes) -> bool:
        """Where only the held card is shown, another one held is another board."""
        return self.whole and super().fits(screen, sizes)

    def lay(self, room: Room) -> None:
        """Heading, stones, cards, places, and the card beside them."""
        screen = cast(Mat, self.screen_value)
        among = (*screen.cards, *((screen.beside,) if screen.beside else ()))
        plan = planned(screen, screen.cards, screen.beside, room, self.sizes) or planned(
            screen, among, None, room, self.sizes
        )
        if plan is None:
            self.whole = False
            further = Card(id="more", line=screen.more or screen.heading[0], act=a.TurnPage(1))
            held = tuple(card for card in screen.cards if card.chosen)
            plan = planned(screen, (*held, further), None, room, self.sizes)
        others = as_pick(screen, among)
        further_on = plan_of(others, room, self.sizes)
        if plan is None or further_on is None:
            self.lay_pick(as_pick(screen, (*screen.cards, *screen.spots, *among[len(screen.cards) :])), room)
        elif self.whole or not screen.page:
            self._lay_all(screen, plan)
        else:
            self.heading(screen, further_on)
            self.lay_cards(others, further_on, screen.page - 1, 1)

    def _lay_all(self, screen: Mat, laid: tuple[Plan, list[QRect]]) -> None:
        plan, spots = laid
        self.heading(screen, plan)
        for card, box in zip(
            plan.cards, places(len(plan.cards), plan.shown, plan.middle, self.sizes), strict=True
        ):
            kind = Dragged if isinstance(card.act, a.Hold) else CardButton
            self.card(card, box, plan.shown.lying, plan.pixels, kind)
        for spot, box in zip(screen.spots, spots, strict=True):
            self.card(spot, box, lying=True, kind=SpotButton)
        if plan.apart is not None:
            self.card(plan.apart, plan.beside, plan.beside_lying)

    def drop(self, card: Card, at: QPoint) -> None:
        """A card was let go here."""
        for part in self.lightable:
            if isinstance(part, SpotButton) and part.geometry().contains(at):
                self.acted.emit(a.Put(part.place, card.id))


def as_pick(screen: Mat, cards: tuple[Card, ...]) -> Pick:
    """The same with these cards and no places."""
    fields = {name: getattr(screen, name) for name in Screen.__struct_fields__}
    return Pick(**{**fields, "cards": cards}, stones=screen.stones)


def planned(
    screen: Mat, cards: tuple[Card, ...], apart: Card | None, room: Room, sizes: Sizes
) -> tuple[Plan, list[QRect]] | None:
    """Where everything stands with all of these cards, and the boxes of the places; None: there is no room."""
    area = room.area
    tall = area.height() > area.width()
    for need, box in headings(screen, room, sizes):
        middle = under(box, screen, room, sizes)
        for free, spots in parted(screen, middle, sizes):
            beside, lying = QRect(), False
            if apart is not None and not tall and spots[0].top() > free.bottom():
                row = at_end(CardNeed(apart.line, sizes), screen, spots, sizes)
                if row is None:
                    continue
                lying, (beside, spots) = True, row
            elif apart is not None:
                fitted = set_apart(CardNeed(apart.line, sizes), free, sizes, tall)
                if fitted is None:
                    continue
                beside, lying, free = fitted
            shared = sharing(cards, None, free, sizes, tall)
            if shared is not None and shared[0].capacity >= len(cards):
                return Plan(need, box, apart, beside, lying, free, cards, *shared), spots
    return None


def at_end(need: CardNeed, screen: Mat, spots: list[QRect], sizes: Sizes) -> tuple[QRect, list[QRect]] | None:
    """The card apart at the end of the row of places, further from them than they are from each other."""
    left, right, top, high = spots[0].left(), spots[-1].right(), spots[0].top(), spots[0].height()
    count, places = len(spots), [CardNeed(spot.line, sizes) for spot in screen.spots]
    for wide in range(need.least_width(lying=True), right - left, 8):
        each = (right + 1 - left - wide - 2 * sizes.gap - (count - 1) * sizes.gap) // count
        if any(place.least_width(lying=False) > each or spot_height(place, each) > high for place in places):
            return None
        if need.height(wide, lying=True) <= high:
            box = QRect(right + 1 - wide, top, wide, high)
            return box, [QRect(left + n * (each + sizes.gap), top, each, high) for n in range(count)]
    return None


def parted(screen: Mat, middle: QRect, sizes: Sizes) -> Iterator[tuple[QRect, list[QRect]]]:
    """The room of the cards and the boxes of the places: places below the cards, or right of them."""
    needs = [CardNeed(spot.line, sizes) for spot in screen.spots]
    count, gap = len(needs), sizes.gap
    wide = max(need.least_width(lying=False) for need in needs)
    each = (middle.width() - (count - 1) * gap) // count
    least = max(spot_height(need, each) for need in needs)
    for high in (max(sizes.mm(SPOT_MM), least), least):
        top = middle.bottom() + 1 - high
        if each >= wide and top - gap > middle.top():
            room = QRect(middle.left(), middle.top(), middle.width(), top - gap - middle.top())
            yield room, [QRect(middle.left() + n * (each + gap), top, each, high) for n in range(count)]
    left = middle.right() + 1 - count * wide - (count - 1) * gap
    if left - gap > middle.left() and middle.height() >= max(spot_height(need, wide) for need in needs):
        room = QRect(middle.left(), middle.top(), left - gap - middle.left(), middle.height())
        yield (
            room,
            [QRect(left + n * (wide + gap), middle.top(), wide, middle.height()) for n in range(count)],
        )
