"""Pairing over HTTP: the document is fetched and proved, the device knocks, and waits for what staff say."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from easyread.pairing import PairingDocument, code_id, code_key, commitment, document_mac, is_same, knock_mac
from kiosk.seal import public_half
from kiosk.store.begun import Begun
from kiosk.store.household import authority
from kiosk.sync.http_hub import signed
from kiosk.sync.post import Road, post_unproved, read
from kiosk.trouble import HubAway, PairingFailed

DOCUMENT, KNOCK, WAIT = (f"/api/v1/pairing/{name}" for name in ("document", "knock", "wait"))

AGAIN = "Ask an administrator for a new code."
REFUSALS = {
    "code unknown": (
        "The scheme's computer does not know this code.",
        "Check the words. Or ask for a new code.",
    ),
    "code too old": ("The code is too old.", AGAIN),
    "too many tries": ("The code was tried too often.", AGAIN),
    "code used by another device": ("Another device used this code.", "Tell an administrator. " + AGAIN),
    "not proved": ("The scheme's computer could not be sure of this kiosk.", AGAIN),
    "ended by staff": ("The code was ended in the portal.", AGAIN),
}
"""What the hub calls an error, and what staff read."""


class Proof(Struct, frozen=True):
    """A document with the proof of it."""

    document: bytes
    mac: bytes


class Committed(Struct, frozen=True):
    """The hub took the knock, and chose its part of the pictures."""

    commitment: bytes


class Word(Struct, frozen=True):
    """``state``: waiting, same, different or cancelled. ``device``: the id the hub gave, once they are the same."""

    nonce: bytes
    state: str
    device: str


class Refusal(Struct, frozen=True):
    """An error by its name."""

    error: str


def fetch(hub: str, code: bytes) -> PairingDocument:
    """The document of a code that was typed; raises ``PairingFailed``, ``HubAway``. Nothing is believed unproved."""
    body = msgspec.json.encode({"v": 1, "code": code_id(code)})
    status, answer = post_unproved(hub, DOCUMENT, body)
    found = read(_ok(status, answer), Proof)
    if not is_same(found.mac, document_mac(code_key(code), found.document)):
        raise PairingFailed(
            "Something answered that does not know this code.", "Check the address and the words."
        )
    try:
        return msgspec.json.decode(found.document, type=PairingDocument)
    except msgspec.DecodeError as error:
        raise PairingFailed(
            "This Heard is too old for the scheme's computer.", "Install the newest Heard."
        ) from error


def knock(begun: Begun) -> Begun:
    """Show the code's proof and the device's key; the hub's commitment is in what is returned."""
    public = public_half(begun.seed)
    mac = knock_mac(begun.code_key, begun.document.hub_id, public)
    body = msgspec.json.encode({"v": 1, "code": begun.code_id, "public": public, "mac": mac})
    return replace(begun, commitment=read(_asked(begun, KNOCK, body), Committed).commitment)


def wait(begun: Begun) -> Word:
    """What staff said so far; raises ``PairingFailed`` when it is over, ``HubAway``."""
    body = msgspec.json.encode({"v": 1, "code": begun.code_id, "nonce": begun.nonce})
    word = read(_asked(begun, WAIT, body), Word)
    if not is_same(commitment(word.nonce, public_half(begun.seed)), begun.commitment):
        raise PairingFailed("The scheme's computer changed its word.", AGAIN)
    if word.state == "different":
        raise PairingFailed("Staff said that the pictures were not the same.", AGAIN)
    if word.state == "cancelled":
        raise PairingFailed(*REFUSALS["ended by staff"])
    return word


def _asked(begun: Begun, path: str, body: bytes) -> bytes:
    document = begun.document
    road = Road(document.hub, authority(document.ca))
    headers = {"Heard-Signature": signed(path, body, document.hub_id, begun.seed)}
    return _ok(*road.post(path, body, headers))


def _ok(status: int, answer: bytes) -> bytes:
    if status == 200:
        return answer
    if status == 403:
        raise PairingFailed(*REFUSALS.get(read(answer, Refusal).error, ("The code was not accepted.", AGAIN)))
    if status in (400, 404, 413):
        raise PairingFailed(
            "What answers there cannot pair this kiosk.", "Check the address, and that Heard is new."
        )
    raise HubAway()
