"""What a person may say instead of an answer, and how a visit goes on."""

from dataclasses import replace

from kit import (
    CREAM,
    DARK_RED,
    GREEN,
    LEAF,
    ORANGE,
    PALE,
    PURPLE,
    SKY,
    WHITE,
    YELLOW,
    box,
    circle,
    drawing,
    line,
    shape,
    svg,
)
from people import HELPER, ME, fist, floor, from_behind, palm, person, pointing, sleeve, thumb
from things import (
    arrow,
    bubble,
    chair,
    clock,
    face_card,
    picture_card,
    question_mark,
    slash,
    sound,
    tablet,
    thought,
    words,
)

OTHER = replace(HELPER, top=PURPLE, hair="bob", hair_colour=ORANGE)


def _shrug(x: float) -> str:
    """Both hands out and up, beside a bust at ``x``."""
    return (
        sleeve(f"M{x + 4:g} 60C{x - 3:g} 59 {x - 7:g} 56 {x - 8.4:g} 51", ME, 7.6)
        + sleeve(f"M{x + 34:g} 60C{x + 41:g} 59 {x + 45:g} 56 {x + 46.4:g} 51", ME, 7.6)
        + palm(x - 9.6, 43.6, ME, -26, 0.86)
        + palm(x + 47.6, 43.6, ME, 26, 0.86, flip=True)
    )


@drawing
def dont_know() -> str:
    """A shrug."""
    return svg(
        question_mark(36, 10, 0.95),
        person(ME, 17, "shut", scale=0.95, base=65, dy=-0.6),
        _shrug(17),
        floor(65),
    )


@drawing
def rather_not() -> str:
    """A shut mouth, a hand held up, and an empty bubble that is struck out."""
    return svg(
        bubble(38, 3, 30, 20, (40, 30), 44), slash(46, 18.4, 60, 7.6, 6),
        person(ME, 1, "shut", scale=1.04, base=66, dx=-2),
        sleeve("M43 61.4C51 61.4 55 57 55.6 52", ME, 8.4),
        palm(56, 42.4, ME, 4, 1.1, flip=True),
        floor(66),
    )  # fmt: skip


@drawing
def explain() -> str:
    """A tangle in a thought, a puzzled face."""
    knot = "M42 13C46 5 54 6 54 12C54 18 44 19 44 13C44 8 58 4 60 11C61 17 50 21 50 14C50 9 63 9 62 16C61 19 57 19 56 17"
    return svg(
        thought(32, 3, 38, 24, (42, 31.6, 2.6), (37.4, 37, 1.8)),
        line(knot, 2, DARK_RED),
        person(ME, 0.6, "puzzled", scale=1.02, base=66, dx=1.8, dy=-0.8),
        sleeve("M38 62C36 58 33 54 29 51.6", ME, 8),
        fist(26.4, 48.8, ME, 4.2),
        floor(66),
    )


@drawing
def later() -> str:
    """A clock moves on, and then me."""
    return svg(
        clock(24, 24, 18, 90, 0),
        arrow("M44.6 6.4C53 7 58 13 57.6 21", (57.4, 23), 92, GREEN, 6, 6),
        person(ME, 37.4, "mild", scale=0.78, base=67),
        floor(67, 34, 70),
    )


@drawing
def not_now() -> str:
    """A hand held up before a clock."""
    return svg(clock(43, 27, 23, 60, 0), palm(25, 51, ME, -6, 1.9))


@drawing
def more_time() -> str:
    """A clock and a plus."""
    plus = "M56 47V63M48 55H64"
    return svg(clock(31, 31, 26, 120, 0), circle(56, 55, 14, LEAF), line(plus, 4.4))


@drawing
def something_else() -> str:
    """Not these cards: another one."""
    cards = "".join(box(x, 6, 17, 20, PALE, 3) for x in (4, 27.5, 51))
    marks = face_card(12.5, 16, 10, "smile", WHITE) + face_card(36, 16, 10, "flat", WHITE)
    marks += face_card(59.5, 16, 10, "frown", WHITE)
    return svg(
        cards, marks, box(18, 33, 36, 35, YELLOW, 4), question_mark(36, 50.4, 1.5, WHITE),
    )  # fmt: skip


@drawing
def skip() -> str:
    """Over one card to the next."""
    return svg(
        box(3, 36, 19, 26, WHITE, 3), box(26.5, 36, 19, 26, PALE, 3), box(50, 36, 19, 26, WHITE, 3),
        question_mark(36, 49.4, 0.9, WHITE),
        arrow("M12 30C14 6 56 4 59 26", (59.4, 29), 86, GREEN, 7, 8),
    )  # fmt: skip


