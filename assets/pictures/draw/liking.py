"""How someone likes the kiosk: sizes, colours, places and ways of pressing."""

from kit import (
    BLACK,
    BLUE,
    GREEN,
    LEAF,
    PALE,
    SKY,
    WHITE,
    YELLOW,
    box,
    circle,
    drawing,
    edged,
    group,
    line,
    openmoji,
    shape,
    svg,
)
from things import slash

DARK, CREAM_PAPER, PLAIN_INK = "#2B2B2B", "#FAF0DC", "#1B1B1B"


def _letter(x: float, y: float, high: float, ink: str = PLAIN_INK) -> str:
    """A capital A with its foot at (x, y)."""
    wide = high * 0.8
    bar = f"M{x + wide * 0.2:g} {y - high * 0.32:g}H{x + wide * 0.8:g}"
    return line(f"M{x:g} {y:g}L{x + wide / 2:g} {y - high:g}L{x + wide:g} {y:g}{bar}", high * 0.15, ink)


def _page(paper: str, ink: str, card: str) -> str:
    """A screen with words and two cards in these colours."""
    cards = "".join(
        f'<rect x="{x}" y="38" width="21" height="17" rx="4" fill="{card}" stroke="{ink}" stroke-width="2.4"/>'
        for x in (12, 39)
    )
    return svg(
        box(4, 10, 64, 52, paper, 5, 2.6),
        _letter(13, 31, 14, ink),
        line("M31 21H58M31 29H50", 3.6, ink),
        cards,
    )


def _screen(*parts: str) -> str:
    """A screen with these on it."""
    return svg(box(4, 10, 64, 52, WHITE, 5, 2.6), *parts)


def _corner(x: float, y: float) -> str:
    return _screen(box(x, y, 20, 17, SKY, 3), group(openmoji("1F441", 0, 0, 0.3), x - 0.8, y - 2.3))


def _cards(number: int) -> str:
    wide = (66 - 4 * (number - 1)) / number
    return svg(*(box(3 + n * (wide + 4), 18, wide, 36, SKY if n % 2 else YELLOW, 4) for n in range(number)))


def _touched(seconds: str) -> str:
    """A finger on a card, with a ring that fills around it."""
    ring = {"": "", "short": "M36 9A15 15 0 0 1 51 24", "long": "M36 9A15 15 0 1 1 21 24"}[seconds]
    whole = circle(36, 24, 15, WHITE, 3) if seconds else ""
    filled = edged(ring, 7, GREEN) if ring else ""
    return svg(whole, filled, openmoji("1F446", 7, 19, 0.8))


@drawing
def liking() -> str:
    """Three sliders, each set to its own place."""
    tracks = edged("M8 18H64M8 36H64M8 54H64", 5, PALE)
    return svg(tracks, *(circle(x, y, 8, LEAF, 2.4) for x, y in ((24, 18), (48, 36), (32, 54))))


@drawing
def faster() -> str:
    """A loudspeaker and a rabbit."""
    horn = group(shape("M0 11H9L24 0V36L9 25H0Z", PALE, 2.8) + line("M9 11V25", 2.8), 4, 2, 0.72)
    return svg(
        horn, edged("M27 12c2 2 2 4 0 6M32 8c4 4 4 10 0 14", 4.4, BLUE), openmoji("1F407", 6, 15, 0.92)
    )


@drawing
def voice_asked() -> str:
    """A finger that presses a loudspeaker."""
    horn = group(shape("M0 11H9L24 0V36L9 25H0Z", PALE, 2.2), 20, 3, 0.9)
    return svg(box(8, 3, 56, 34, WHITE, 6, 2.6), horn, openmoji("1F446", 12, 26, 0.66))


@drawing
def words_usual() -> str:
    """A small letter."""
    return _screen(_letter(28, 45, 19))


@drawing
def words_bigger() -> str:
    """A larger letter."""
    return _screen(_letter(22, 50, 31))


@drawing
def words_biggest() -> str:
    """A letter as high as the screen."""
    return _screen(_letter(17, 56, 41))


@drawing
def no_pictures() -> str:
    """A picture that is struck out."""
    return svg(openmoji("1F5BC", 0, 0, 1), slash(10, 62, 62, 10))


