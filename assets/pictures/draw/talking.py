"""Telling, being heard, and how we talk."""

from dataclasses import replace

from kit import (
    BLACK,
    DARK_RED,
    GREEN,
    ORANGE,
    RED,
    SKY,
    WHITE,
    WOOD,
    box,
    circle,
    drawing,
    edged,
    group,
    line,
    openmoji,
    oval,
    shape,
    svg,
    union,
)
from people import FRIEND, ME, SKIN_BROWN, STAFF, floor, person, sleeve, thumb
from things import arrow, bubble, house, words

CHOSEN = replace(FRIEND, hair="short", hair_colour=ORANGE)
WORKER = replace(STAFF, hair="bob")
EAR = "M0 0c-3.4 2.4 -7 1 -7 -2.6c0 -3.6 2 -6.6 4.6 -8.4c1.6 -1 3 .6 2.2 2.2c-1 2 -1.8 3.8 -1.6 5c.2 1.4 2.4 2 1.8 3.8Z"


@drawing
def listened_to() -> str:
    """I speak, and a worker holds a hand to an ear."""
    return svg(
        bubble(3, 3, 36, 17, (20, 26), 16), words(9, 9, 24, 16),
        person(ME, 0.6, "talk", scale=0.86, base=64, dx=2.4),
        person(WORKER, 35.4, "smile", scale=0.88, base=64, dx=-2.4),
        sleeve("M42 60C37 54 38.6 49 41 46", WORKER, 7.4),
        shape("M45.4 42.4" + EAR[4:], WORKER.skin),
        line("M33 37.4c1.2 1.8 1.2 4.2 0 6", 2.2, DARK_RED),
        floor(64),
    )  # fmt: skip


@drawing
def talk() -> str:
    """Two people talk, one bubble each."""
    return svg(
        bubble(3, 3, 30, 16, (16, 26), 13), words(8.6, 8.6, 19, 12),
        bubble(39, 3, 30, 16, (56, 26), 50, SKY), words(44.6, 8.6, 19, 12),
        person(ME, 0.6, "talk", scale=0.84, base=66, dx=2),
        person(replace(FRIEND, hair="bob"), 37, "smile", scale=0.84, base=66, dx=-2),
        floor(66),
    )  # fmt: skip


@drawing
def tell_someone() -> str:
    """I speak to a worker in green."""
    return svg(
        bubble(10, 3, 52, 21, (20, 31), 17), words(17, 10, 38, 26, gap=6.4, width=3),
        person(ME, 0.6, "talk", scale=0.86, base=67, dx=2),
        person(WORKER, 36, "mild", scale=0.86, base=67, dx=-2),
        floor(67),
    )  # fmt: skip


@drawing
def complaint() -> str:
    """A sad person whose bubble holds a thumb down."""
    return svg(
        bubble(31, 3, 38, 34, (32, 42), 37), thumb(50, 20, ME.skin, up=False, scale=1.5),
        person(ME, 0.4, "sad", scale=0.94, base=66, dx=1.6), floor(66, 2, 40),
    )  # fmt: skip


@drawing
def worker_alone() -> str:
    """A worker and I sit at a table, nobody else."""
    return svg(
        person(ME, 0.6, "talk", scale=0.86, base=56, dx=2),
        person(WORKER, 37, "smile", scale=0.86, base=56, dx=-2),
        box(1, 54, 70, 7, WOOD, 2), edged("M8 61V69M64 61V69", 4.6, WOOD),
        bubble(24, 2, 28, 13, (29, 21), 31), words(29.4, 6.6, 17, 11, gap=4.2, width=2),
    )  # fmt: skip


@drawing
def worker_with() -> str:
    """The same table, with someone beside me."""
    return svg(
        person(CHOSEN, 1, "smile", scale=0.66, base=56, dx=2),
        person(ME, 21, "talk", scale=0.74, base=56, dx=2),
        person(WORKER, 44.4, "smile", scale=0.68, base=56, dx=-2),
        box(2, 54, 68, 7, WOOD, 2), edged("M8 61V69M64 61V69", 4.6, WOOD),
        bubble(30, 3, 28, 13, (36, 21), 36), words(35.4, 7.6, 17, 11, gap=4.2, width=2),
    )  # fmt: skip


@drawing
def meeting() -> str:
    """Three people around one table."""
    return svg(
        person(replace(CHOSEN, skin=SKIN_BROWN, hair="thin", top=RED), 0, "mild", scale=0.7, base=57, dx=2),
        person(WORKER, 43.4, "talk", scale=0.7, base=57, dx=-2),
        person(ME, 20.6, "smile", scale=0.77, base=52),
        oval(36, 56, 34, 9, WOOD), box(28, 52.4, 16, 6.4, WHITE, 1, 1.6), edged("M20 65V69M52 65V69", 4, WOOD),
        bubble(45, 2, 25, 14, (57, 22), 54), words(49.6, 7, 15, 9, gap=4.2, width=2),
    )  # fmt: skip


@drawing
def visit() -> str:
    """A worker comes to my house."""
    home = group(house(), -1.6, 20.4, 0.73) + box(18, 48, 13, 20, WOOD, 1) + circle(28, 58, 1, BLACK, 0)
    return svg(
        home,
        person(WORKER, 35, "smile", scale=0.88, base=68, dx=-2),
        arrow("M55 19C51 6 35 5 28 15", (27.4, 16.6), 122, GREEN, 7, 7),
        floor(68, 2, 70),
    )


DIGITS = {
    1: "M-1.6 -2.2L.4 -4V4", 2: "M-2 -2.4C-2 -5 2 -5 2 -2.2C2 -.4 -2 2 -2 4H2.2", 3: "M-2 -4H2L-.2 -.8C3 -.8 2.6 4 -.2 4C-1.4 4 -2 3.4 -2.2 2.6",
    4: "M1.2 4V-4L-2.4 1.6H2.6", 5: "M2 -4H-1.6L-2 -.6C2.6 -1.6 3 4 -.2 4C-1.2 4 -2 3.6 -2.2 2.8", 6: "M1.6 -4C-1 -3 -2 -.4 -2 1.6C-2 5 2.2 4.8 2.2 1.6C2.2 -1 -1.4 -1 -2 1",
}  # fmt: skip


@drawing
def numbers() -> str:
    """A telephone and its keys."""
    keys = ""
    for i in range(6):
        x, y = 37 + 13 * (i % 3), 42 + 14 * (i // 3)
        keys += box(x - 5.4, y - 6, 10.8, 12, WHITE, 2, 1.6) + group(line(DIGITS[i + 1], 1.9), x, y)
    handset = openmoji("1F4DE", -4, -5, 0.72)
    return svg(handset, box(27, 32, 46 - 1.4, 36, SKY, 4), keys)


@drawing
def thank_you() -> str:
    """A flat hand moves from the chin towards you: the sign for thank you."""
    hand = union([("M31 44.4L43 48", 5.4), ("M40 43.4L43 47", 3)], ME.skin, 2) + line("M33.4 46.4l5 1.4", 1.4)
    return svg(
        person(ME, 2, "smile", scale=1.24, base=68, dy=-1.6),
        sleeve("M52 64C54 60 53 55 48 51", ME, 9),
        hand,
        arrow("M46 33C54 33 60 37 61 44", (61, 46), 88, GREEN, 6.4, 6.6),
        floor(68, 3, 66),
    )
