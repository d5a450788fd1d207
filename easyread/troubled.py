"""The calm screen that stands when something expected went wrong."""

from msgspec.structs import replace

from easyread.bar import TOOLS, tools
from easyread.frame import framed
from easyread.screen import Read
from easyread.stage import Visit


def trouble_screen(visit: Visit, key: str) -> Read:
    """One line of our own; Next tries again."""
    frame = framed(visit)
    working = frozenset({"listen", "next"})
    return Read(**replace(frame, tools=tools(frame.words, TOOLS, working), page=0).read("trouble", key))
