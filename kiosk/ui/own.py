"""Pictures that a scheme made itself or has a licence for: those of its surveys, and its symbol sets."""

import base64
from collections.abc import Mapping

from PySide6.QtGui import QImage

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {w} {h}">'
    '<image width="{w}" height="{h}" xlink:href="data:image/png;base64,{png}"/></svg>'
)


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
    """The symbol sets of the scheme, by name; of a picture that cannot be shown ours stands.

    ``edition``: another number whenever a set has come, changed or gone.
    """

    def __init__(self) -> None:
        self._sets: dict[str, dict[str, bytes]] = {}
        self.edition = 0

    def take(self, sets: Mapping[str, Mapping[str, bytes]]) -> None:
        """These from now on, each the PNG of its concepts, and no others."""
        held = {name: dict(pictures) for name, pictures in sets.items()}
        if held != self._sets:
            self._sets, self.edition = held, self.edition + 1

    def drawing(self, symbols: str, concept: str) -> str | None:
        """The picture of a set as SVG, made as it is drawn; None where the set lacks it, and ours stands."""
        png = self._sets.get(symbols, {}).get(concept)
        return _as_svg(png) or None if png else None


def _as_svg(content: bytes) -> str:
    """Empty where it cannot be shown."""
    image = QImage.fromData(content)
    written = base64.b64encode(content).decode()
    return "" if image.isNull() else _SVG.format(w=image.width(), h=image.height(), png=written)
