"""Portraits of adults who do not exist, for the demo scheme."""

from functools import partial

from kit import COAL, DARK_WOOD, DRAWINGS, GREY, ORANGE, PALE, PURPLE, RED, box, svg
from people import SKIN_BROWN, SKIN_DARK, SKIN_LIGHT, SKIN_SAND, SKIN_TAN, Look, person

LOOKS = (
    (Look(skin=SKIN_LIGHT, hair="long", hair_colour=ORANGE, top=PURPLE, glasses=True), "#E4F1D4"),
    (Look(skin=SKIN_DARK, hair="curly", hair_colour=COAL, top="#F1B31C", beard=True), "#DCEAF7"),
    (Look(skin=SKIN_LIGHT, hair="parted", hair_colour=PALE, top=RED, hearing_aid=True), "#FBEFC9"),
    (Look(skin=SKIN_BROWN, hair="thin", hair_colour=GREY, top="#5C9E31", glasses=True), "#F7E1D3"),
    (Look(skin=SKIN_TAN, hair="none", scarf="#61B2E4", top="#61B2E4"), "#EDE4F5"),
    (Look(skin=SKIN_SAND, hair="short", hair_colour=DARK_WOOD, top="#3F9E94", hearing_aid=True), "#D9EFEA"),
)


def portrait(number: int) -> str:
    """The portrait of that number, from 1."""
    look, ground = LOOKS[number - 1]
    return svg(box(2, 2, 68, 68, ground, 8), person(look, 6.8, "smile", scale=1.46, base=70))


DRAWINGS.update({f"portrait_{n}": partial(portrait, n) for n in range(1, len(LOOKS) + 1)})
