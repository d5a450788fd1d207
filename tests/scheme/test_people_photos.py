"""Photos as they are uploaded: made small, upright, and without a word of where they were taken."""

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from scheme.people.photos import LARGEST, SIDE, PhotoTrouble, made_small


def drawn(size: tuple[int, int], mode: str = "RGB", form: str = "JPEG", **more: object) -> bytes:
    """A photo whose left half is red and whose right half is blue."""
    image = Image.new(mode, size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    file = io.BytesIO()
    image.save(file, form, **more)
    return file.getvalue()


def exif() -> Image.Exif:
    """Taken by a telephone held upright, at a house in Bristol."""
    found = Image.Exif()
    found[ExifTags.Base.Orientation] = 6
    found[ExifTags.Base.Model] = "Telephone of Rosa"
    found.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (51.0, 27.0, 14.4)
    return found


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def test_a_photo_is_small_upright_and_says_nothing_of_its_taking() -> None:
    taken = drawn((1600, 1200), exif=exif(), comment=b"at Rosa's", icc_profile=b"a profile")
    assert b"Telephone of Rosa" in taken
    kept = made_small(taken)
    image = opened(kept)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (384, SIDE))
    assert not image.getexif() and not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)
    assert b"Rosa" not in kept and b"Exif" not in kept
    # Turned by a quarter, red stands above blue.
    red, blue = image.getpixel((190, 40)), image.getpixel((190, 470))
    assert isinstance(red, tuple) and isinstance(blue, tuple)
    assert red[0] > 200 > 60 > red[2] and blue[2] > 200 > 60 > blue[0]


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("WEBP", "RGB"), ("JPEG", "CMYK")]
)
def test_each_kind_becomes_a_jpeg(form: str, mode: str) -> None:
    file = io.BytesIO()
    Image.new(mode, (100, 80)).save(file, form)
    assert opened(made_small(file.getvalue())).size == (100, 80)


def test_what_is_clear_becomes_white() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(file, "PNG")
    assert opened(made_small(file.getvalue())).getpixel((50, 50)) == (255, 255, 255)


def bomb(wide: int, high: int) -> bytes:
    """A PNG of some hundred bytes that says it is this large."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(10_000))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("size", [(7000, 6000), (12_000, 9_000), (60_000, 60_000)])
def test_a_bomb_is_refused_before_it_is_unfolded(size: tuple[int, int]) -> None:
    with pytest.raises(PhotoTrouble, match="more than 40 million pixels"):
        made_small(bomb(*size))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no photo that the hub can read"),
        (b"GIF89a" + bytes(40), "no photo that the hub can read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no photo that the hub can read"),
        (drawn((100, 100))[:400], "damaged"),
        (bomb(200, 200), "damaged"),
        (drawn((200, 20)), "too small to show anything"),
        (bytes(LARGEST + 1), "larger than 10 MB"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_remedy(content: bytes, words: str) -> None:
    with pytest.raises(PhotoTrouble, match=words):
        made_small(content)


WHOLE = drawn((80, 80), exif=exif())


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@settings(max_examples=40)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_a_photo_or_a_trouble_and_never_a_bug(at: int, instead: bytes) -> None:
    with suppress(PhotoTrouble):
        assert max(opened(made_small(WHOLE[:at] + instead + WHOLE[at + len(instead) :])).size) <= SIDE
