"""A pairing code with its document as the text of a QR code, in the letters that a QR code packs best (RFC 9285)."""

import msgspec
from msgspec import Struct

from easyread.pairing import CODE, PairingDocument

BEGIN = "HEARD1:"
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LONGEST = 4296
"""No QR code holds more of these letters."""


class NoPairing(Exception):
    """A text that is no pairing code of ours."""


class Scanned(Struct, frozen=True, array_like=True):
    """What a QR code holds."""

    code: bytes
    document: PairingDocument


def written(code: bytes, document: PairingDocument) -> str:
    """The text for a QR code."""
    packed = msgspec.msgpack.encode(Scanned(code, document))
    return BEGIN + "".join(_three(packed[at : at + 2]) for at in range(0, len(packed), 2))


def read(text: str) -> Scanned:
    """What ``written`` wrote; ``NoPairing`` when it is something else."""
    text = text.strip()
    if not text.startswith(BEGIN) or len(text) > LONGEST:
        raise NoPairing
    rest = text.removeprefix(BEGIN)
    try:
        packed = b"".join(_two(rest[at : at + 3]) for at in range(0, len(rest), 3))
        found = msgspec.msgpack.decode(packed, type=Scanned)
    except (ValueError, OverflowError):
        raise NoPairing from None
    if len(found.code) != CODE:
        raise NoPairing
    return found


def _three(pair: bytes) -> str:
    number = int.from_bytes(pair, "big")
    letters = ""
    for _ in range(len(pair) + 1):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return letters


def _two(letters: str) -> bytes:
    number: int = sum(LETTERS.index(letter) * len(LETTERS) ** place for place, letter in enumerate(letters))
    return number.to_bytes(len(letters) - 1, "big")
