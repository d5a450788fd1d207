"""Pictures that a scheme made itself or has a licence for: those of its surveys, and symbol sets in a folder."""

import base64
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QImage

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {w} {h}">'
    '<image width="{w}" height="{h}" xlink:href="data:image/png;base64,{png}"/></svg>'
)
KINDS = (".svg", ".png", ".jpg")


class OwnPictures:
    """The own pictures of the surveys that are asked now, by concept; one that cannot be shown is not there."""

    def __init__(self) -> None:
        self._drawings: dict[str, str] = {}

    def take(self, pictures: Mapping[str, bytes]) -> None:
        """These from now on, each a PNG, and no others."""
        drawn = ((concept, _as_svg(png)) for concept, png in pictures.items())
        self._drawings = {concept: svg for concept, svg in drawn if svg}

    def drawing(self, concept: str) -> str | None:
        """The picture as SVG; None when there is none of this name."""
        return self._drawings.get(concept)


class Symbols:
    """Symbol sets that staff placed in a folder, as SET/CONCEPT.svg, .png or .jpg; read once, whole.

    The set that is called "photos" is for whoever likes photos better than drawings.
    """

    def __init__(self) -> None:
        self._sets: dict[tuple[str, str], str] = {}

    def read(self, folder: Path) -> None:
        """Take every set into memory, so that no file's access time tells what was drawn."""
        files = sorted(file for file in folder.glob("*/*") if file.suffix in KINDS)
        drawn = (((file.parent.name, file.stem), _svg_of(file)) for file in files)
        self._sets = {key: svg for key, svg in drawn if svg}

    def drawing(self, symbols: str, concept: str) -> str | None:
        """The picture of a set; None where the set lacks it, and ours stands."""
        return self._sets.get((symbols, concept))


def _svg_of(file: Path) -> str:
    try:
        content = file.read_bytes()
        return content.decode() if file.suffix == ".svg" else _as_svg(content)
    except (OSError, UnicodeDecodeError):
        return ""


def _as_svg(content: bytes) -> str:
    """Empty where it cannot be shown."""
    image = QImage.fromData(content)
    written = base64.b64encode(content).decode()
    return "" if image.isNull() else _SVG.format(w=image.width(), h=image.height(), png=written)
