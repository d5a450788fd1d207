"""Who is meant: me, the people around me, the people who work for me."""

from dataclasses import replace

from kit import (
    COAL,
    CREAM,
    GREEN,
    NAVY,
    ORANGE,
    PALE,
    PURPLE,
    RED,
    WHITE,
    WOOD,
    YELLOW,
    box,
    drawing,
    group,
    limb,
    line,
    shape,
    svg,
)
from people import (
    FRIEND,
    HELPER,
    ME,
    PLAIN,
    SKIN_LIGHT,
    SKIN_SAND,
    SKIN_TAN,
    STAFF,
    bust,
    fist,
    floor,
    palm,
    person,
    pointing,
    sleeve,
)
from things import bubble, chair, house, question_mark, words

MOTHER = replace(FRIEND, hair="bob", hair_colour=PALE, glasses=True, top=PURPLE)
FATHER = replace(HELPER, hair="thin", hair_colour=WOOD, top="#B1CC33", beard=True)
CARER = replace(HELPER, hair="long", hair_colour=WOOD, skin=SKIN_LIGHT, top=ORANGE)
CUP = "M0 0H9V6A3.4 3.4 0 0 1 5.6 9.4H3.4A3.4 3.4 0 0 1 0 6Z"


@drawing
def me() -> str:
    """A hand points at my own chest."""
    return svg(
        person(ME, 6.6, scale=1.47, base=69),
        sleeve("M60.6 64C60 60.4 57.6 58.6 54 57.4", ME, 9.6),
        pointing(31.6, 49.4, ME, 20, 1.45, flip=True),
        floor(69, 6, 66),
    )


@drawing
def alone() -> str:
    """Me between empty chairs."""
    return svg(
        chair(1.6, 64, 0.92), chair(53.4, 64, 0.92),
        person(ME, 17.6, "mild", scale=0.92, base=64),
        floor(64),
    )  # fmt: skip


@drawing
def someone_else() -> str:
    """Somebody without a face."""
    blank = group(bust(replace(PLAIN, skin=WHITE, top=WHITE), "blank", scale=1.4), -20, -46)
    return svg(group(blank, 36, 68, 1.4), question_mark(36, 25.4, 1.25, COAL, edge=False), floor(68, 6, 66))


@drawing
def live_with() -> str:
    """Two under one roof."""
    both = person(ME, 10.4, "smile", scale=0.66, base=65, dx=1) + person(
        replace(FRIEND, hair="short"), 35.2, "smile", scale=0.66, base=65, dx=-1
    )
    return svg(house(GREEN, CREAM, both))


@drawing
def carer() -> str:
    """Someone hands me a cup, at home."""
    return svg(
        person(CARER, 0.6, "mild", scale=0.92, dx=2),
        person(ME, 35.4, "mild", scale=0.88, dx=-1.6),
        group(shape(CUP, WHITE, 1.4) + line("M9 2h1.8a2 2 0 0 1 0 4H9", 1.4), 31.6, 43.4, 1.4),
        sleeve("M11 57.8C18 58.6 24 58.4 29 57", CARER, 7.6),
        fist(32.4, 55.4, CARER, 4.2),
        floor(),
    )


@drawing
def family() -> str:
    """Three grown-ups close together."""
    return svg(
        person(MOTHER, 0.4, "smile", base=64, dx=0.6),
        person(FATHER, 35.6, "smile", base=64, dx=-0.6),
        person(ME, 18, "smile", base=64),
        floor(64),
    )


@drawing
def friends() -> str:
    """An arm around a shoulder."""
    return svg(
        sleeve("M14 52C22 42 44 42 58 48", ME, 8),
        person(ME, 1, "grin", scale=0.9, dx=0.8),
        person(replace(FRIEND, hair_colour=YELLOW, top=RED), 35, "grin", scale=0.9, dx=-0.8),
        fist(62.4, 50.4, ME, 3.8),
        floor(),
    )


@drawing
def relationship() -> str:
    """Two adults and a heart."""
    heart = "M36 20.6C31 16.6 26.4 13.4 26.4 8.8C26.4 3.2 33.6 1.8 36 7C38.4 1.8 45.6 3.2 45.6 8.8C45.6 13.4 41 16.6 36 20.6Z"
    return svg(
        person(ME, 1, "smile", scale=0.88, base=65, lean=3, dx=1.6),
        person(
            replace(FRIEND, top=ORANGE, hair_colour=WOOD), 36, "smile", scale=0.88, base=65, lean=-3, dx=-1.6
        ),
        shape(heart, RED),
        floor(65),
    )


@drawing
def scheme_worker() -> str:
    """A worker in green with a badge, who greets."""
    return svg(
        person(STAFF, 2.6, scale=1.4, base=69),
        sleeve("M54 64C60.6 61 62.4 54 61.6 47", STAFF, 9.6),
        palm(61, 37, STAFF, 6, 1.06, flip=True),
        floor(69, 3, 66),
    )


@drawing
def social_worker() -> str:
    """A worker with a badge and a folder."""
    worker = replace(STAFF, skin=SKIN_TAN, hair="long", top=PURPLE)
    return svg(
        person(worker, 4, scale=1.22, base=66),
        shape("M40 40h9l3 4h15v20H40Z", ORANGE),
        words(46, 51.4, 15, 9, gap=5.4),
        fist(41.4, 57, worker, 4),
        floor(66),
    )


@drawing
def manager() -> str:
    """Someone with a badge behind a desk."""
    boss = replace(STAFF, skin=SKIN_LIGHT, hair="parted", hair_colour=PALE, top=NAVY, glasses=True)
    return svg(
        person(boss, 14.4, scale=1.08, base=51),
        box(3, 51, 66, 7, WOOD), limb("M9 59V68M63 59V68", 4.4, WOOD),
        box(48, 40, 17, 11, WHITE, 1), words(51.4, 43.6, 10, 7, gap=3.6, width=1.6),
    )  # fmt: skip


@drawing
def advocate() -> str:
    """Someone beside me speaks up for me."""
    speaker = replace(STAFF, lanyard=False, skin=SKIN_SAND, top=PURPLE)
    return svg(
        bubble(6, 3, 46, 17, (22, 29), 18), words(13, 9, 32, 20),
        person(speaker, 0.6, "talk", scale=0.9, dx=-1, base=66),
        person(ME, 35.6, "smile", scale=0.84, dx=-1.4, base=66),
        sleeve("M30 61.6C37 62 42 60.6 45.4 58.4", speaker, 7.4),
        fist(47.6, 57, speaker, 3.8),
        floor(66),
    )  # fmt: skip
