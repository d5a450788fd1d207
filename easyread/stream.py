"""A sealed stream as bytes, alike on both sides: how long its pieces are, and what travels of it in a round."""

import hashlib

from msgspec import Struct

RATE = 16_000
"""Samples a second, one channel, 16 bits each."""
CHUNK = 48_000
"""Bytes of sound or picture in a piece: 1.5 seconds, so that a kill loses less than 2."""
LENGTH = 4
"""Bytes before them that say how many there are; the rest of a piece is zeros."""
TAG = 17
HEADER = 24
PIECE = LENGTH + CHUNK + TAG
"""Bytes of a sealed piece; all have this size."""
STEP = 10
"""A stream is padded to a multiple of so many pieces, 15 seconds: a photo is as large as a short recording."""
MOST_PIECES = 130
"""3 minutes, and what a slow device may be late by."""
PART = 700_000
"""Bytes of a stream that one round carries at most; in base64 they are a third more."""
MOST_STREAMS = 50
"""Of how many streams a device speaks in one round."""


class Held(Struct, frozen=True, kw_only=True):
    """A stream that a device holds: its id, how many bytes it has, and their SHA-256 in hex."""

    id: str
    size: int
    digest: str


class StreamPart(Struct, frozen=True, kw_only=True):
    """A piece of a stream, from the byte it begins at."""

    id: str
    start: int
    content: bytes


class Standing(Struct, frozen=True, kw_only=True):
    """What the hub has of a stream: so many bytes, and once it is whole a receipt, with the mark of its backup.

    ``unfit``: it is none that the hub takes, whatever is sent of it.
    """

    id: str
    has: int
    receipt: bytes = b""
    mark: int = 0
    unfit: bool = False


def is_size(size: int) -> bool:
    """A whole stream can be of so many bytes."""
    pieces, rest = divmod(size - HEADER, PIECE)
    return rest == 0 and pieces % STEP == 0 and 0 < pieces <= MOST_PIECES


def outside(id: str) -> bytes:
    """What stands outside each piece: one of another stream does not open in its place."""
    return f"heard stream 1\n{id}".encode()


def filled(content: bytes) -> bytes:
    """The plain bytes of a piece."""
    return len(content).to_bytes(LENGTH, "big") + content + bytes(CHUNK - len(content))


def content_of(piece: bytes) -> bytes:
    """What is in the plain bytes of a piece; ``ValueError`` when that cannot be."""
    length = int.from_bytes(piece[:LENGTH], "big")
    if len(piece) != LENGTH + CHUNK or length > CHUNK:
        raise ValueError("no piece of a stream")
    return piece[LENGTH : LENGTH + length]


def stream_digest(stream: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(stream).hexdigest()


def stream_receipt(device: str, id: str, digest: str) -> bytes:
    """The bytes that the hub signs once it has a whole stream."""
    return "\n".join(("heard stream receipt 1", device, id, digest)).encode()
