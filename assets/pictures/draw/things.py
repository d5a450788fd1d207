"""Things that several drawings hold: bubbles, cards, clocks, houses, tablets, badges, arrows."""

import math

from kit import (
    COAL,
    CREAM,
    GOLD,
    GREEN,
    PURPLE,
    RED,
    SKY,
    WHITE,
    WOOD,
    box,
    circle,
    edged,
    group,
    line,
    shape,
)  # fmt: skip


def bubble(
    x: float, y: float, w: float, h: float, tip: tuple[float, float], foot: float, fill: str = WHITE
) -> str:
    """A speech bubble; its tail leaves the lower edge at ``foot`` and ends at ``tip``."""
    r = 4
    return shape(
        f"M{x + r:g} {y:g}H{x + w - r:g}a{r} {r} 0 0 1 {r} {r}V{y + h - r:g}a{r} {r} 0 0 1 {-r} {r}H{foot + 4:g}"
        f"L{tip[0]:g} {tip[1]:g}L{foot - 2:g} {y + h:g}H{x + r:g}a{r} {r} 0 0 1 {-r} {-r}V{y + r:g}"
        f"a{r} {r} 0 0 1 {r} {-r}Z",
        fill,
    )


def words(x: float, y: float, *lengths: float, gap: float = 5, width: float = 2.4, ink: str = COAL) -> str:
    """Rows of writing that nobody has to read."""
    return line("".join(f"M{x:g} {y + i * gap:g}h{w:g}" for i, w in enumerate(lengths)), width, ink)


def thought(x: float, y: float, w: float, h: float, *dots: tuple[float, float, float]) -> str:
    """A cloud of thought over (x, y, w, h) with small clouds at ``dots`` (x, y, radius)."""
    a, b = w / 4, h / 3
    cloud = (
        f"M{x + a * 0.6:g} {y + h - 1:g}c{-a:g} 0 {-a:g} {-b * 1.2:g} {-a * 0.2:g} {-b * 1.3:g}"
        f"c{-a * 0.4:g} {-b:g} {a * 0.4:g} {-b * 1.6:g} {a:g} {-b * 1.1:g}"
        f"c{a * 0.4:g} {-b:g} {a * 1.5:g} {-b:g} {a * 1.7:g} {-b * 0.2:g}"
        f"c{a * 0.9:g} {-b * 0.4:g} {a * 1.4:g} {b * 0.8:g} {a * 0.7:g} {b * 1.3:g}"
        f"c{a * 0.5:g} {b * 0.8:g} {-a * 0.2:g} {b * 1.4:g} {-a * 0.8:g} {b * 1.3:g}Z"
    )
    return shape(cloud, WHITE) + "".join(circle(*dot, WHITE) for dot in dots)


def question_mark(x: float, y: float, scale: float = 1, ink: str = RED, edge: bool = True) -> str:
    """A question mark about 14 high and 9 wide, its middle at (x, y)."""
    d = "M-4 -3.4C-4 -8.6 4 -8.6 4 -3.4C4 -.4 0 -.2 0 3.4M0 7.6v.1"
    mark = (line(d, 5.6) if edge else "") + line(d, 3, ink)
    return group(mark, x, y, scale)


def tick(x: float, y: float, size: float, ink: str = GREEN, width: float = 5) -> str:
    """A tick whose left end is at (x, y)."""
    d = f"M{x:g} {y:g}l{size * 0.35:g} {size * 0.4:g}l{size * 0.65:g} {-size * 0.9:g}"
    return line(d, width) + line(d, width - 2.4, ink)


def cross(x: float, y: float, size: float, ink: str = RED, width: float = 5) -> str:
    """A cross, its upper left at (x, y)."""
    d = f"M{x:g} {y:g}l{size:g} {size:g}M{x + size:g} {y:g}l{-size:g} {size:g}"
    return line(d, width) + line(d, width - 2.4, ink)


def done(x: float, y: float, r: float = 9) -> str:
    """A round badge with a tick."""
    mark = f"M{x - r * 0.48:g} {y:g}l{r * 0.36:g} {r * 0.42:g}l{r * 0.62:g} {-r * 0.84:g}"
    return circle(x, y, r, "#B1CC33") + line(mark, r * 0.32)


def slash(x1: float, y1: float, x2: float, y2: float, width: float = 7) -> str:
    """A thick line across something: not this."""
    d = f"M{x1:g} {y1:g}L{x2:g} {y2:g}"
    return line(d, width + 2.4, WHITE) + line(d, width) + line(d, width - 3.4, RED)


def arrow(
    d: str, tip: tuple[float, float], turn: float, ink: str = GREEN, width: float = 6, head: float = 6
) -> str:
    """A line along ``d`` with its head at ``tip``; ``turn`` 0 points right, clockwise."""
    a = math.radians(turn)
    ends = []
    for side in (-1, 1):
        x = tip[0] - head * math.cos(a) - side * head * math.sin(a)
        y = tip[1] - head * math.sin(a) + side * head * math.cos(a)
        ends.append(f"{x:.2f} {y:.2f}")
    full = f"{d}M{ends[0]}L{tip[0]:g} {tip[1]:g}L{ends[1]}"
    return line(full, width) + line(full, width - 3.4, ink)


