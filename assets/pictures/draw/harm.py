"""When somebody is bad to me: whoever harms is grey, of either sex; who is harmed wears blue and varies."""

from dataclasses import replace

from kit import (
    BLACK,
    COAL,
    DARK_RED,
    DARK_WOOD,
    GREY,
    ORANGE,
    PALE,
    RED,
    YELLOW,
    circle,
    drawing,
    limb,
    line,
    star,
    svg,
)
from people import HARM, ME, ME_LIGHT, ME_MIDDLE, Look, fist, floor, palm, person, pointing, sleeve
from things import banknote, bubble

WOMAN = replace(HARM, hair="bob")
OLDER = replace(HARM, hair="thin", hair_colour=PALE, glasses=True)
BALD = replace(HARM, hair="none")
MAN = replace(ME, skin=ME_LIGHT, hair="parted", hair_colour=ORANGE)
LADY = replace(ME, skin=ME_MIDDLE, hair="bob", hair_colour=PALE, glasses=True)
GIRL = replace(ME, hair="long", hair_colour=BLACK)
LAD = replace(ME, skin=ME_MIDDLE, hair="short", hair_colour=DARK_WOOD, hearing_aid=True)


@drawing
def hurting_me() -> str:
    """A raised fist strikes."""
    return svg(
        person(WOMAN, 0.4, "angry", scale=0.88, dx=2.6),
        person(MAN, 35, "scared", scale=0.88, lean=5, dx=-1.6, dy=0.5),
        star(43.6, 27.6, 8.6, RED),
        limb("M22 57C29 54 33 46 34.4 38", 9, COAL),
        circle(35.4, 31.6, 5.6, GREY),
        line("M37.4 28.6l3 .6M38 31.8l2.8 .2M37.2 35l2.6 .2", 1.4),
        line("M29.4 23.4C29 19 31 15 35 12.6M24.6 21.4C24.4 16 27 10.6 31.4 8", 2.4, DARK_RED),
        sleeve("M54 57.6C48.6 57 45.4 53 45.8 49", MAN, 7.6),
        fist(46.2, 44.8, MAN, 3.9),
        floor(),
    )


@drawing
def shouting() -> str:
    """An open mouth, and hands over both ears."""
    return svg(
        star(37, 13.4, 12, YELLOW, 9, 0.62),
        line("M37 7.6v6.6", 3.2),
        circle(37, 18.8, 1.8, BLACK, 0),
        person(BALD, 0, "shout", scale=0.86, dx=2.6),
        line("M32.4 37l5.2 -2.2M33.2 42h6M32.4 47l5.2 2.2", 2.6, DARK_RED),
        person(GIRL, 36.4, "sad", scale=0.86),
        sleeve("M43.6 58C40 53 41 47 44.4 44", GIRL, 7.4),
        sleeve("M63.6 58C67.4 53 66.4 47 63 44", GIRL, 7.4),
        fist(44.4, 38.8, GIRL, 3.8),
        fist(63, 38.8, GIRL, 3.8),
        floor(),
    )


@drawing
def taking_money() -> str:
    """A hand pulls the money out of mine."""
    return svg(
        person(HARM, -0.4, "shut", scale=0.86, dx=2.4, dy=1.4),
        person(LADY, 37, "sad", scale=0.86, dx=-1.6, dy=1.4),
        banknote(36.4, 50.2, -6, 0.8),
        sleeve("M9 57.6C14 58.6 20 58 24 55", HARM, 7.6),
        fist(26.4, 52.6, HARM, 4),
        sleeve("M63 57.6C58 58.4 53 57 50.4 54", LADY, 7.6),
        fist(47.4, 51, LADY, 4),
        floor(),
        line("M47 16C42.6 8.6 33.4 8.4 27.4 14.4M27.4 7.6V14.6H34.4", 5.4),
        line("M47 16C42.6 8.6 33.4 8.4 27.4 14.4M27.4 7.6V14.6H34.4", 2.4, RED),
    )


@drawing
def bad_touch() -> str:
    """A hand on me, and I hold mine up: no."""
    spread = "M44.6 52.6l6.6 -2M45.2 56l7.2 -.4M44.6 59l6.2 1.2"
    return svg(
        person(OLDER, -1.8, "mild", scale=1, base=66, dx=2.8),
        person(LAD, 23.4, "sad", scale=1.04, base=66, lean=3, dx=1.4, dy=0.4),
        sleeve("M10 61.4C20 62.4 31 61 40.6 57", OLDER, 10),
        line(spread, 6),
        circle(43.6, 55.6, 5, GREY),
        line(spread, 2.6, GREY),
        sleeve("M56 61.6C64 61 67.4 53 65.8 40", LAD, 8.4),
        palm(63.4, 31, LAD, 4, 1.02, flip=True),
        line("M55.4 15.4l-3 -4.6M62.4 13.4V7.4M68.4 16l2.4 -4.6", 2.8, DARK_RED),
        floor(66),
    )


@drawing
def bullying() -> str:
    """Two who laugh and point at one."""
    jeer = "M9.4 14.6l2.2 4.4l2.2 -4.4l2.2 4.4l2.2 -4.4l2.2 4.4l2.2 -4.4l2.2 4.4l2.2 -4.4"
    return svg(
        person(BALD, 0, "grin", scale=0.62, dx=2.4),
        person(WOMAN, 17.6, "grin", scale=0.68, dx=2.4),
        person(replace(ME, hair="short"), 42.4, "sad", scale=0.74, dx=-1, dy=1.8),
        sleeve("M20 57.6C25 57.8 29 57 33 55.2", WOMAN, 7),
        pointing(45, 52.6, WOMAN, -10, 0.95),
        bubble(4, 8, 30, 16, (17, 31), 13),
        line(jeer, 2, DARK_RED),
        floor(),
    )


@drawing
def lonely() -> str:
    """Others are together, far off."""
    far: Look = replace(HARM, top=PALE)
    return svg(
        person(ME, 36.4, "sad", scale=0.86, dy=1),
        person(far, 0.6, "smile", scale=0.48, dx=1.4),
        person(replace(far, hair="long"), 15, "smile", scale=0.48, dx=-1.4),
        floor(),
    )
