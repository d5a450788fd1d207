"""How far a ring is filled, and where it stands."""

from msgspec import Struct
from PySide6.QtCore import QPoint

FRAME = 0.03
"""Seconds between two looks at a ring that fills."""


class Filling(Struct, frozen=True):
    """``at``: its middle in the window. ``part``: 0 to 1."""

    at: QPoint
    part: float
