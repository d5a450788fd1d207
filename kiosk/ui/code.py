"""The QR code of an address, as a picture."""

from typing import Any, cast

from PySide6.QtGui import QImage

SCALE = 8
"""Pixels for each of its squares."""


def code_of(address: str) -> QImage:
    """Black on white, with the quiet edge that a camera needs."""
    # Loading it takes a while, and it is needed on one screen.
    import zxingcpp

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode)
    drawn = zxingcpp.write_barcode_to_image(code, scale=SCALE, add_quiet_zones=True)
    height, width = drawn.shape
    pixels = bytes(cast(Any, drawn))
    return QImage(pixels, width, height, width, QImage.Format.Format_Grayscale8).copy()
