"""How far the ring around a target is filled."""

from msgspec import Struct
from PySide6.QtCore import QRect

FRAME = 0.03
"""Seconds between two looks at a ring that fills."""


class Filling(Struct, frozen=True):
    """``box``: of the target, in the window. ``part``: 0 to 1."""

    box: QRect
    part: float
