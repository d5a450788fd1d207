"""What a hub keeps of a follow-up code, and the names of the forms that it belongs to."""

import hashlib

from django.core import signing

from easyread.follow_up import Code
from scheme.schemes.models import Scheme

_SALT = "heard follow-up"
_COST = {"n": 2**14, "r": 8, "p": 1}
"""Of scrypt: 16 MB and some 50 ms for each guess of one who stole the table."""


def digest(scheme: Scheme, code: Code) -> bytes:
    """What is kept of a code, 32 bytes: enough to know it again, and dear to guess."""
    return hashlib.scrypt(code.kept.encode(), salt=scheme.pk.bytes, dklen=32, **_COST)


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
