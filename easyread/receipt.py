"""The proof that the hub has something."""

from msgspec import Struct


class Newest(Struct, frozen=True, kw_only=True):
    """Of the receipts whose copies a device still keeps, the one with the highest mark: of which envelope it is."""

    id: str
    mark: int
