"""The calm screen that stands when something expected went wrong."""

from easyread.frame import framed
from easyread.screen import Read
from easyread.stage import Visit


def trouble_screen(visit: Visit, key: str) -> Read:
    """One line of our own; Next tries again."""
    return Read(**framed(visit).only("listen", "next").read("trouble", key))
