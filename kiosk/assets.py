"""Where surveys, words, pictures and recordings lie: in the checkout, or inside the built folder."""

import sys
from pathlib import Path


def folder() -> Path:
    """The folder ``assets``."""
    built = getattr(sys, "_MEIPASS", "")
    return (Path(built) if built else Path(__file__).parents[1]) / "assets"
