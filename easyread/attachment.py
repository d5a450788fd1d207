"""A recording or a photo that a person gave: where its sealed stream is, and the key that opens it."""

from msgspec import Struct


class Attachment(Struct, frozen=True, kw_only=True):
    """What a body holds of a sealed stream; the stream itself travels in parts.

    ``id``: of the stream. ``key``: 32 bytes that open it. ``digest``: SHA-256 of
    the sealed bytes, in hex, and ``size`` how many they are. ``media``: its type,
    such as ``audio/wav``. ``seconds``: how long it lasts, 0 for a photo. ``cut``:
    it ended before the person ended it.
    """

    id: str
    key: bytes
    digest: str
    size: int
    media: str
    seconds: float = 0.0
    cut: bool = False
