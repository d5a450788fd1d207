"""A photo that a person takes: made small, stripped of all but the picture, and sealed as it is made."""

import io

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from easyread.stream import CHUNK, STEP

LONGEST_SIDE = 1280
QUALITIES = (85, 75, 60, 45, 30)
LARGEST = CHUNK * STEP
"""Bytes: it is never larger than the shortest recording, so that they look alike from outside."""


def made_small(image: QImage) -> bytes:
    """The picture as a JPEG without a word about where and with what it was taken."""
    raw = QByteArray()
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return stripped(bytes(raw.data()))


def stripped(content: bytes) -> bytes:
    """A picture file as a small JPEG with nothing of it but its pixels; ``OSError`` when it is none."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.frombytes("RGB", picture.size, picture.tobytes())
    made = (_jpeg(clean, quality) for quality in QUALITIES)
    return next(jpeg for jpeg in made if len(jpeg) <= LARGEST)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=quality)
    return made.getvalue()
