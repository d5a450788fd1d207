"""The calm screen that stands when something expected went wrong."""

from msgspec.structs import replace

from easyread import act as a
from easyread.bar import TOOLS, tools
from easyread.frame import card, framed
from easyread.screen import Read
from easyread.stage import Visit


def trouble_screen(visit: Visit, key: str) -> Read:
    """One line of our own; Next tries again."""
    frame = framed(visit)
    working = frozenset({"listen", "next"})
    return Read(**replace(frame, tools=tools(frame.words, TOOLS, working), page=0).read("trouble", key))


def standstill_screen(visit: Visit, key: str) -> Read:
    """The kiosk cannot begin: Next tries again, and staff read more behind their card."""
    frame = framed(visit)
    staff = card("staff", frame.line("door_staff"), a.OpenDoor("staff"))
    working = frozenset({"listen", "next"})
    shown = replace(frame, tools=tools(frame.words, TOOLS, working), page=0)
    return Read(**shown.read("trouble", key), cards=(staff,))
