"""Pairing: the kiosk is given a code, shows its own key to the hub, and ends its rehearsal when staff say so."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise

from mnemonic import Mnemonic
from msgspec.structs import replace

from easyread.envelope import State
from easyread.pairing import NONCE, PairingDocument, code_id, code_key, pictures
from easyread.pairing_text import NoPairing, read
from kiosk import VERSION
from kiosk.paired import SALT, hashed_pin, open_outbox
from kiosk.seal import new_signing_key, public_half
from kiosk.store import begun as kept
from kiosk.store.begun import Begun
from kiosk.store.database import Store
from kiosk.store.household import Household, Pairing, PublicKey, authority
from kiosk.sync import knocking
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.sync import sync_once
from kiosk.trouble import HubAway, HubRefused, PairingFailed

WORDS = 12
OBVIOUS = frozenset({"123123", "121212", "112233", "101010", "123321", "696969", "131313"})


@cache
def language() -> Mnemonic:
    """The 2,048 words of codes."""
    return Mnemonic("english")


def scanned(text: str) -> tuple[bytes, PairingDocument]:
    """The code and the document of a QR code; ``PairingFailed`` when it is something else."""
    try:
        found = read(text)
    except NoPairing:
        raise PairingFailed("This is no code of Heard.", "Show the code from the portal.") from None
    return found.code, found.document


def typed(words: Sequence[str]) -> bytes:
    """The code of twelve words; ``PairingFailed`` names the word that is wrong, where one is."""
    low = [word.lower() for word in words]
    if len(low) != WORDS:
        raise PairingFailed(f"These are {len(low)} words. A code has {WORDS}.", "Type all twelve words.")
    for number, word in enumerate(low, 1):
        if word not in language().wordlist:
            raise PairingFailed(f"Word {number} cannot be: {word}", "Type it as the portal shows it.")
    if not language().check(" ".join(low)):
        raise PairingFailed("One of the words is wrong.", "Compare each word with the portal.")
    return bytes(language().to_entropy(low))


def address(said: str) -> str:
    """An address as a person types it, whole."""
    from kiosk.sync.post import is_loopback

    said = said.strip().rstrip("/")
    if said.lower().startswith(("https://", "http://")):
        return said
    return f"{'http' if is_loopback(said.split(':')[0]) else 'https'}://{said}"


def pin_fault(pin: str) -> str:
    """What is wrong with a PIN; empty when it will do."""
    if len(pin) != 6 or not (pin.isascii() and pin.isdigit()):
        return "A PIN has 6 digits."
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if pin in OBVIOUS or steps in ({0}, {1}, {9}):
        return "This PIN is too easy to guess. Choose another."
    return ""


def begin(code: bytes, document: PairingDocument, pin: str, store: Store) -> Begun:
    """Keep what is needed to knock; raises ``PairingFailed`` when this kiosk may not change its scheme now."""
    household = Household(store)
    _may_change(document, household, store)
    before = household.pairing()
    same = before is not None and before.device == document.device and before.hub_id == document.hub_id
    begun = Begun(
        document=document,
        code_id=code_id(code),
        code_key=code_key(code),
        seed=(before.signing_key if before and same else None) or new_signing_key(),
        nonce=os.urandom(NONCE),
        pin=hashed_pin(pin, os.urandom(SALT)),
    )
    # Kept before the hub learns of it: if its answer is lost, the same key is shown again.
    kept.keep(store, begun)
    return begun


def knock(begun: Begun) -> Begun:
    """Ask the hub; what it committed to is in what is returned. Waits for the network."""
    return begun if begun.commitment else knocking.knock(begun)


def look(begun: Begun) -> tuple[Begun, str]:
    """Ask what staff said: the begun pairing with all that its pictures need, and the device id once there is one."""
    word = knocking.wait(begun)
    return replace(begun, hub_nonce=word.nonce), word.device if word.state == "same" else ""


def shown(begun: Begun) -> tuple[str, ...]:
    """The four pictures; only once the hub showed its part."""
    public = public_half(begun.seed)
    return pictures(begun.document.hub_id, begun.code_id, public, begun.nonce, begun.hub_nonce)


def finish(begun: Begun, device: str, store: Store) -> None:
    """Staff said that the pictures are the same: belong to the scheme."""
    document = begun.document
    pairing = Pairing(
        hub=document.hub,
        hub_id=document.hub_id,
        ca=authority(document.ca),
        scheme_key=document.scheme_key,
        team_key=PublicKey(id=document.team_key.id, public=document.team_key.public),
        escrow_key=PublicKey(id=document.escrow_key.id, public=document.escrow_key.public),
        device=device,
        signing_key=begun.seed,
        pin=begun.pin,
    )
    Household(store).pair(pairing)


def first_exchange(store: Store) -> bool:
    """It brings the household. Whether it went through: if not, a later one does."""
    household = Household(store)
    pairing = household.pairing()
    assert pairing is not None
    state = State(pending=0, free_bytes=store.free_bytes(), app=VERSION, clock=datetime.now(UTC).isoformat())
    try:
        sync_once(open_outbox(store), household, HttpHub(pairing), state)
    except (HubAway, HubRefused) as trouble:
        household.not_exchanged(trouble)
        return False
    return True


def _may_change(document: PairingDocument, household: Household, store: Store) -> None:
    """Answers sealed for one hub must not be offered to another."""
    before = household.pairing()
    if before is None or before.hub_id == document.hub_id or not open_outbox(store).pending():
        return
    raise PairingFailed(
        "Answers on this kiosk have not reached its scheme yet.",
        "Let Heard send them first. Or pair with another data folder: --data DIR.",
    )
