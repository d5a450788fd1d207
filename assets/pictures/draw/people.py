"""People in the OpenMoji style: head and shoulders, moods, arms and hands."""

from dataclasses import dataclass, replace

from kit import (
    BLACK,
    BLUE,
    COAL,
    DARK_WOOD,
    GREY,
    LEAF,
    NAVY,
    ORANGE,
    PURPLE,
    SKY,
    WHITE,
    WOOD,
    YELLOW,
    box,
    circle,
    edged,
    group,
    limb,
    line,
    oval,
    shape,
    union,
)  # fmt: skip
from moods import eyes, mouth

ME_SKIN = "#A5793B"
"""Swapped for the person's own tone when the picture is shown; no other thing has this colour."""
ME_LIGHT, ME_MIDDLE = "#FADCBD", "#C19A66"
"""Other placeholders of the same kind, so that no one skin is always the one that is harmed."""
SKIN_LIGHT, SKIN_SAND, SKIN_TAN, SKIN_BROWN, SKIN_DARK = "#FADCBC", "#DEBB90", "#C19A65", "#A57939", "#6A462F"
LIGHT_LINE = "#F6E3CF"
"""Lines of a face on dark skin."""

HAIR = {
    "short": "M10 15.5C8.6 4.5 15 1.6 20 1.6C26 1.6 31.4 4.5 30 15.5C29.4 11.6 27.5 9.4 25.6 8.2"
    "C22 10.2 14.6 9.6 12.6 9.6C11.4 11 10.4 13 10 15.5Z",
    "long": "M8.4 29C5.4 20 8 1.6 20 1.6C32 1.6 34.6 20 31.6 29C29.4 27.8 29.4 20 29.4 15.5C28.6 11.6 26 9 "
    "23 7.6C20 10.4 15 11.4 10.8 12.4C10.4 18 10.6 27.8 8.4 29Z",
    "bob": "M9 23C6.6 16 7.4 1.6 20 1.6C32.6 1.6 33.4 16 31 23C29.4 22 29.6 18 29.4 15C28 11.6 26 10 24.6 8.2"
    "C20 10.6 15 10.8 11.6 10.8C10.4 13 10.6 22 9 23Z",
    "curly": "M10.2 16C6.4 15.4 6.2 10.4 9 9C8 5 12 2.6 14.4 3.6C16 .6 21 .2 22.6 2.2C26 .8 29.4 3 29.4 5.6"
    "C33 6.6 33.6 11 31.4 12.4C32.6 14.2 31.4 16 29.8 16C29.6 12.6 28.6 11 27 9.8C22 11.4 17 11 13 9.8"
    "C11.4 11.2 10.4 13 10.2 16Z",
    "parted": "M10 16C7.6 5 14 1.4 21 1.4C28 1.4 32 6 30 16C29.6 13 28.8 10.6 26.6 8.8C22.6 9.8 17.6 8.4 15.6 6.6"
    "C14.6 9.2 10.6 11.6 10 16Z",
    "thin": "M10.2 18C7.4 16 7.4 9.4 12.2 6.4C11.2 9.6 11.6 14 10.2 18ZM29.8 18C32.6 16 32.6 9.4 27.8 6.4"
    "C28.8 9.6 28.4 14 29.8 18Z",
    "none": "",
}
BEARD = (
    "M10 16C10.4 22.6 13.6 26.6 20 26.6C26.4 26.6 29.6 22.6 30 16C28.8 17.6 27.6 18.2 26.4 18"
    "C25.4 16.6 22.4 16.4 20 17.4C17.6 16.4 14.6 16.6 13.6 18C12.4 18.2 11.2 17.6 10 16Z"
)


@dataclass(frozen=True, kw_only=True)
class Look:
    """How one person looks. ``own``: the person who speaks, whose skin is a placeholder."""

    skin: str = SKIN_LIGHT
    hair: str = "short"
    hair_colour: str = DARK_WOOD
    top: str = SKY
    lanyard: bool = False
    glasses: bool = False
    beard: bool = False
    hearing_aid: bool = False
    scarf: str = ""
    own: bool = False


ME = Look(skin=ME_SKIN, hair="curly", hair_colour=BLACK, top=SKY, own=True)
STAFF = Look(skin=SKIN_SAND, hair="bob", hair_colour=BLACK, top=LEAF, lanyard=True)
FRIEND = Look(skin=SKIN_LIGHT, hair="long", hair_colour=ORANGE, top=PURPLE)
HELPER = Look(skin=SKIN_SAND, hair="parted", hair_colour=WOOD, top=ORANGE)
HARM = Look(skin=GREY, hair="short", hair_colour=COAL, top=COAL)


def _face(look: Look, mood: str, dx: float, dy: float, width: float) -> str:
    """What changes on the darkest skin stands in groups of its own: white around the eyes, and lines."""
    if mood == "blank":
        return ""
    x, y = 20 + dx, 14.2 + dy
    lines, rings = mouth(mood, x, y, width), ""
    if look.glasses:
        starts = (x - 7.4, x + 0.2)
        rings = line(
            "".join(f"M{each:g} {y:g}a3.6 3.6 0 1 1 7.2 0a3.6 3.6 0 1 1 -7.2 0" for each in starts),
            width * 0.7,
        )
    if look.own:
        return f'<g class="own-eyes">{eyes(x, y, look.skin)}</g>{rings}<g class="own-lines">{lines}</g>'
    if look.skin == SKIN_DARK:
        return eyes(x, y, LIGHT_LINE) + rings + lines.replace(BLACK, LIGHT_LINE)
    return eyes(x, y) + rings + lines


