"""What the tests of layout measure on each page of a screen."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QAbstractButton, QWidget

from easyread import act as a
from easyread.line import Line
from easyread.screen import AnyScreen, Doors, Neutral, Read, touchable
from kiosk.ui.look import MM_IN_INCH, Sizes, usual_body
from kiosk.ui.parts.card import CardButton
from kiosk.ui.parts.key import KeyButton
from kiosk.ui.parts.rows import LineRow
from kiosk.ui.parts.spot import SpotButton
from kiosk.ui.parts.stones import StonesView
from kiosk.ui.parts.tool import ToolButton
from kiosk.ui.screens.board import Board
from kiosk.ui.screens.pick import DoorsBoard
from kiosk.ui.window import Window

MOST_PAGES = 40
"""Of one screen; where there are more, a page leads to one that leads on for ever."""


class Glass(Struct, frozen=True):
    """A screen as it is sold: its pixels and how many of them are in an inch."""

    width: int
    height: int
    ppi: float


GLASS = {
    "10.1 lying": Glass(1280, 800, 149),
    "10.1 upright": Glass(800, 1280, 149),
    "8 lying": Glass(1280, 800, 189),
    "8 upright": Glass(800, 1280, 189),
    "10.1 fine": Glass(1920, 1080, 218),
}


def pages(window: Window, shown: AnyScreen) -> Iterator[Board]:
    """Each page of a screen on the window; on the way every page is one that a press leads to."""
    met: set[int] = set()
    ahead = [0]
    while ahead and len(met) < MOST_PAGES:
        number = ahead.pop()
        if number in met:
            continue
        met.add(number)
        window.show_screen(replace(shown, page=number))
        assert window.board is not None
        yield window.board
        acts = [part.card.act for part in cards_of(window.board)]
        acts += [tool.tool.act for tool in window.board.tools if tool.tool.works]
        ahead += [act.page for act in acts if isinstance(act, a.TurnPage)]


Measure = Callable[[Window, Board], Iterator[str]]


def wrong(window: Window, shown: AnyScreen, *measures: Measure) -> Iterator[str]:
    """All that is wrong with a screen: what each measure finds on a page, and what stands on none."""
    cards, lines = wanted(shown)
    count = 0
    for board in pages(window, shown):
        count += 1
        for measure in measures:
            yield from (f"{shown.name} {board.screen_value.page}: {one}" for one in measure(window, board))
        cards -= {part.card.id for part in cards_of(board)}
        lines -= {one for part in board.lightable for one in sentences(part.line)}
    yield from (f"{shown.name}: no page has {what}" for what in (*cards, *lines))
    if count == MOST_PAGES:
        yield f"{shown.name}: has no last page"


def cards_of(board: Board) -> list[CardButton]:
    """The cards that can be touched."""
    return [part for part in board.lightable if isinstance(part, CardButton)]


def targets(board: Board) -> list[QAbstractButton]:
    """All that can be touched now or on another screen in the same place."""
    return [*cards_of(board), *(tool for tool in board.tools if tool.isVisibleTo(board))]


def faults(window: Window, board: Board) -> Iterator[str]:
    """All that is wrong with one page."""
    sizes = board.sizes
    parts: list[QWidget] = [*targets(board), *(part for part in board.lightable if isinstance(part, LineRow))]
    parts += board.findChildren(StonesView)
    for part in parts:
        yield from words_cut(part, sizes)
        yield from out_of_place(part, window)
    for number, one in enumerate(parts):
        for other in parts[number + 1 :]:
            yield from too_near(one, other, sizes)
    for sign in (window.sign, window.banner):
        for part in parts:
            if sign.isVisibleTo(window) and sign.geometry().intersects(part.geometry()):
                yield f"{called(sign)} over {called(part)}"
    for target in targets(board):
        yield from too_small(target, sizes)


def called(part: QWidget) -> str:
    """What a part is, for the one who reads the fault."""
    return f"{type(part).__name__} {part.accessibleName()!r} {part.geometry().getRect()}"


def words_cut(part: QWidget, sizes: Sizes) -> Iterator[str]:
    """Words that stand out of their part, or are smaller than they may be."""
    if not isinstance(part, CardButton | LineRow | ToolButton):
        return
    if isinstance(part, KeyButton) and part.pictured:
        return  # A picture stands there in the place of words.
    inside = QRectF(part.rect())
    box = part.words_box()
    if not inside.contains(box) and not box.isEmpty():
        yield f"{called(part)}: words at {box.getRect()}"
    pixels = part.words_pixels()
    # A small door is for others, and a letter of a large alphabet has its key to stand in.
    small = isinstance(part, KeyButton) or (
        isinstance(part, CardButton) and part.card.id in ("outside", "staff")
    )
    if pixels < (usual_body(sizes) if small else sizes.profile.text) or (
        not isinstance(part, ToolButton) and pixels * 72 / sizes.ppi < 14
    ):
        yield f"{called(part)}: words of {pixels} px"
    least = 6.9 if isinstance(part, SpotButton) else 9.9
    pictured = sizes.profile.pictures != "none" and not isinstance(part, KeyButton)
    if pictured and isinstance(part, CardButton) and part.picture_side() * MM_IN_INCH / sizes.ppi < least:
        yield f"{called(part)}: a picture of {part.picture_side()} px"


def out_of_place(part: QWidget, window: Window) -> Iterator[str]:
    """Nearer than 8 mm to an edge of the window, or beyond it."""
    edge = int(8 * window.sizes.ppi / MM_IN_INCH)
    if not window.rect().adjusted(edge, edge, -edge, -edge).contains(part.geometry()):
        yield f"{called(part)}: at the edge of the window"


def too_near(one: QWidget, other: QWidget, sizes: Sizes) -> Iterator[str]:
    """Parts that overlap, and targets with less between them than the profile asks."""
    both = isinstance(one, QAbstractButton) and isinstance(other, QAbstractButton)
    gap = int(sizes.profile.gap * sizes.ppi / MM_IN_INCH) if both else 0
    if isinstance(one, KeyButton) and isinstance(other, KeyButton):
        gap = 8
    room = QRect(one.geometry()).adjusted(-gap, -gap, gap, gap)
    if room.intersects(other.geometry()):
        yield f"{called(one)} near {called(other)}"


KEY_MM = 7.5
"""A key of the widest keyboard on the smallest screen; docs/decisions/0121 says why."""


def too_small(target: QAbstractButton, sizes: Sizes) -> Iterator[str]:
    """Choices smaller than the profile asks, usually 25 mm, tools under four fifths of that; none under 20 mm."""
    tool = isinstance(target, ToolButton) and target.tool.id != "next"
    key = isinstance(target, KeyButton)
    asked = sizes.profile.target
    if isinstance(target, ToolButton):
        asked = min(asked, 30)
    least = (
        (KEY_MM if key else max(asked * 4 / 5, 20) if tool or small(target) else asked)
        * sizes.ppi
        / MM_IN_INCH
    )
    if min(target.width(), target.height()) < int(least):
        yield f"{called(target)}: smaller than {least:.0f} px"


def small(target: QWidget) -> bool:
    """It is a door of Welcome that is not for the person."""
    board = target.parent()
    return isinstance(board, DoorsBoard) and isinstance(target, CardButton) and target.card in board.small()


def wanted(shown: AnyScreen) -> tuple[set[str], set[str]]:
    """Ids of the cards, and sentences of the heading, that some page must hold."""
    if isinstance(shown, Neutral):
        return set(), set()
    cards = {card.id for card in touchable(shown)}
    listening = shown.tools[-1].id != "next"
    if isinstance(shown, Read) and listening:
        return set(), set()  # The tools of Listen close before the page is turned.
    if isinstance(shown, Doors) and not listening:
        cards |= {card.id for card in shown.small}
    return cards, {sentence for line in shown.heading for sentence in sentences(line)}


def sentences(line: Line) -> list[str]:
    """Each on a row of its own."""
    return line.words.split("\n")
