"""Pictures that a scheme made itself, which come with its surveys."""

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
        self._drawings = {}
        for concept, png in pictures.items():
            image = QImage.fromData(png)
            if not image.isNull():
                written = base64.b64encode(png).decode()
                self._drawings[concept] = _SVG.format(w=image.width(), h=image.height(), png=written)

    def drawing(self, concept: str) -> str | None:
        """The picture as SVG; None when there is none of this name."""
        return self._drawings.get(concept)