@drawing
def questions() -> str:
    """A question above three cards."""
    cards = "".join(box(x, 43, 20, 23, WHITE, 3) for x in (4, 26, 48))
    faces = (
        face_card(14, 54.5, 14, "smile") + face_card(36, 54.5, 14, "flat") + face_card(58, 54.5, 14, "frown")
    )
    return svg(bubble(14, 4, 44, 28, (36, 39), 34, SKY), question_mark(36, 18, 1.25, WHITE), cards, faces)


@drawing
def practice() -> str:
    """A hand tries one of two cards."""
    cards = picture_card(8, 11, 25, 24) + box(39, 11, 25, 24, CREAM, 2) + circle(51.5, 23, 7, ORANGE)
    return svg(
        tablet(1, 3, 70, 42), cards,
        sleeve("M64 66C58 63 50 59 44 55", ME, 12),
        pointing(20, 27, ME, 40, 2.3, flip=True),
    )  # fmt: skip


def _with_tablet(x: float, mood: str = "mild") -> str:
    """Me behind a tablet that I touch."""
    return (
        person(ME, x, mood, scale=0.9, base=62, dy=1)
        + tablet(x + 5, 48, 26, 18, SKY)
        + sleeve(f"M{x + 33:g} 56C{x + 37.4:g} 60 {x + 35:g} 63 {x + 31:g} 62.4", ME, 6.6)
        + fist(x + 27.6, 60, ME, 3.6)
    )


@drawing
def nobody_helped() -> str:
    """Me with the tablet, beside an empty chair."""
    return svg(chair(50, 66, 1.02), _with_tablet(6, "smile"), floor(66))


@drawing
def on_own_now() -> str:
    """Someone goes out of the door; I stay with the tablet."""
    leaving = from_behind(OTHER, 4.4, scale=0.62, base=66)
    return svg(
        box(2, 6, 30, 60, PALE, 1), shape("M6 10H28V66H6Z", WHITE), leaving,
        arrow("M24 22H13", (11.6, 22), 180, GREEN, 6, 5.6),
        _with_tablet(33.6), floor(66),
    )  # fmt: skip


@drawing
def this_is_fine() -> str:
    """Someone stays beside me, and I hold a thumb up."""
    return svg(
        person(OTHER, 0.6, "mild", base=64, dx=1.6), person(ME, 33, "smile", base=64),
        sleeve("M63 60C65.4 59 65.4 57 63.4 55.6", ME, 7), thumb(60, 52, ME.skin, scale=0.98),
        floor(64),
    )  # fmt: skip


@drawing
def read_to_me() -> str:
    """Someone reads a page aloud."""
    return svg(
        person(OTHER, 0.6, "talk", scale=0.88, dx=2, dy=1),
        person(ME, 36, "mild", scale=0.88, dx=-1.4),
        sound(32.4, 31, 1), box(10, 45, 22, 18, WHITE, 1), words(14, 50, 14, 14, 9, gap=4),
        fist(10, 57, OTHER, 3.8), fist(32, 57, OTHER, 3.8), floor(63),
    )  # fmt: skip


@drawing
def explained_to_me() -> str:
    """Someone points at a picture and says what it is."""
    return svg(
        picture_card(25, 3, 25, 22),
        person(OTHER, 0.6, "talk", base=66, scale=0.92, dx=2, dy=-0.4),
        person(ME, 35, "smile", base=66, scale=0.88, dx=-1, dy=-1),
        sleeve("M29 61C35 58 37 48 35.4 41", OTHER, 7.4),
        pointing(37, 22, OTHER, -74, 1.15),
        floor(66),
    )  # fmt: skip


@drawing
def chose_for_me() -> str:
    """Another hand presses the card while I sit by."""
    cards = face_card(28.6, 57, 10, "smile") + face_card(44, 57, 10, "frown")
    return svg(
        person(OTHER, 0.4, "mild", scale=0.92, base=67, dx=2, dy=1.4),
        person(ME, 35, "shut", scale=0.9, base=67, dx=-2, dy=1.4),
        tablet(19, 47.4, 35, 20), cards,
        sleeve("M5 60C9 61.6 13 60.6 16 59", OTHER, 7.4),
        pointing(27, 55.6, OTHER, -14, 1.0),
        floor(67),
    )  # fmt: skip