@drawing
def colours_cream() -> str:
    """A screen in cream."""
    return _page(CREAM_PAPER, PLAIN_INK, WHITE)


@drawing
def colours_light() -> str:
    """A screen in white."""
    return _page(WHITE, PLAIN_INK, WHITE)


@drawing
def colours_dark() -> str:
    """A dark screen with light words."""
    return _page(DARK, "#F2EFE9", "#444444")


@drawing
def colours_contrast() -> str:
    """A black screen with yellow words."""
    return _page(BLACK, "#FFEE00", BLACK)


@drawing
def cards_2() -> str:
    """Two cards."""
    return _cards(2)


@drawing
def cards_3() -> str:
    """Three cards."""
    return _cards(3)


@drawing
def cards_5() -> str:
    """Five cards."""
    return _cards(5)


@drawing
def words_light_up() -> str:
    """Words, one of them on a yellow ground."""
    return _screen(
        box(27, 18, 18, 14, YELLOW, 3, 0),
        line("M11 25H23M30 25H42M49 25H61", 5, PLAIN_INK),
        line("M11 40H31M38 40H61M11 52H41", 5, PALE),
    )


@drawing
def words_stay_still() -> str:
    """Words, all alike."""
    return _screen(line("M11 25H23M30 25H42M49 25H61M11 40H31M38 40H61M11 52H41", 5, PLAIN_INK))


@drawing
def hand_right() -> str:
    """A bar whose green arrow is on the right."""
    arrow = shape("M48 34H55V28L65 38L55 48V42H48Z", LEAF, 2.2)
    return _screen(arrow, line("M14 38H36", 6, PALE))


@drawing
def hand_left() -> str:
    """A bar whose green arrow is on the left."""
    arrow = shape("M9 34H16V28L26 38L16 48V42H9Z", LEAF, 2.2)
    return _screen(arrow, line("M36 38H58", 6, PALE))


@drawing
def touch_once() -> str:
    """A finger."""
    return _touched("")


@drawing
def hold_short() -> str:
    """A finger, and a ring filled for a quarter."""
    return _touched("short")


@drawing
def hold_long() -> str:
    """A finger, and a ring filled for three quarters."""
    return _touched("long")


@drawing
def buttons_usual() -> str:
    """A small button."""
    return _screen(box(27, 28, 18, 16, SKY, 4))


@drawing
def buttons_bigger() -> str:
    """A larger button."""
    return _screen(box(20, 22, 32, 28, SKY, 5))


@drawing
def buttons_biggest() -> str:
    """A button that nearly fills the screen."""
    return _screen(box(11, 16, 50, 40, SKY, 6))


@drawing
def corner_top_right() -> str:
    """An eye in the upper right corner."""
    return _corner(45, 13)


@drawing
def corner_top_left() -> str:
    """An eye in the upper left corner."""
    return _corner(7, 13)


@drawing
def corner_bottom_right() -> str:
    """An eye in the lower right corner."""
    return _corner(45, 42)


@drawing
def corner_bottom_left() -> str:
    """An eye in the lower left corner."""
    return _corner(7, 42)


@drawing
def corner_off() -> str:
    """A screen with nothing in its corners."""
    return _screen(group(openmoji("1F441", 0, 0, 0.46), 19.4, 19.4), slash(24, 48, 48, 24))


@drawing
def one_switch() -> str:
    """One large round button."""
    return svg(box(8, 44, 56, 16, PALE, 5, 2.6), shape("M16 44a20 20 0 0 1 40 0Z", "#EA5A47", 2.6))


@drawing
def two_switches() -> str:
    """Two large round buttons."""
    return svg(
        box(2, 44, 68, 16, PALE, 5, 2.6),
        shape("M7 44a13.5 13.5 0 0 1 27 0Z", "#EA5A47", 2.6),
        shape("M38 44a13.5 13.5 0 0 1 27 0Z", LEAF, 2.6),
    )


@drawing
def look_to_choose() -> str:
    """An eye that looks at a card."""
    return svg(openmoji("1F441", -1, 8, 0.66), line("M41 33H46", 3), box(46, 18, 23, 30, SKY, 4))
