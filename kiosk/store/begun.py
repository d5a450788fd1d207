"""A pairing that has begun, kept so that a kiosk that is switched off meanwhile goes on with the same key."""

import msgspec
from msgspec import Struct

from easyread.pairing import PairingDocument
from kiosk.store.database import Store


class Begun(Struct, frozen=True, kw_only=True):
    """``code_id`` and ``code_key``: derived from the code, which is not kept. ``pin``: salt and scrypt hash.

    ``commitment``: the hub's, once it took the knock. ``hub_nonce``: what it committed to, once it was shown.
    """

    document: PairingDocument
    code_id: bytes
    code_key: bytes
    seed: bytes
    nonce: bytes
    pin: bytes
    commitment: bytes = b""
    hub_nonce: bytes = b""


def begun(store: Store) -> Begun | None:
    """The pairing that waits, if one does."""
    row = store.read(lambda connection: connection.execute("SELECT document FROM begun").fetchone())
    return msgspec.msgpack.decode(row[0], type=Begun) if row else None


def keep(store: Store, pairing: Begun) -> None:
    """Keep it in the place of any other."""
    document = msgspec.msgpack.encode(pairing)
    store.write(
        lambda connection: connection.execute("INSERT OR REPLACE INTO begun VALUES (1, ?)", (document,))
    )


def forget(store: Store) -> None:
    """It came to an end."""
    store.write(lambda connection: connection.execute("DELETE FROM begun"))
