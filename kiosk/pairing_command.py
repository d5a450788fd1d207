"""Pairs a kiosk from its command line: pictures are named there, and staff's word is waited for."""

import getpass
import sys
import time
from pathlib import Path

from easyread.pairing import PICTURES
from kiosk import pairing
from kiosk.store import begun as kept
from kiosk.store.begun import Begun
from kiosk.store.database import open_store
from kiosk.sync.knocking import fetch
from kiosk.trouble import HubAway, PairingFailed

EVERY_SECONDS = 1.0
"""How often the hub is asked whether staff have compared the pictures."""


def pair(hub: str, words: str, data: Path) -> bool:
    """Pair the kiosk of the data folder; whether the first exchange went through as well. Raises Trouble."""
    code = pairing.typed(words.split())
    document = fetch(pairing.address(hub), code)
    print(f"Pairing with {document.scheme}, {document.household}.", flush=True)
    pin = _pin()
    store = open_store(data)
    try:
        begun = pairing.begin(code, document, pin, store)
        try:
            found, device = _waited(pairing.knock(begun))
        except PairingFailed:
            kept.forget(store)
            raise
        pairing.finish(found, device, store)
        return pairing.first_exchange(store)
    finally:
        store.close()


def _pin() -> str:
    """Typed twice where somebody types; else the one line of the input."""
    if not sys.stdin.isatty():
        pin = sys.stdin.readline().strip()
    else:
        pin = getpass.getpass("Choose a staff PIN, 6 digits: ")
        if getpass.getpass("The same again: ") != pin:
            raise PairingFailed("These are two different PINs.", "Start again: the code is still good.")
    fault = pairing.pin_fault(pin)
    if fault:
        raise PairingFailed(fault, "Start again: the code is still good.")
    return pin


def _waited(begun: Begun) -> tuple[Begun, str]:
    """Until staff have said that the pictures are the same; the hub ends the waiting when the code is too old."""
    shown = False
    while True:
        try:
            found, device = pairing.look(begun)
        except HubAway:
            time.sleep(EVERY_SECONDS)
            continue
        if not shown:
            shown = True
            concepts = pairing.shown(found)
            print(f"Pictures: {' '.join(concepts)}", flush=True)
            print(f"They are: {', '.join(PICTURES[concept] for concept in concepts)}.")
            print(
                "Compare them in the portal. This kiosk is paired once staff say that they are the same.",
                flush=True,
            )
        if device:
            return found, device
        time.sleep(EVERY_SECONDS)
