"""Spoils bytes as a bad disk, a bad programme or a bad person would."""

import random
from collections.abc import Sequence

from msgspec import Struct

EDGES = tuple(
    value.to_bytes(width, order, signed=False)
    for width in (1, 2, 4)
    for value in (0, 1, 2**7, 2 ** (8 * width) - 1, 2 ** (8 * width - 1) - 1)
    for order in ("little", "big")
)
"""Numbers at which sizes and counts go wrong."""
WAYS = ("flip", "edge", "cut", "drop", "twice", "insert", "splice", "number")


class Edit(Struct, frozen=True):
    """``way``, at a place and to another (from 0 to 1 of the whole), with a number to draw from."""

    way: str
    at: float
    to: float
    drawn: int


def edits(chance: random.Random) -> list[Edit]:
    """One to six of them."""
    return [
        Edit(chance.choice(WAYS), chance.random(), chance.random(), chance.getrandbits(32))
        for _ in range(chance.randint(1, 6))
    ]


def spoilt(content: bytes, edits: Sequence[Edit], others: Sequence[bytes]) -> bytes:
    """The bytes after these edits; ``others``: what they may be spliced with."""
    for edit in edits:
        content = _spoilt(content, edit, others)
    return content


def _spoilt(content: bytes, edit: Edit, others: Sequence[bytes]) -> bytes:
    at = int(edit.at * len(content))
    to = min(len(content), at + 1 + int(edit.to**4 * len(content)))
    head, middle, tail = content[:at], content[at:to], content[to:]
    match edit.way:
        case "flip":
            return head + bytes([(middle or b"\0")[0] ^ (1 << edit.drawn % 8)]) + content[at + 1 :]
        case "edge":
            edge = EDGES[edit.drawn % len(EDGES)]
            return head + edge + content[at + len(edge) :]
        case "cut":
            return head
        case "drop":
            return head + tail
        case "twice":
            return head + middle * (2 + edit.drawn % 3) + tail
        case "insert":
            return head + edit.drawn.to_bytes(4, "little")[: 1 + edit.drawn % 4] + content[at:]
        case "splice":
            other = others[edit.drawn % len(others)]
            return head + other[int(edit.to * len(other)) :]
        case _:
            return _another_number(content, at, edit.drawn)


def _another_number(content: bytes, at: int, drawn: int) -> bytes:
    """The next digit from here on becomes another number, such as text files hold."""
    place = next((i for i in range(at, len(content)) if content[i : i + 1].isdigit()), at)
    number = (b"-1", b"0", b"99999999999999999999", b"1e309", b"0.5", b"nan")[drawn % 6]
    return content[:place] + number + content[place + 1 :]
