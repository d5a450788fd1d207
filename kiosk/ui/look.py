"""The look in one place: colours, sizes in millimetres, type, as a profile asks for them."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QColor, QFont, QFontDatabase

from easyread.profile import Colours, Profile


class Palette(Struct, frozen=True):
    """The colours of one choice of colours; words have 7:1 and marks 3:1 on whatever they stand on.

    ``lit``: the ground of a card while it is spoken, ``listening``: that of
    the word which is heard. Pictures stand on white in every palette.
    """

    ground: QColor
    ink: QColor
    card: QColor
    accent: QColor
    on_accent: QColor
    listening: QColor
    lit: QColor
    pressed: QColor
    stone: QColor


def _palette(*colours: str) -> Palette:
    return Palette(*(QColor(colour) for colour in colours))


_MARKS = ("#075E5A", "#FFFFFF", "#FFF3B0", "#FFFBE6", "#E4EFEE", "#D8D2C7")
PALETTES: dict[Colours, Palette] = {
    "cream": _palette("#FAF7F2", "#1B1B1B", "#FFFFFF", *_MARKS),
    "light": _palette("#FFFFFF", "#1B1B1B", "#FFFFFF", *_MARKS),
    "dark": _palette(
        "#141414", "#F2EFE9", "#222222", "#7FD6CF", "#10201F", "#4D4200", "#33301F", "#24403E", "#3A3A3A"
    ),
    "contrast": _palette(
        "#000000", "#FFEE00", "#000000", "#FFFFFF", "#000000", "#3F3A00", "#1F1D00", "#333333", "#FFEE00"
    ),
}
WHITE = QColor("#FFFFFF")
GROUND, INK, CARD, ACCENT, ON_ACCENT, PRESSED, STONE = (
    getattr(PALETTES["cream"], name)
    for name in ("ground", "ink", "card", "accent", "on_accent", "pressed", "stone")
)
"""Of the staff's pages, which are nobody's own."""

LEAST_TOOL_MM = 20.0
MOST_TOOL_MM = 30.0
TOOL_OF_TARGET = 0.8
SIGN_MM = 12.0
USUAL_TARGET_MM, USUAL_GAP_MM = 25, 6
TARGETS, GAPS = 4.5, 14.0
"""So many targets and gaps, one below the other, the shorter side of a window holds at least."""
ROWS, LEAST_LARGE = 10.5, 36
"""So many rows of words, one below the other, stand at least between two targets; a window too small has 36 px."""
EDGE_MM = 8.0
LEAST_PICTURE_MM = 10.0
USUAL_PPI = 149.0
MM_IN_INCH = 25.4
LINE_HEIGHT = 1.5


class Sizes(Struct, frozen=True):
    """What a profile asks of a screen of ``ppi`` device-independent pixels an inch: lengths in these, and colours."""

    ppi: float
    profile: Profile = Profile()

    def mm(self, millimetres: float) -> int:
        """Millimetres as whole pixels, never less than asked."""
        return -int(-millimetres * self.ppi // MM_IN_INCH)

    @property
    def colours(self) -> Palette:
        """The palette."""
        return PALETTES[self.profile.colours]

    @property
    def choice(self) -> int:
        """The least side of a card."""
        return self.mm(self.profile.target)

    @property
    def tool(self) -> int:
        """The least side of a tool: somewhat less than that of a card, so that the bar leaves cards their room."""
        return self.mm(min(max(self.profile.target * TOOL_OF_TARGET, LEAST_TOOL_MM), MOST_TOOL_MM))

    @property
    def bar(self) -> int:
        """The least height of a row of the bar, in which Next stands."""
        return max(self.tool, self.mm(min(self.profile.target, MOST_TOOL_MM)))

    @property
    def sign(self) -> int:
        """The side of the sign that there is no sound."""
        return self.mm(SIGN_MM)

    @property
    def gap(self) -> int:
        """Between any two targets, a multiple of 8."""
        return _eights(self.mm(self.profile.gap))

    @property
    def edge(self) -> int:
        """Clear of the edges of the screen."""
        return _eights(self.mm(EDGE_MM))

    @property
    def text(self) -> int:
        """The least size of words."""
        return max(24, self.profile.text)

    @property
    def body(self) -> int:
        """Body text: at least 14 pt (4.94 mm) on the screen as it is."""
        return max(self.text, self.mm(4.94))

    @property
    def heading(self) -> int:
        """The question: a third larger than body text."""
        return max(self.text * 4 // 3, self.mm(6.4))

    @property
    def picture(self) -> int:
        """The least side of a picture; 0 for whoever wants none."""
        return 0 if self.profile.pictures == "none" else self.mm(LEAST_PICTURE_MM)


def usual_body(sizes: Sizes) -> int:
    """Body text of whoever wants it no larger: of what is for others, and where there is no room for more."""
    return Sizes(sizes.ppi).body


def within(sizes: Sizes, shorter: int) -> Sizes:
    """The same where the shorter side of the window is so many pixels: no larger than leaves a card its room."""
    room, profile = shorter * MM_IN_INCH / sizes.ppi, sizes.profile
    target = min(profile.target, max(USUAL_TARGET_MM, int(room / TARGETS)))
    gap = min(profile.gap, max(USUAL_GAP_MM, int(room / GAPS)))
    between = shorter - 2 * USUAL_TARGET_MM * sizes.ppi / MM_IN_INCH
    text = min(profile.text, max(LEAST_LARGE, int(between / ROWS)))
    return replace(sizes, profile=replace(profile, target=target, gap=gap, text=text))


def _eights(pixels: int) -> int:
    return -(-pixels // 8) * 8


def ppi_of(setting: float | None, own: float) -> float:
    """Pixels an inch: the setting, or the screen's own where that can be true, or that of a usual tablet."""
    if setting:
        return setting
    return own if 80 <= own <= 400 and round(own) != 96 else USUAL_PPI


def load_fonts() -> None:
    """Make the packaged fonts known to Qt; ``LookupError`` when a font cannot be read."""
    for package in ("fontpkg_lexend", "fontpkg_hind_siliguri"):
        folder = Path(str(files(package))) / "files"
        for file in sorted(folder.glob("*.ttf")):
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                raise LookupError(f"{package}: {file.name} cannot be read as a font")


@cache
def font(pixels: int, bold: bool = False) -> QFont:
    """The text face at this size, not to be changed; Bengali comes from the second family."""
    face = QFont()
    face.setFamilies(["Lexend", "Hind Siliguri"])
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return face
