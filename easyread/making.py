"""Saying, writing or showing something: the value of what stands over the screen that asked for it."""

from typing import Literal

from msgspec import Struct

from easyread.act import Keys, Kind
from easyread.attachment import Attachment

LONGEST = 300
"""Letters that can be written, so that what is written does not change the size of an envelope."""

MOST_SECONDS = 180
"""A recording is at most this long."""

At = Literal["ready", "starting", "going", "ending", "made", "missing"]
"""How far it is. "missing": there is nothing here to record with."""


class Making(Struct, frozen=True):
    """The screens on which something is said, written or shown, over whatever opened them.

    What is made is handed on as it is made, so that closing them loses nothing.
    ``made``: what is or was recorded. ``jpeg``: the photo, to be looked at.
    ``words``: what is written so far. ``spells``: letters are spoken.
    """

    kind: Kind
    at: At = "ready"
    made: Attachment | None = None
    jpeg: bytes = b""
    words: str = ""
    keys: Keys = "abc"
    spells: bool = False

    @property
    def runs(self) -> bool:
        """Something is being recorded."""
        return self.at in ("starting", "going", "ending")
