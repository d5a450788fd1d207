"""Knows whether there is a screen to open a window on, and what to use when there is none."""

import sys
from collections.abc import Mapping
from pathlib import Path

from .trouble import Trouble

# Qt's offscreen screen is 800 x 800 unless told otherwise, and touches beyond it vanish.
_SCREENS = Path(__file__).resolve().parent / "offscreen.json"


def absent(environment: Mapping[str, str]) -> bool:
    """Whether no window can be opened; a Qt platform named by hand (a framebuffer) counts as a screen."""
    if not sys.platform.startswith("linux"):
        return False
    return not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def unseen(environment: Mapping[str, str]) -> bool:
    """Whether a visit that plays itself plays where nobody sees it."""
    return absent(environment) or environment.get("QT_QPA_PLATFORM") == "offscreen"


def offscreen(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which Qt paints a tablet's screen that nobody sees."""
    return {**environment, "QT_QPA_PLATFORM": f"offscreen:configfile={_SCREENS}"}


def need(environment: Mapping[str, str]) -> None:
    if absent(environment):
        why = "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)"
        raise Trouble("opening the kiosk", why, "To let a visit play itself without one: ./heard demo --play")
