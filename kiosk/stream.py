"""Seals a recording or a photo piece by piece under a key of its own; nothing here can open what it sealed."""

import hashlib

from nacl import bindings
from nacl.utils import random

from easyread.attachment import Attachment
from easyread.stream import CHUNK, HEADER, PIECE, RATE, STEP, filled, outside


class Stream:
    """One stream while it is made: what comes in leaves sealed, in whole pieces, each under the one before it."""

    def __init__(self, id: str, media: str) -> None:
        self.id, self.media, self.pieces, self.length = id, media, 0, 0
        self._key = bindings.crypto_secretstream_xchacha20poly1305_keygen()
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        self.header: bytes = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, self._key)
        self._digest = hashlib.sha256(self.header)
        self._rest = b""

    @property
    def begun(self) -> Attachment:
        """What a body holds of it before its end is known: if that never comes, it was cut short."""
        return Attachment(id=self.id, key=self._key, media=self.media, cut=True)

    def add(self, content: bytes) -> list[bytes]:
        """The sealed pieces that became whole."""
        self._rest += content
        self.length += len(content)
        sealed = []
        while len(self._rest) >= CHUNK:
            sealed.append(self._push(self._rest[:CHUNK], last=False))
            self._rest = self._rest[CHUNK:]
        return sealed

    def end(self, cut: bool = False) -> tuple[list[bytes], Attachment]:
        """The last pieces, padded to a whole step and with the end mark, and what the body then holds."""
        rest = [self._rest, *(b"" for _ in range(-(self.pieces + 1) % STEP))]
        sealed = [self._push(content, last=n == len(rest) - 1) for n, content in enumerate(rest)]
        made = Attachment(
            id=self.id,
            key=self._key,
            media=self.media,
            digest=self._digest.hexdigest(),
            size=HEADER + self.pieces * PIECE,
            seconds=round(self.length / 2 / RATE, 1) if self.media == "audio/pcm" else 0.0,
            cut=cut,
        )
        return sealed, made

    def _push(self, content: bytes, last: bool) -> bytes:
        tag = (
            bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
            if last
            else bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
        )
        sealed: bytes = bindings.crypto_secretstream_xchacha20poly1305_push(
            self._state, filled(content), outside(self.id), tag
        )
        self.pieces += 1
        self._digest.update(sealed)
        return sealed


def noise(pieces: int) -> list[bytes]:
    """So many pieces that nobody can tell from sealed ones: they pad a stream whose key is gone."""
    return [random(PIECE) for _ in range(pieces)]
