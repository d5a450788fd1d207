"""Pairing as bytes, alike on both sides: what a one-time code proves, and the four pictures (docs/exchange.md)."""

import hashlib
import hmac
from typing import Annotated

from msgspec import Meta, Struct

CODE = 16
"""Bytes of a pairing code: 128 bits, 12 words."""
NONCE = 32
"""Bytes of chance that each side adds to the pictures."""
SHOWN = 4
"""Pictures that are compared: 64 to the power of 4 is 24 bits."""

PICTURES = {
    "ambulance": "Ambulance",
    "angry": "Angry face",
    "art": "Paints",
    "bath": "Bath",
    "bin": "Bin",
    "calendar": "Calendar",
    "car": "Car",
    "cleaning": "Broom",
    "clock": "Clock",
    "clothes": "Shirt",
    "computer": "Computer",
    "cooking": "Frying pan",
    "day": "Sun",
    "dentist": "Tooth",
    "doctor": "Doctor",
    "door": "Door",
    "drink": "Cup",
    "emergency": "Red lamp",
    "eye": "Eye",
    "face_5": "Happy face",
    "fire": "Fire",
    "food": "Plate",
    "garden": "Flower",
    "glasses": "Glasses",
    "good_idea": "Light bulb",
    "health": "Stethoscope",
    "hearing_aid": "Ear",
    "holiday": "Beach",
    "home": "House",
    "hospital": "Hospital",
    "key": "Key",
    "languages": "Globe",
    "laundry": "Washing machine",
    "letter": "Letter",
    "lock": "Lock",
    "love": "Heart",
    "medicine": "Pill",
    "microphone": "Microphone",
    "mobile": "Mobile phone",
    "money": "Money",
    "music": "Music note",
    "next": "Green arrow",
    "night": "Moon",
    "noise": "Megaphone",
    "party": "Party popper",
    "pencil": "Pencil",
    "pets": "Dog",
    "phone": "Telephone",
    "photo": "Camera",
    "police": "Police officer",
    "question": "Question mark",
    "shopping": "Trolley",
    "shower": "Shower",
    "sleep": "Bed",
    "sport": "Football",
    "star": "Star",
    "stop": "Stop sign",
    "stop_hand": "Hand",
    "tick": "Green tick",
    "toilet": "Toilet",
    "transport": "Bus",
    "tv": "Television",
    "wait": "Hourglass",
    "wheelchair": "Wheelchair",
}
"""The pictures that can stand in the comparison, each with the word for what is seen on it."""


Key = Annotated[bytes, Meta(min_length=32, max_length=32)]


class PublicKey(Struct, frozen=True, array_like=True):
    """An X25519 public key, 32 bytes, and the id that envelopes name it by."""

    id: str
    public: Key


class PairingDocument(Struct, frozen=True, kw_only=True, array_like=True):
    """All that a device must know of its scheme before it believes anything else.

    ``ca``: the hub's own authority, DER; empty for plain HTTP on loopback.
    ``device``: the id of a device that is paired again, empty for a new one.
    """

    v: Annotated[int, Meta(ge=1, le=1)] = 1
    hub: str
    hub_id: str
    ca: bytes
    scheme: str
    household: str
    device: str
    scheme_key: Key
    team_key: PublicKey
    escrow_key: PublicKey


def code_id(code: bytes) -> bytes:
    """By what the hub finds a code, 32 bytes; it says nothing of the code."""
    return _keyed(code, b"heard pairing 1 id")


def code_key(code: bytes) -> bytes:
    """What proves a document and a knock under this code, 32 bytes; it says nothing of the code."""
    return _keyed(code, b"heard pairing 1 mac")


def document_mac(key: bytes, document: bytes) -> bytes:
    """The proof that a pairing document, in these bytes, is from whoever made the code."""
    return _keyed(key, b"heard pairing document 1\n" + document)


def knock_mac(key: bytes, hub_id: str, public: bytes) -> bytes:
    """The proof that whoever holds the code wants this Ed25519 key to be the device's."""
    return _keyed(key, b"heard knock 1\n" + hub_id.encode() + b"\n" + public)


def is_same(one: bytes, other: bytes) -> bool:
    """Whether two proofs are equal, in a time that says nothing of where they differ."""
    return hmac.compare_digest(one, other)


def commitment(nonce: bytes, public: bytes) -> bytes:
    """The hub's word that it chose its nonce before it saw the device's."""
    return hashlib.sha256(b"heard commitment 1\n" + nonce + public).digest()


def pictures(hub_id: str, id: bytes, public: bytes, device_nonce: bytes, hub_nonce: bytes) -> tuple[str, ...]:
    """The four pictures of a knock, in their order; ``id`` is that of the code."""
    seed = b"heard pictures 1\n" + hub_id.encode() + b"\n" + id + public + device_nonce + hub_nonce
    drawn = hashlib.sha256(seed).digest()
    concepts = list(PICTURES)
    return tuple(concepts[byte % len(concepts)] for byte in drawn[:SHOWN])


def _keyed(key: bytes, words: bytes) -> bytes:
    return hmac.digest(key, words, "sha256")
