"""What may be wrong: the cards of "Tell someone" beneath its first ones; whoever harms is grey and varies."""

from dataclasses import replace

from harm import BALD, GIRL, LAD, LADY, MAN, OLDER, WOMAN
from kit import (
    BLUE,
    COAL,
    CREAM,
    DARK_RED,
    GOLD,
    GREY,
    ORANGE,
    PALE,
    RED,
    SKY,
    WHITE,
    WOOD,
    YELLOW,
    box,
    circle,
    drawing,
    edged,
    group,
    line,
    oval,
    shape,
    svg,
)
from people import HARM, ME, fist, floor, from_behind, person, pointing, sleeve
from things import arrow, banknote, cross, house, thought


def lock(x: float, y: float, scale: float = 1) -> str:
    """A shut padlock 16 wide and 20 high, its upper left at (x, y)."""
    bow = f"M{x + 4 * scale:g} {y + 10 * scale:g}v{-3 * scale:g}a{4 * scale:g} {4 * scale:g} 0 0 1 {8 * scale:g} 0v{3 * scale:g}"
    body = box(x, y + 9 * scale, 16 * scale, 12 * scale, GOLD, 2)
    return edged(bow, 5.4, PALE) + body + circle(x + 8 * scale, y + 14.6 * scale, 1.8, COAL, 0)


def warning(x: float, y: float, size: float) -> str:
    """A triangle with a mark, its tip at (x, y)."""
    sign = shape(f"M{x:g} {y:g}l{size * 0.58:g} {size:g}h{-size * 1.16:g}Z", YELLOW, 2.4)
    return sign + line(f"M{x:g} {y + size * 0.36:g}v{size * 0.28:g}M{x:g} {y + size * 0.82:g}v.1", 3)


@drawing
def bad_to_me() -> str:
    """Someone turns against me; I am sad."""
    return svg(
        person(BALD, 0, "angry", scale=0.9, dx=2.6),
        person(GIRL, 35.6, "sad", scale=0.86, dx=-1, dy=1.2),
        sleeve("M18 57.4C24 58 29 55 32 52", BALD, 8),
        pointing(45, 48, BALD, -14, 1),
        line("M29 10l3.6 -5M33.4 13.4l5.4 -3M35 18.4l6 -.6", 2.6, DARK_RED),
        floor(),
    )


@drawing
def my_things() -> str:
    """Money and a bag."""
    bag = edged("M40 32C40 20 56 20 56 32", 5.4, WOOD) + box(33, 31, 30, 32, ORANGE, 4)
    return svg(
        banknote(26, 22, -8, 1.5),
        bag,
        box(40, 42, 16, 8, CREAM, 2),
        circle(17, 52, 10, YELLOW),
        circle(17, 52, 6, "none", 1.4),
    )


@drawing
def health_home() -> str:
    """A house, and a heart with the sign of health."""
    heart = "M51 66C34 54 33 42 41.6 39.6C46 38.4 49.6 41 51 44C52.4 41 56 38.4 60.4 39.6C69 42 68 54 51 66Z"
    return svg(
        house(RED, CREAM, box(20, 40, 12, 25, WOOD, 1)),
        shape(heart, RED, 2.4),
        line("M51 46.4v10M46 51.4h10", 4.4, WHITE),
    )


@drawing
def made_to() -> str:
    """A hand pushes me on; I look back."""
    return svg(
        person(WOMAN, 0, "angry", scale=0.88, dx=2.6),
        person(MAN, 33, "sad", scale=0.88, lean=7, dx=-2, dy=0.6),
        sleeve("M14 57C20 56 26 51 34 48", WOMAN, 8.6),
        fist(37.4, 46.6, WOMAN, 4.4),
        arrow("M46 8H62", (65, 8), 0, RED, 6, 6),
        floor(),
    )


@drawing
def bad_online() -> str:
    """A grey face shouts out of a phone in my hand."""
    screen = box(7, 5, 27, 46, COAL, 4) + box(10, 9, 21, 36, PALE, 1, 0)
    face = person(HARM, 10.6, "shout", scale=0.5, base=45, dx=1)
    return svg(
        person(LAD, 33, "sad", scale=0.92, dx=-2, dy=1),
        screen,
        face,
        line("M37 14l5.4 -4M38.4 21h6", 2.6, DARK_RED),
        sleeve("M39 59C33 60 28 57 25 53", LAD, 8),
        fist(22, 50.4, LAD, 4.2),
        floor(),
    )


