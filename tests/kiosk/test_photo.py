"""A photo that a person takes: small, and nothing of it but its pixels."""

import io
import random

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from kiosk.photo import LARGEST, LONGEST_SIDE, made_small, stripped

PLACE = b"51.5007 N, 0.1246 W"


def with_place(picture: Image.Image) -> bytes:
    """A JPEG as a telephone makes it: with where it was taken, by whom, and a comment."""
    exif = Image.Exif()
    exif[0x010F] = "the maker"
    exif.get_ifd(0x8825)[29] = PLACE.decode()
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif, comment=PLACE)
    return made.getvalue()


def test_where_and_with_what_it_was_taken_goes() -> None:
    came = with_place(Image.new("RGB", (64, 48), "teal"))
    assert PLACE in came
    clean = stripped(came)
    assert PLACE not in clean
    assert b"the maker" not in clean
    with Image.open(io.BytesIO(clean)) as opened:
        assert (opened.size, dict(opened.getexif())) == ((64, 48), {})


def test_however_large_and_busy_it_fits_the_shortest_recording() -> None:
    noise = Image.frombytes("RGB", (1600, 1200), random.Random(3).randbytes(1600 * 1200 * 3))
    clean = stripped(with_place(noise))
    assert len(clean) <= LARGEST
    with Image.open(io.BytesIO(clean)) as opened:
        assert max(opened.size) == LONGEST_SIDE


def test_a_picture_of_the_camera_is_made_small() -> None:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    with Image.open(io.BytesIO(made_small(image))) as opened:
        assert opened.format == "JPEG"
        assert opened.size == (1280, 720)
        red, green, blue = opened.convert("RGB").getpixel((600, 300))  # type: ignore[misc]
        assert (red > 200, green < 80, blue < 140) == (True, True, True)


def test_what_is_no_picture_is_none() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        stripped(b"no picture")
