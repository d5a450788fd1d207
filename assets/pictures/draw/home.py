"""Where I live, what I do, what is mine."""

from dataclasses import replace

from kit import (
    BLACK,
    BLUE,
    COAL,
    CREAM,
    DARK_RED,
    DARK_WOOD,
    GOLD,
    GREEN,
    LEAF,
    NAVY,
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
    limb,
    line,
    openmoji,
    shape,
    star,
    svg,
    union,
)  # fmt: skip
from people import ME, bust, fist, floor, palm, person, sleeve
from things import arrow, banknote, cross, done, house, tick, words


@drawing
def my_room() -> str:
    """A bed, a window, a picture on the wall."""
    return svg(
        box(3, 5, 66, 60, CREAM, 2), shape("M4 52H68V64H4Z", WOOD, 0), line("M3 52h66"),
        box(9, 11, 20, 19, SKY, 1), line("M19 11v19M9 20.5h20"),
        box(46, 11, 16, 13, WHITE, 1), shape("M48 22l3.8 -6l3 3.6l2 -2l3.6 4.4Z", GREEN, 1),
        line("M11 36V61M63 47V61", 3.4),
        shape("M14 46c-1 -6 1.4 -8.4 5 -8.4h5c3.6 0 5 2.4 4.6 8.4Z", WHITE),
        shape("M11 46H59a4 4 0 0 1 4 4V55.4H11Z", BLUE),
    )  # fmt: skip


@drawing
def going_out() -> str:
    """I walk out of the door."""
    return svg(
        box(3, 4, 29, 60, PALE, 1), shape("M7.4 8.4H27.6V64H7.4Z", SKY), shape("M7.4 8.4L19 13V69L7.4 64Z", WOOD),
        circle(16, 41, 1.5, GOLD, 1.2), floor(64),
        limb("M41 44L35 60", 7.6, NAVY), limb("M41 44L48 52L47.6 60", 7.6, NAVY), limb("M41 31L34 41", 6.6, SKY),
        limb("M42 29L41 44", 10, SKY), limb("M43 31L51 39", 6.6, SKY),
        fist(33.6, 42, ME, 2.6), fist(51.8, 39.8, ME, 2.6),
        circle(43.6, 18, 7.4, ME.skin),
        shape("M36.2 18C34.6 8.6 45 7.4 50.6 12.4C47.6 14.6 42 13.8 40.2 15.8C39.2 16.8 38.8 20 38 21.6Z", BLACK, 1.6),
        f'<g class="own-eyes">{circle(47, 18, 2, ME.skin, 0)}{circle(47.2, 18, 1.2, BLACK, 0)}</g>',
        f'<g class="own-lines">{line("M46 22.2c1.2 .4 2.4 .2 3.2 -.6", 1.6)}</g>',
        arrow("M56 26H67", (69, 26), 0, GREEN, 6.4, 6.4),
    )  # fmt: skip


@drawing
def house_rules() -> str:
    """A house with a list of what is and is not done."""
    rows = tick(17, 42, 9) + cross(18.4, 51.4, 7) + line("M33 42.6h20M33 55h20", 3, COAL)
    return svg(house(RED, WHITE), rows)


@drawing
def support_plan() -> str:
    """A board with me on it and a list."""
    rows = (
        tick(20, 48, 6.4, width=4.4)
        + tick(20, 56.4, 6.4, width=4.4)
        + line("M32 48h20M32 56.4h20", 2.6, COAL)
    )
    return svg(
        box(9, 7, 54, 62, WOOD, 3), box(14.4, 13, 43.2, 50, WHITE, 1), box(26, 3, 20, 10, PALE, 2),
        group(bust(ME, "smile", scale=0.54), 16.4, 16.4, 0.54), line("M15 41.4H57", 1.6), words(42, 22, 11, 11, 7, gap=6.4),
        rows,
    )  # fmt: skip


@drawing
def privacy() -> str:
    """A shut door, and a hand that knocks."""
    knuckles = line("M21.6 29.4l2.8 2.2M22 33.6l3 .8M20.6 37.6l3 -.6", 1.6)
    return svg(
        box(22, 3, 40, 62, PALE, 1), box(26.4, 7.4, 31.2, 57.6, WOOD, 1),
        box(32, 13, 20, 17, DARK_WOOD, 1, 1.8), box(32, 38, 20, 20, DARK_WOOD, 1, 1.8), circle(54, 35, 1.9, YELLOW, 1.4),
        sleeve("M4 60C9 53 13 46 16.4 39.4", ME, 9.6), circle(19, 33.6, 6.2, ME.skin), knuckles,
        edged("M27.4 21.4c2 1.6 3.6 3.8 4.2 6.4M32.4 16.4c3 2.4 5 5.6 5.8 9.4", 5, YELLOW), floor(65),
    )  # fmt: skip


