"""Every screen on every glass, in every language, size of words, hand and palette: what is cut, hard to see or amiss.

``python -m tests.kiosk.every_look [--glass NAME] [--words LANGUAGE] [--text PIXELS] [--every N]``:
prints what was measured; exit 1 when something is wrong. ``N``: of so many screens one in each way.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from msgspec import Struct

from easyread.profile import Colours, Profile
from kiosk.ui.look import PALETTES, Sizes
from kiosk.ui.pictures import Pictures
from tests.kiosk import layout, orders, pixels
from tests.kiosk.layout_screens import LONGER_ENGLISH, all_screens
from tests.shape import walk

TEXTS = (24, 36, 48)
HANDS = ("right", "left")
SCREENS = Path(__file__).parents[1] / "screens.json"


class Look(Struct, frozen=True):
    """One way in which all screens are looked at; ``painted``: by their pixels, else by their places."""

    glass: str
    words: str
    profile: Profile
    painted: bool = False

    def __str__(self) -> str:
        profile = self.profile
        return f"{self.glass}, {self.words}, {profile.text} px, {profile.hand}, {profile.colours}, {profile.pictures}"


def looks() -> Iterator[Look]:
    """All of them: places in every size for either hand, pixels in every palette."""
    words = (*walk.words(), LONGER_ENGLISH)
    for glass, tongue, text in product(layout.GLASS, words, TEXTS):
        if tongue == LONGER_ENGLISH and text > TEXTS[0]:
            continue  # Room for other words is asked for in the usual size.
        for hand in HANDS:
            yield Look(glass, tongue, Profile(text=text, hand="left" if hand == "left" else "right"))
        if tongue != LONGER_ENGLISH:
            yield Look(glass, tongue, Profile(text=text, pictures="none", target=35, gap=12))
    palettes: tuple[Colours, ...] = tuple(PALETTES)
    for glass, tongue, colours in product(layout.GLASS, walk.words(), palettes):
        yield Look(glass, tongue, Profile(colours=colours), painted=True)


def measured(look: Look, pictures: Pictures, part: slice = slice(None)) -> tuple[int, list[str]]:
    """How many screens were looked at so, all or a part of them, and what is wrong."""
    from kiosk.ui.input.guard import RepeatGuard
    from kiosk.ui.window import Window
    from tests.stories.hands import flush

    glass = layout.GLASS[look.glass]
    found: list[str] = []
    measures = (pixels.faults,) if look.painted else (layout.faults, orders.faults)
    window = Window(Sizes(glass.ppi, look.profile), pictures, RepeatGuard(lambda: 0.0), closes=True)
    window.resize(glass.width, glass.height)
    window.grab()  # It hears of its size now; later it would make the screen anew while that is measured.
    screens = all_screens(look.words)[part]
    for shown in screens:
        found += layout.wrong(window, shown, *measures)
        flush()
    window.deleteLater()
    return len(screens), found


def main() -> int:
    """All, or those asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.kiosk.every_look")
    for name, known in (("glass", layout.GLASS), ("words", (*walk.words(), LONGER_ENGLISH))):
        parser.add_argument(f"--{name}", choices=list(known))
    parser.add_argument("--text", type=int, choices=TEXTS)
    parser.add_argument("--every", type=int, default=1)
    asked = parser.parse_args()
    from PySide6.QtWidgets import QApplication

    from kiosk import assets
    from kiosk.ui.look import load_fonts

    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREENS}")
    app = QApplication([])
    load_fonts()
    pictures = Pictures(assets.folder() / "pictures")
    count = screens = amiss = 0
    for number, look in enumerate(looks()):
        if asked.glass not in (None, look.glass) or asked.words not in (None, look.words):
            continue
        if asked.text not in (None, look.profile.text):
            continue
        part = slice(number % asked.every, None, asked.every)
        seen, found = measured(look, pictures, part)
        count, screens, amiss = count + 1, screens + seen, amiss + len(found)
        print(*(f"{look}: {fault}" for fault in found), sep="\n", end="\n" * bool(found), flush=True)
    assert app is not None
    print(f"{count} looks at {screens} screens: {amiss} faults")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