def _hearing_aid(skin: str, width: float) -> str:
    """An ear with the thing behind it and the tube into it."""
    ear = oval(30.8, 16.6, 3, 4.2, skin, width)
    return (
        ear
        + edged("M30.6 11.4C34.4 10.4 36.6 14 35 19", width * 2, BLUE)
        + line("M31.6 12.6L30.6 17.4", width * 0.8, BLUE)
    )


def bust(look: Look, mood: str = "smile", dx: float = 0, dy: float = 0, scale: float = 1) -> str:
    """Head and shoulders in a box 40 wide and 46 high, with lines for ``scale``."""
    w = 2 / scale
    body = shape("M3 46V38.5C3 30 11 26 20 26C29 26 37 30 37 38.5V46", look.top, w)
    if look.lanyard:
        ribbon = YELLOW if look.top == NAVY else NAVY
        body += line("M14.6 27.2L20 37L25.4 27.2", w * 0.9, ribbon) + box(
            15, 36, 10, 8.4, WHITE, 0.8, w * 0.7
        )
        body += circle(18.2, 39.4, 1.4, COAL, 0) + line("M21 39h2M17.4 42h5.2", w * 0.45, COAL)
    behind = ""
    if look.scarf:
        behind = oval(20, 15.4, 13.4, 14.2, look.scarf, w)
        behind += shape("M9 22C8 30 12 34 20 34C28 34 32 30 31 22Z", look.scarf, w)
    head = oval(20, 15.6, 10.2, 11, look.skin, w)
    if look.beard:
        head += shape(BEARD, look.hair_colour, 0) + oval(20, 15.6, 10.2, 11, "none", w)
    if HAIR[look.hair]:
        head += shape(HAIR[look.hair], look.hair_colour, w)
    if look.scarf:
        head = oval(20, 16, 9.4, 10.4, look.skin, w)
    if look.hearing_aid:
        head += _hearing_aid(look.skin, w)
    return body + behind + head + _face(look, mood, dx, dy, w)


def person(
    look: Look, x: float, mood: str = "smile", *, scale: float = 0.9, base: float = 62, lean: float = 0,
    dx: float = 0, dy: float = 0,
) -> str:  # fmt: skip
    """A bust standing on the line at ``base``, its left edge at ``x``, leaning right by ``lean`` degrees."""
    body = group(bust(look, mood, dx, dy, scale), -20, -46)
    if lean:
        body = f'<g transform="skewX({-lean:g})">{body}</g>'
    return group(body, x + 20 * scale, base, scale)


def from_behind(look: Look, x: float, *, scale: float = 0.9, base: float = 62) -> str:
    """A bust of someone who goes away: the back of the head."""
    w = 2 / scale
    body = shape("M3 46V38.5C3 30 11 26 20 26C29 26 37 30 37 38.5V46", look.top, w)
    head = oval(20, 15.6, 10.6, 12, look.hair_colour, w)
    return group(body + oval(20, 24, 5, 4.6, look.skin, w) + head, x, base - 46 * scale, scale)


def floor(y: float = 62, left: float = 2, right: float = 70) -> str:
    """The line that people stand behind."""
    return line(f"M{left:g} {y:g}H{right:g}")


def sleeve(d: str, look: Look, width: float = 8) -> str:
    """An arm along a path."""
    return limb(d, width, look.top)


def fist(x: float, y: float, look: Look, r: float = 4) -> str:
    """A closed hand."""
    return circle(x, y, r, look.skin)


def _creases(d: str, own: bool, width: float) -> str:
    lines = line(d, width)
    return f'<g class="own-lines">{lines}</g>' if own else lines


def pointing(x: float, y: float, look: Look, turn: float = 0, scale: float = 1, flip: bool = False) -> str:
    """A hand whose first finger points right, its tip at (x, y); ``turn`` in degrees, clockwise."""
    hand = union([("M-10 0H-2", 2.6), ("M-11.4 1.6v1.8", 5.6)], look.skin, 1.8 / scale)
    hand += _creases("M-9.4 3.2h1.6M-9.6 5.4h1.2", look.own, 1.4 / scale)
    return group(hand, x, y, scale, turn, flip)


def palm(x: float, y: float, look: Look, turn: float = 0, scale: float = 1, flip: bool = False) -> str:
    """An open hand held up towards the one who looks, its middle at (x, y)."""
    fingers = ["M-3 -1L-4.8 -8.4", "M-1 -2L-1.7 -10.4", "M1 -2L1.7 -10.2", "M3 -1L4.9 -8", "M-3.6 2L-8 -2"]
    hand = union([("M-1 .6h2", 8), *((d, 2.3) for d in fingers)], look.skin, 1.7 / scale)
    return group(hand, x, y, scale, turn, flip)


def thumb(x: float, y: float, skin: str, up: bool = True, scale: float = 1) -> str:
    """A fist with its thumb up or down, its middle at (x, y)."""
    hand = union([("M-2.6 2h5.6", 8), ("M-3 0C-1.4 -3 -1.4 -5 -1.6 -7.4", 3.4)], skin, 2 / scale)
    hand += _creases("M2.4 .4h4.4M2.4 3.2h4.2", True, 1.5 / scale)
    return group(hand, x, y, scale, 0 if up else 180, not up)


PLAIN = replace(ME, skin=WHITE, hair="none", top=WHITE, own=False)
"""Somebody, nobody in particular."""
