"""Photos as they come from a telephone or camera, made small and harmless: JPEG with nothing else inside."""

import io
import struct
import warnings

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 512
"""The longer side of a portrait, in pixels."""
LEAST = 64
"""A shorter side below this shows no face."""
LARGEST = 10_000_000
"""Bytes of an upload."""
MOST_PIXELS = 40_000_000
"""Of an upload; more are a bomb, or a camera whose photos have to be made smaller first."""
FORMATS = ("JPEG", "PNG", "WEBP")

# What Pillow itself calls a bomb is an error here, not a word in the log.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
# Of EXIF that is damaged nothing is kept anyway.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

DAMAGED = (OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error, LookupError, TypeError)
"""What Pillow says of files whose parts do not fit together."""


class PhotoTrouble(Exception):
    """The photo cannot be used; the words say why and what to do."""


def made_small(content: bytes, side: int = SIDE) -> bytes:
    """The photo upright, at most ``side`` pixels a side, as JPEG without EXIF, GPS or profile; ``PhotoTrouble``."""
    if len(content) > LARGEST:
        raise PhotoTrouble(_("This file is larger than 10 MB. Make the photo smaller, then choose it again."))
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            _check(opened)
            # A JPEG is decoded no larger than is needed.
            opened.draft("RGB", (2 * side, 2 * side))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((side, side), Image.Resampling.LANCZOS)
            return _written(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise PhotoTrouble(
            _("This is no photo that the hub can read. Choose a JPEG, PNG or WebP file.")
        ) from None
    except DAMAGED:
        raise PhotoTrouble(_("This photo is damaged. Choose it again, or another one.")) from None


def _check(opened: Image.Image) -> None:
    wide, high = opened.size
    if wide * high > MOST_PIXELS:
        raise _too_many_pixels()
    if min(wide, high) < LEAST:
        raise PhotoTrouble(
            _("This photo is too small to show anything. Choose one of 64 pixels or more a side.")
        )


def _too_many_pixels() -> PhotoTrouble:
    return PhotoTrouble(
        _("This photo has more than 40 million pixels. Make it smaller, then choose it again.")
    )


def _written(image: Image.Image) -> bytes:
    """On white where it is clear; a fresh picture, so that nothing of the file's other contents goes along."""
    clear = image.convert("RGBA")
    plain = Image.new("RGB", clear.size, "white")
    plain.paste(clear, mask=clear.getchannel("A"))
    file = io.BytesIO()
    plain.save(file, "JPEG", quality=85, optimize=True)
    return file.getvalue()
