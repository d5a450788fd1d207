"""What a kiosk is by its pairing: whose outbox it fills, and which PIN opens its staff pages."""

import hashlib
import hmac
from collections.abc import Callable

from kiosk.seal import REHEARSAL, Seal, rehearsal_seal
from kiosk.store.database import Store
from kiosk.store.household import Household, Pairing
from kiosk.store.outbox import Outbox

SALT = 16
EACH = 5
"""So many wrong PINs close the staff's pages."""
WAITS = (30, 60, 120, 300, 900, 3600)
"""Seconds, the first time, the second, and so on; then always the last."""


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


class PinLock:
    """Tries at the PIN, counted in the store; its methods are for the store's thread.

    A wait is counted on a monotonic clock from when this was made: neither a
    restart nor another time of day makes it shorter.
    """

    def __init__(self, store: Store, pairing: Pairing, seconds: Callable[[], float]) -> None:
        self._store, self._pairing, self._seconds = store, pairing, seconds
        self._since = seconds()

    def wait(self) -> float:
        """Seconds until a PIN can be tried, 0 for now."""
        wrong, waited = self._tries()
        if waited:
            return 0.0
        due = WAITS[min(max(wrong // EACH, 1), len(WAITS)) - 1]
        left = due - (self._seconds() - self._since)
        if left <= 0:
            self._keep(wrong, waited=True)
        return max(left, 0.0)

    def opens(self, pin: str) -> bool:
        """Whether this PIN opens the staff's pages now."""
        if self.wait():
            return False
        wrong = self._tries()[0] + 1
        closes = wrong % EACH == 0
        # Counted before it is looked at: whoever pulls the plug has had their try.
        self._keep(wrong, waited=not closes)
        if closes:
            self._since = self._seconds()
        if not check_pin(self._pairing, pin):
            return False
        self._keep(0, waited=True)
        return True

    def _tries(self) -> tuple[int, bool]:
        wrong, waited = self._store.read(
            lambda connection: connection.execute("SELECT wrong, waited FROM pin_tries").fetchone()
        )
        return wrong, bool(waited)

    def _keep(self, wrong: int, waited: bool) -> None:
        self._store.write(
            lambda connection: connection.execute(
                "UPDATE pin_tries SET wrong = ?, waited = ?", (wrong, waited)
            )
        )
