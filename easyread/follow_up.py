"""The follow-up code: 8 digits and a picture, by which whoever told without an account reads what is answered."""

import hashlib
import re

from msgspec import Struct

from easyread.pairing import PICTURES

_DIGITS = 10**8


class Code(Struct, frozen=True):
    """``digits``: 8 of them. ``picture``: its concept."""

    digits: str
    picture: str

    @property
    def shown(self) -> str:
        """The digits as they are copied most easily."""
        return f"{self.digits[:4]} {self.digits[4:]}"

    @property
    def word(self) -> str:
        """What is seen on the picture."""
        return PICTURES[self.picture]

    @property
    def kept(self) -> str:
        """As it travels in what is told."""
        return f"{self.digits} {self.picture}"


def of_form(form: str, nth: int) -> Code:
    """The code that belongs to one form: sent twice, it shows the same. ``nth``: where those before are taken."""
    drawn = hashlib.sha256(f"heard follow-up 1\n{form}\n{nth}".encode()).digest()
    pictures = list(PICTURES)
    picture = pictures[int.from_bytes(drawn[8:16], "big") % len(pictures)]
    return Code(f"{int.from_bytes(drawn[:8], 'big') % _DIGITS:08}", picture)


def read(digits: str, picture: str) -> Code | None:
    """The code that someone typed, however they parted the digits; None when it is none."""
    plain = re.sub(r"[\s.\-]", "", digits)
    if picture not in PICTURES or not re.fullmatch(r"[0-9]{8}", plain):
        return None
    return Code(plain, picture)


def read_kept(kept: str) -> Code | None:
    """The code that came in what is told; None where there is none."""
    digits, _, picture = kept.partition(" ")
    return read(digits, picture)
