"""The look in one place: colours, sizes in millimetres, type."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct
from PySide6.QtGui import QColor, QFont, QFontDatabase

GROUND = QColor("#FAF7F2")
INK = QColor("#1B1B1B")
CARD = QColor("#FFFFFF")
ACCENT = QColor("#075E5A")
ON_ACCENT = QColor("#FFFFFF")
LISTENING = QColor("#FFF3B0")
PRESSED = QColor("#E4EFEE")
FAINT = QColor("#A9A49B")
STONE = QColor("#D8D2C7")

CHOICE_MM = 25.0
TOOL_MM = 20.0
GAP_MM = 6.0
SIGN_MM = 12.0
EDGE_MM = 8.0
USUAL_PPI = 149.0
MM_IN_INCH = 25.4
LINE_HEIGHT = 1.5


class Sizes(Struct, frozen=True):
    """Lengths in device-independent pixels for a screen of ``ppi`` such pixels an inch."""

    ppi: float

    def mm(self, millimetres: float) -> int:
        """Millimetres as whole pixels, never less than asked."""
        return -int(-millimetres * self.ppi // MM_IN_INCH)

    @property
    def choice(self) -> int:
        """The least side of a choice, Something else and Next."""
        return self.mm(CHOICE_MM)

    @property
    def tool(self) -> int:
        """The least side of a tool."""
        return self.mm(TOOL_MM)

    @property
    def sign(self) -> int:
        """The side of the sign that there is no sound."""
        return self.mm(SIGN_MM)

    @property
    def corner(self) -> int:
        """The width that the hide corner and the sign beside it take from a heading."""
        return self.tool + self.sign + 2 * self.gap

    @property
    def gap(self) -> int:
        """Between any two targets, a multiple of 8."""
        return _eights(self.mm(GAP_MM))

    @property
    def edge(self) -> int:
        """Clear of the edges of the screen."""
        return _eights(self.mm(EDGE_MM))

    @property
    def body(self) -> int:
        """Body text: at least 24 px, and 14 pt (4.94 mm) on the screen as it is."""
        return max(24, self.mm(4.94))

    @property
    def heading(self) -> int:
        """The question: a third larger than body text."""
        return max(32, self.mm(6.4))


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
