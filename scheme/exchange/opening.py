"""Opens envelopes with the team key, and looks at what is inside before it comes near a table."""

import msgspec
from django.utils.translation import gettext_noop as noop
from nacl import bindings
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from easyread import stream as wire
from easyread.attachment import Attachment
from easyread.body import Body
from easyread.envelope import Header, unpack

_BOX = 80
"""A content key of 32 bytes in an X25519 sealed box."""
_NONCE = 24
_LONGEST = 200
_LONG = {"written": 4000, "words": 4000}
"""What a person wrote, in characters; it stays sealed and stands in no column."""
_MOST = 200
_LARGEST = 2**31 - 1


class Unopenable(Exception):
    """The envelope stays as it came, for a person to look at; the words are the reason."""


def opened(header: Header, outside: bytes, sealed: bytes, team: PrivateKey, team_id: str) -> Body:
    """The body of an envelope; ``outside`` is the header as it came. ``Unopenable`` when there is none to keep."""
    if header.v != 1:
        raise Unopenable(noop("version not known"))
    if header.key != team_id:
        raise Unopenable(noop("sealed to another key"))
    try:
        content_key = SealedBox(team).decrypt(sealed[:_BOX])
        nonce = sealed[2 * _BOX : 2 * _BOX + _NONCE]
        padded = decrypt(sealed[2 * _BOX + _NONCE :], outside, nonce, content_key)
    except (CryptoError, ValueError, TypeError):
        raise Unopenable(noop("cannot be opened")) from None
    try:
        body = unpack(padded)
    except msgspec.MsgspecError:
        raise Unopenable(noop("no body we know")) from None
    if not _fits(msgspec.to_builtins(body)):
        raise Unopenable(noop("does not fit"))
    return body


def opened_stream(attachment: Attachment, sealed: bytes) -> bytes:
    """What was said or shown; ``Unopenable`` when it is not whole. One that was cut short ends where it was cut."""
    if not attachment.cut and (wire.stream_digest(sealed), len(sealed)) != (
        attachment.digest,
        attachment.size,
    ):
        raise Unopenable(noop("not what was sealed"))
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    found: list[bytes] = []
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, sealed[: wire.HEADER], attachment.key)
        for start in range(wire.HEADER, len(sealed), wire.PIECE):
            plain, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(
                state, sealed[start : start + wire.PIECE], wire.outside(attachment.id)
            )
            found.append(wire.content_of(plain))
            last = tag == bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
            if last != (start + wire.PIECE == len(sealed)) and (last or not attachment.cut):
                raise Unopenable(noop("not whole"))
    except (CryptoError, RuntimeError, ValueError, TypeError):
        if not attachment.cut or not found:
            raise Unopenable(noop("not whole")) from None
    return b"".join(found)


def _fits(value: object) -> bool:
    """Whether it can stand in a table: short strings without NUL, numbers in range, short lists. JSON has no NaN."""
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        name, part = waiting.pop()
        if isinstance(part, str):
            if len(part) > _LONG.get(name, _LONGEST) or "\0" in part:
                return False
        elif isinstance(part, dict):
            waiting += part.items()
        elif isinstance(part, list | tuple):
            if len(part) > _MOST:
                return False
            waiting += [("", one) for one in part]
        elif isinstance(part, int) and not -_LARGEST <= part <= _LARGEST:
            return False
    return True