def clock(x: float, y: float, r: float, hour: float = 120, minute: float = 0) -> str:
    """A clock; its hands are turned by so many degrees from 12."""
    hands = ""
    for turn, reach in ((hour, 0.48), (minute, 0.7)):
        a = math.radians(turn)
        hands += f"M{x:g} {y:g}L{x + r * reach * math.sin(a):.2f} {y - r * reach * math.cos(a):.2f}"
    marks = ""
    for i in range(0, 360, 90):
        a = math.radians(i)
        marks += f"M{x + r * 0.82 * math.sin(a):.2f} {y - r * 0.82 * math.cos(a):.2f}"
        marks += f"L{x + r * 0.78 * math.sin(a):.2f} {y - r * 0.78 * math.cos(a):.2f}"
    return circle(x, y, r, WHITE, 2.4) + line(marks, 1.6) + line(hands, 2.6)


def house(roof: str = RED, wall: str = CREAM, inside: str = "") -> str:
    """A house over the whole grid, with ``inside`` before its wall and under its roof."""
    front = shape("M11 31L36 10L61 31V65H11Z", wall)
    cover = shape("M4 33L36 5.4L68 33L63.4 37.6L36 14L8.6 37.6Z", roof)
    return front + inside + cover + line("M11 65H61")


def tablet(x: float, y: float, w: float, h: float, screen: str = WHITE) -> str:
    """A tablet, its glass 2.6 inside its edge."""
    return box(x, y, w, h, COAL, 3) + box(x + 2.6, y + 2.6, w - 5.2, h - 5.2, screen, 1, 0)


def envelope(x: float, y: float, w: float, h: float, fill: str = WHITE) -> str:
    """A shut envelope."""
    flap = line(f"M{x + 1:g} {y + 1:g}L{x + w / 2:g} {y + h * 0.6:g}L{x + w - 1:g} {y + 1:g}")
    return box(x, y, w, h, fill, 2) + flap


def chair(x: float, base: float, scale: float = 1) -> str:
    """An empty chair seen from the front, 18 wide, standing on ``base``."""
    w = 2 / scale
    back = box(2, 0, 14, 20, WOOD, 3, w) + box(5.4, 4, 7.2, 10, WHITE, 1.5, w * 0.8)
    legs = line("M3.4 24V40M14.6 24V40", 3.4) + line("M3.4 24V40M14.6 24V40", 1, WOOD)
    return group(legs + back + box(0, 20, 18, 6, WOOD, 2, w), x, base - 40 * scale, scale)


def sound(x: float, y: float, scale: float = 1, flip: bool = False) -> str:
    """Waves of sound that leave (x, y) to the right."""
    waves = line("M0 -3c1.4 1.8 1.4 4.2 0 6M4 -6c2.8 3.6 2.8 8.4 0 12", 2.4 / scale, "#D22F27")
    return group(waves, x, y, scale, 0, flip)


def face_card(x: float, y: float, size: float, mouth: str, fill: str = "#FCEA2B") -> str:
    """A small face for a card: ``smile``, ``flat`` or ``frown``."""
    r = size / 2
    lines = {
        "smile": f"M{x - r * 0.5:g} {y + r * 0.2:g}q{r * 0.5:g} {r * 0.55:g} {r:g} 0",
        "flat": f"M{x - r * 0.45:g} {y + r * 0.35:g}h{r * 0.9:g}",
        "frown": f"M{x - r * 0.5:g} {y + r * 0.55:g}q{r * 0.5:g} {-r * 0.55:g} {r:g} 0",
    }
    eyes = circle(x - r * 0.36, y - r * 0.24, r * 0.15, "#000", 0) + circle(
        x + r * 0.36, y - r * 0.24, r * 0.15, "#000", 0
    )
    return circle(x, y, r, fill, 1.6) + eyes + line(lines[mouth], 1.5)


def picture_card(x: float, y: float, w: float, h: float, fill: str = WHITE) -> str:
    """A card with a small landscape on it."""
    hill = f"M{x + 2:g} {y + h - 2:g}l{w * 0.28:g} {-h * 0.46:g}l{w * 0.2:g} {h * 0.24:g}l{w * 0.14:g} {-h * 0.14:g}"
    hill += f"L{x + w - 2:g} {y + h - 2:g}Z"
    return (
        box(x, y, w, h, fill, 2)
        + shape(hill, GREEN, 1.4)
        + circle(x + w * 0.72, y + h * 0.3, h * 0.11, GOLD, 1.2)
    )


def banknote(x: float, y: float, turn: float = 0, scale: float = 1, fill: str = PURPLE) -> str:
    """A 20 pound note 28 wide and 16 high, its middle at (x, y)."""
    pound = line(
        "M2.2 -2.6C1.6 -5 -2.4 -4.8 -2 -1.6C-1.8 .4 -1.6 2 -2.8 3.6H2.8M-3.4 .2H1",
        1.7 / scale if scale < 1 else 1.5,
    )
    corners = line("M-10.6 -4.6v.1M10.6 -4.6v.1M-10.6 4.6v.1M10.6 4.6v.1", 2.2)
    return group(
        box(-14, -8, 28, 16, fill, 1.5, 2 / scale) + circle(0, 0, 6, CREAM, 0) + pound + corners,
        x,
        y,
        scale,
        turn,
    )


def hourglass(x: float, y: float, scale: float = 1) -> str:
    """An hourglass 12 wide and 18 high, its middle at (x, y)."""
    glass = shape(
        "M-4.6 -8V-5C-4.6 -2 -1 -1.4 -1 0C-1 1.4 -4.6 2 -4.6 5V8H4.6V5C4.6 2 1 1.4 1 0C1 -1.4 4.6 -2 4.6 -5V-8Z",
        SKY,
        1.8,
    )
    sand = shape("M-3 8C-2.4 4.6 2.4 4.6 3 8ZM-2.8 -4C-1.6 -1.8 1.6 -1.8 2.8 -4Z", GOLD, 0)
    return group(glass + sand + edged("M-6 -9H6M-6 9H6", 4.6, WOOD), x, y, scale)
