"""The follow-up code: 8 digits and a picture, by which someone without an account reads what is answered."""

import hashlib
import re

from django.core import signing
from msgspec import Struct

from easyread.pairing import PICTURES
from scheme.schemes.models import Scheme

_SALT = "heard follow-up"
_DIGITS = 10**8
_COST = {"n": 2**14, "r": 8, "p": 1}
"""Of scrypt: 16 MB and some 50 ms for each guess of one who stole the table."""


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


def digest(scheme: Scheme, code: Code) -> bytes:
    """What is kept of a code, 32 bytes: enough to know it again, and dear to guess."""
    words = f"{code.digits} {code.picture}".encode()
    return hashlib.scrypt(words, salt=scheme.pk.bytes, dklen=32, **_COST)


def sign_form(form: str) -> str:
    """The name of a form as it stands in its page, so that no other name is taken."""
    return signing.dumps(form, salt=_SALT)


def form_of(signed: str) -> str | None:
    """The name of the form that was sent; None when this hub did not make it."""
    try:
        form = signing.loads(signed, salt=_SALT)
    except signing.BadSignature:
        return None
    return form if isinstance(form, str) else None
