"""Where the bar, Hide and the sign stand on a screen of this size, and what room they leave, by profile."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QRect

from easyread.screen import AnyScreen, Doors, Tool
from kiosk.ui.look import LINE_HEIGHT, Sizes, usual_body
from kiosk.ui.parts.card import door_need
from kiosk.ui.parts.tool import height_of, least_width, type_of

UNDER_BANNER = 8


class Room(Struct, frozen=True):
    """The middle of a screen. ``notch``: what Hide and the sign take of an upper corner of it."""

    area: QRect
    notch: QRect

    @property
    def beside(self) -> QRect:
        """All of its height, as wide as the notch leaves it."""
        if self.notch.left() == self.area.left():
            return self.area.adjusted(self.notch.width(), 0, 0, 0)
        return self.area.adjusted(0, 0, -self.notch.width(), 0)

    @property
    def below(self) -> QRect:
        """All of its width, below the notch."""
        return self.area.adjusted(0, self.notch.height(), 0, 0)


class ToolRow(Struct, frozen=True):
    """Tools beside each other, each with its place; ``pixels``: the size of their type."""

    tools: Sequence[Tool]
    boxes: Sequence[QRect]
    pixels: int


class Around(Struct, frozen=True):
    """``hide``: None for whoever wants no corner."""

    rows: Sequence[ToolRow]
    hide: QRect | None
    sign: QRect
    room: Room


def around(screen: AnyScreen, width: int, height: int, sizes: Sizes) -> Around:
    """The places of all that surrounds a screen."""
    edge, gap, corner = sizes.edge, sizes.gap, sizes.profile.hide
    top = max(edge, banner_height(sizes) + UNDER_BANNER) if screen.banner else edge
    rows = _rows(screen, width, height, sizes)
    bottom = rows[0].boxes[0].top() if rows else height - edge + gap
    area = QRect(edge, top, width - 2 * edge, bottom - gap - top)
    across, sign = corner.endswith("right"), sizes.sign
    wide, high = _corner(screen.hide, sizes)
    hide = None if corner == "off" else QRect(area.right() + 1 - wide if across else edge, top, wide, high)
    if hide and corner.startswith("bottom"):
        hide.moveBottom(area.bottom())
        area.adjust(0, 0, 0, -high - gap)
    beside = wide + gap if corner.startswith("top") else 0
    high = high if beside else sign
    notch = QRect(area.left(), top, sign + gap + beside, high + gap)
    at = QRect(area.left() + beside, top + (high - sign) // 2, sign, sign)
    if across or corner == "off":
        notch.moveRight(area.right())
        at.moveRight(area.right() - beside)
    return Around(rows, hide, at, Room(area, notch))


def _rows(screen: AnyScreen, width: int, height: int, sizes: Sizes) -> list[ToolRow]:
    """The bar; for the small doors on Welcome as wide as they like, unless the cards had less height for that."""
    doors = ((sizes.body, True), (usual_body(sizes), False))
    tried = [
        bar(screen.tools, width, height, sizes, _of_doors(screen, sizes, *asked))
        for asked in (doors if isinstance(screen, Doors) else doors[:1])
    ]
    return max(tried, key=lambda rows: rows[0].boxes[0].top() if rows else height)


def _corner(hide: Tool, sizes: Sizes) -> tuple[int, int]:
    """How wide and high Hide is: a square unless its word is longer."""
    wide = max(sizes.tool, least_width(hide, sizes))
    return wide, max(sizes.tool, height_of(hide, wide, sizes))


def banner_height(sizes: Sizes) -> int:
    """How high the row of words in the upper edge is."""
    return int(sizes.text * LINE_HEIGHT)


def _of_doors(screen: AnyScreen, sizes: Sizes, pixels: int, lying: bool) -> dict[str, int]:
    """How wide the places of Stop and Next must be for the small doors that stand there on Welcome, in this type."""
    if not isinstance(screen, Doors) or screen.tools[-1].id != "next":
        return {}
    outside, staff = (door_need(card, sizes, pixels) for card in screen.small)
    return {"next": outside.least_width(lying), "stop": staff.least_width(False, sizes.tool)}


def bar(
    tools: Sequence[Tool], width: int, height: int, sizes: Sizes, wanted: Mapping[str, int]
) -> list[ToolRow]:
    """The tools in as few rows as hold their words; Back and Next stand in the last, Next by the person's hand.

    ``wanted``: the least width of a tool's place, where something else needs it. A tool that means nothing
    here keeps its place, unless that costs a row.
    """
    if not tools:
        return []
    whole = width - 2 * sizes.edge
    shown = [tool for tool in tools if tool.works or tool.id in ("back", "next", *wanted)]
    rows = min((_fitting(some, width > height, whole, sizes, wanted) for some in (tools, shown)), key=len)
    placed: list[ToolRow] = []
    bottom = height - sizes.edge
    for row, widths in reversed(rows):
        widths = widths or [whole // len(row) - sizes.gap] * len(row)
        # A second row costs cards most on a wide screen; it is no higher than a tool there.
        usual = sizes.tool if placed and width > height else sizes.bar
        high = max(usual, *(height_of(tool, wide, sizes) for tool, wide in zip(row, widths, strict=True)))
        pixels = min(type_of(tool, wide, high, sizes) for tool, wide in zip(row, widths, strict=True))
        if sizes.profile.hand == "left":
            row, widths = row[::-1], widths[::-1]
        boxes, left = [], sizes.edge
        for wide in widths:
            boxes.append(QRect(left, bottom - high, wide, high))
            left += wide + sizes.gap
        placed.insert(0, ToolRow(row, boxes, pixels))
        bottom -= high + sizes.gap
    return placed


def _fitting(
    tools: Sequence[Tool], wide: bool, whole: int, sizes: Sizes, wanted: Mapping[str, int]
) -> list[tuple[Sequence[Tool], list[int]]]:
    """The fewest rows that hold these tools, each with the widths of its places; empty widths: no room."""
    tried = [[(row, _widths(row, whole, sizes, wanted)) for row in rows] for rows in _parted(tools, wide)]
    return next((rows for rows in tried if all(widths for _, widths in rows)), tried[-1])


def _parted(tools: Sequence[Tool], wide: bool) -> Iterator[list[Sequence[Tool]]]:
    """All in one row on a wide screen; else Back and Next below the others, of which ever fewer stand in a row."""
    if wide:
        yield [tools]
    between = tools[1:-1]
    for most in range(len(between), 0, -1) or (1,):
        yield [
            *(between[first : first + most] for first in range(0, len(between), most)),
            (tools[0], tools[-1]),
        ]


def _widths(row: Sequence[Tool], whole: int, sizes: Sizes, wanted: Mapping[str, int]) -> list[int]:
    """All of one width where that holds their words, else each as wide as it must be; empty: no room."""
    room = whole - (len(row) - 1) * sizes.gap
    usual = {"next": sizes.choice, **wanted}
    least = [max(least_width(tool, sizes), usual.get(tool.id, sizes.tool)) for tool in row]
    spare = room - sum(least)
    if spare < 0:
        return []
    each = room // len(row)
    return [each] * len(row) if max(least) <= each else [wide + spare // len(row) for wide in least]