@drawing
def taking_things() -> str:
    """Someone goes off with my bag."""
    bag = edged("M29.6 41C29.6 34.6 38.4 34.6 38.4 41", 4.4, WOOD) + box(25, 40, 18, 17, ORANGE, 3)
    return svg(
        person(OLDER, -2, "shut", scale=0.88, dx=-2),
        person(ME, 37, "sad", scale=0.84, dx=-2, dy=0.6),
        bag,
        sleeve("M12 57.4C17 56 22 51 26 46", OLDER, 8),
        fist(29.6, 40.6, OLDER, 4),
        arrow("M32 9H12", (9, 9), 180, RED, 6, 6),
        floor(),
    )


@drawing
def breaking_things() -> str:
    """A cup is struck and breaks in two."""
    left = shape("M41.4 68L38.6 42H50.2L47.2 50.4L52.8 56.2L49 68Z", SKY)
    right = shape("M55.4 68L57.4 56.8L52.2 49.8L55.6 42H65.4L62.8 68Z", SKY)
    handle = edged("M64.6 47.4C71.4 46.4 71.4 60.8 63.8 60.2", 5, SKY)
    return svg(
        person(WOMAN, -1.8, "angry", scale=1.06, base=68, dx=3),
        sleeve("M22 62.6C30.6 58 36 44 37.2 25", WOMAN, 9.4),
        fist(38.2, 18.4, WOMAN, 5.6),
        handle,
        left,
        right,
        line("M53 37V27M46 37l-2.4 -6M60.6 37l4 -6.4", 3, DARK_RED),
        floor(68),
    )


@drawing
def money_locked() -> str:
    """Money behind a lock."""
    return svg(banknote(36, 24, -6, 2.1), lock(25, 36, 1.4))


@drawing
def not_looked_after() -> str:
    """An empty plate, and medicine struck out."""
    plate = oval(23, 54, 21, 11, WHITE) + oval(23, 53, 13, 6, PALE, 1.4)
    return svg(
        person(LADY, 2, "sad", scale=0.92, base=48, dy=1),
        plate,
        group(box(-13, -6, 26, 12, WHITE, 6) + shape("M0 -6H7a6 6 0 0 1 0 12H0Z", RED), 57, 38, 1, -32),
        cross(56, 52, 12),
    )


@drawing
def very_sad() -> str:
    """I hold my head in my hands; it rains on me."""
    cloud = "M18 15C10 15 11 5 19 6.4C22 0 34 .6 36 6C43 2.6 50 8 46 13.4C45 15 43 15 41 15Z"
    return svg(
        person(ME, 11, "sad", scale=1.16, base=68, dy=2),
        shape(cloud, GREY),
        line("M16 19l-2 5M24 19.4l-1.4 3.6M46 19l-2 5", 2.6, BLUE),
        sleeve("M19 66C17 57 18 50 22 46", ME, 8.6),
        sleeve("M50 66C52 57 51 50 47 46", ME, 8.6),
        fist(23.4, 41.4, ME, 4.4),
        fist(45.6, 41.4, ME, 4.4),
        floor(68, 6, 66),
    )


@drawing
def move_away() -> str:
    """From one house to another."""
    small = "M{0} 34L{1} 20L{2} 34V62H{0}Z"
    here = shape(small.format(3, 15, 27), PALE) + shape("M1 35L15 17L29 35L25.8 37.6L15 24L4.2 37.6Z", GREY)
    there = shape(small.format(45, 57, 69), CREAM) + shape(
        "M43 35L57 17L71 35L67.8 37.6L57 24L46.2 37.6Z", RED
    )
    doors = box(11, 46, 8, 16, COAL, 1) + box(53, 46, 8, 16, WOOD, 1)
    return svg(here, there, doors, arrow("M14 11C24 3 46 3 55 10", (57, 12.4), 52), floor())


@drawing
def home_not_safe() -> str:
    """A house with a warning sign."""
    return svg(house(GREY, CREAM, box(17, 42, 12, 23, WOOD, 1)), warning(48, 34, 32))


@drawing
def not_allowed() -> str:
    """A locked door before me."""
    door = box(33, 3, 34, 62, PALE, 1) + box(37.4, 7.4, 25.2, 57.6, WOOD, 1)
    return svg(
        door, lock(42, 26, 1), from_behind(replace(ME, hair_colour=COAL), -1, scale=0.86, base=65), floor(65)
    )


@drawing
def worried_about() -> str:
    """I think of someone who is sad."""
    other = person(GIRL, 42.4, "sad", scale=0.42, base=27)
    return svg(
        thought(34, 2, 36, 28, (40, 34, 2.8), (35, 39, 1.9)),
        other,
        line("M42 27.4h18", 1.6),
        person(ME, 0.6, "sad", scale=1.04, base=66, dx=1.8, dy=-1),
        floor(66),
    )
