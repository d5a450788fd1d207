"""What the scheme says back, in easy read, as a device holds it."""

import msgspec
from msgspec import Struct

from easyread.envelope import Signed
from easyread.line import Line


class Reply(Struct, frozen=True, kw_only=True):
    """One reply to one person.

    ``person``: whose it is, empty for someone without a portrait here. ``lines``:
    what is said, between the thanks and the question. ``name``: who of the staff
    read it; ``photo``: the digest of theirs, empty where there is none. ``at``:
    ISO 8601. ``asks``: it ends with "Is it better now?".
    """

    id: str
    person: str
    lines: tuple[Line, ...]
    name: str
    photo: str = ""
    at: str = ""
    asks: bool = True


class Change(Struct, frozen=True, kw_only=True):
    """One entry of "You said, we did": what changed, for all who live here."""

    id: str
    lines: tuple[Line, ...]
    at: str = ""


class Replies(Struct, frozen=True, kw_only=True):
    """All that a device is to hold of replies and changes, in a version; what is not in it is forgotten."""

    version: int
    replies: tuple[Reply, ...]
    changes: tuple[Change, ...]


def read_replies(signed: Signed) -> Replies | None:
    """The document, None when it is of no shape we know."""
    try:
        return msgspec.json.decode(signed.document, type=Replies)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
