"""A recording or a photo that a person gave: where its sealed stream is, and the key that opens it."""

from msgspec import Struct


class Attachment(Struct, frozen=True, kw_only=True):
    """What a body holds of a sealed stream; the stream itself travels in parts.

    ``id``: of the stream. ``key``: 32 bytes that open it, which stand nowhere but
    here. ``digest``: SHA-256 of the sealed bytes, in hex, and ``size`` how many they
    are. ``media``: audio/pcm (16,000 samples a second, one channel, 16 bits, little
    end first), image/jpeg or image/png. ``seconds``: how long it lasts, 0 for a
    photo. ``cut``: it ended before the person ended it, and has no end mark; then,
    and while it is being made, digest, size and seconds are not known.
    """

    id: str
    key: bytes
    digest: str = ""
    size: int = 0
    media: str
    seconds: float = 0.0
    cut: bool = False
