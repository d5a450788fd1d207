"""What a kiosk is by its pairing: whose outbox it fills, and which PIN opens its staff page."""

import hashlib
import hmac

from kiosk.seal import REHEARSAL, Seal, rehearsal_seal
from kiosk.store.database import Store
from kiosk.store.household import Household, Pairing
from kiosk.store.outbox import Outbox

SALT = 16


def open_outbox(store: Store) -> Outbox:
    """The outbox of a store: of its pairing, or of a rehearsal."""
    pairing = Household(store).pairing()
    if pairing is None:
        return Outbox(store, REHEARSAL, REHEARSAL, rehearsal_seal().seal)
    seal = Seal(pairing.team_key.public, pairing.escrow_key.public, pairing.signing_key)
    return Outbox(store, pairing.device, pairing.team_key.id, seal.seal)


def hashed_pin(pin: str, salt: bytes) -> bytes:
    """The salt and the scrypt hash of a PIN; takes about 50 ms on purpose."""
    return salt + hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)


def check_pin(pairing: Pairing, pin: str) -> bool:
    """Whether this is the staff PIN of the pairing."""
    return hmac.compare_digest(pairing.pin, hashed_pin(pin, pairing.pin[:SALT]))