@drawing
def safe() -> str:
    """A person at ease in a house, and a tick."""
    inside = person(ME, 18, "smile", scale=0.84, base=65)
    return svg(house(GREEN, CREAM, inside), done(59, 56, 11))


@drawing
def choices() -> str:
    """Two things, and I point at the one I choose."""
    return svg(
        box(3, 3, 29, 29, WHITE, 3), box(40, 3, 29, 29, WHITE, 3),
        openmoji("1F34E", 4.6, 4.6, 0.36), openmoji("2615", 41.4, 4.6, 0.37), done(29, 29, 8),
        person(ME, 17, "smile", scale=0.8, base=69, dx=-1, dy=-1.6),
        sleeve("M21 65.6C15 63 12 56 14 49", ME, 7), fist(14.6, 44.6, ME, 3.6), line("M14.6 42V37", 5.2),
        line("M14.6 43V37", 2.4, ME.skin), floor(69, 8, 64),
    )  # fmt: skip


@drawing
def money() -> str:
    """A banknote and coins."""
    coins = (
        circle(22, 53, 11, YELLOW)
        + circle(22, 53, 7, "none", 1.4)
        + circle(46, 55, 9, ORANGE)
        + circle(46, 55, 5.4, "none", 1.4)
    )
    return svg(banknote(36, 26, -6, 2.1), coins)


@drawing
def pain() -> str:
    """A sad face and a hand where it hurts."""
    return svg(
        person(ME, 12.6, "sad", scale=1.16, base=68),
        star(35.8, 56, 16, RED, 9, 0.62),
        sleeve("M53 61C54.6 66 48 66.6 43 61", ME, 8),
        union([("M33 57.4L40 58.4", 5.4)], ME.skin), line("M33 56.4h3.6M33 59h3.6", 1.4),
        line("M9 44l-6 -3M7 53h-6M63 44l6 -3M65 53h6", 2.8, DARK_RED), floor(68, 6, 66),
    )  # fmt: skip


@drawing
def proud() -> str:
    """A medal on my chest and a broad smile."""
    ribbon = shape("M29 43L36 55L43 43H38.6L36 48L33.4 43Z", RED, 1.8)
    rays = line("M7 16l-4 -2M10 7l-3 -3.6M65 16l4 -2M62 7l3 -3.6", 2.8, ORANGE)
    return svg(
        person(ME, 8.4, "grin", scale=1.38, base=68, dy=-1),
        ribbon,
        star(36, 58, 9, YELLOW, 5, 0.52),
        rays,
        floor(68, 7, 65),
    )


@drawing
def work() -> str:
    """Me in a work vest, with a box in my hands."""
    vest = replace(ME, top=ORANGE)
    return svg(
        person(vest, 6, "smile", scale=1.16, base=60),
        line("M19.4 59V39.4M39.6 59V39.4", 5, YELLOW),
        sleeve("M11 57C13 62 17 62 21 60", vest, 8), sleeve("M49 57C49 62 45 62 41 60", vest, 8),
        box(18, 47, 36, 20, WOOD, 1), line("M18 53h36"), box(31, 47, 8, 9, CREAM, 0.5, 1.6),
        fist(18, 59, ME, 4), fist(54, 59, ME, 4),
    )  # fmt: skip


@drawing
def draw() -> str:
    """A pencil makes a picture on paper."""
    pencil = (
        shape("M-4 0H4V-28H-4Z", ORANGE)
        + shape("M-4 0L0 9L4 0Z", CREAM)
        + shape("M-4 -28H4V-33H-4Z", "#FFA7C0")
    )
    paper = box(5, 8, 48, 58, WHITE, 2)
    flower = "".join(
        circle(x, y, 4.6, YELLOW, 1.6) for x, y in ((22, 26), (30, 26), (18.6, 33), (33.4, 33), (26, 38))
    )
    sketch = line("M26 36C26 46 25 52 26 58", 2.2, GREEN) + flower + circle(26, 31.6, 4, ORANGE, 1.6)
    return svg(paper, sketch, group(pencil + circle(0, 8.4, 1.1, BLACK, 0), 41, 50, 1.16, 38))


@drawing
def help() -> str:
    """I put my hand up."""
    return svg(
        person(ME, 1, "talk", scale=1.2, base=68),
        sleeve("M46 63C54 58 57 46 56.6 34", ME, 9.4), palm(56.4, 23, ME, 4, 1.3, flip=True), floor(68, 3, 64),
    )  # fmt: skip


@drawing
def play() -> str:
    """A thick triangle."""
    return svg(circle(36, 36, 31, LEAF, 2.6), shape("M27 20.6L53 36L27 51.4Z", WHITE, 3))
