"""Pairing: the kiosk takes a file from its scheme, shows its own key to the hub, and ends its rehearsal."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from easyread.envelope import State
from kiosk import VERSION
from kiosk.paired import SALT, hashed_pin, open_outbox
from kiosk.seal import new_signing_key
from kiosk.store.database import Store, open_store
from kiosk.store.household import Household, Pairing, PublicKey
from kiosk.sync.http_hub import HttpHub
from kiosk.sync.sync import sync_once
from kiosk.trouble import DiskReadOnly, HubAway, HubRefused, PairingFailed

Key = Annotated[bytes, Meta(min_length=32, max_length=32)]
Pin = Annotated[str, Meta(pattern="^[0-9]{6}$")]


class KeyInFile(Struct, frozen=True):
    """A public key as the file has it, in base64."""

    id: str
    public: Key


class PairingFile(Struct, frozen=True):
    """What ``python -m scheme device add`` writes."""

    v: Annotated[int, Meta(ge=1, le=1)]
    hub: str
    hub_id: str
    ca: str
    scheme_key: Key
    team_key: KeyInFile
    escrow_key: KeyInFile
    device: str
    code: str
    pin: Pin


def pair(file: Path, data: Path) -> bool:
    """Pair the kiosk of the data folder; the file is deleted, its code being spent.

    Whether the first exchange went through as well: if not, the household
    comes with a later one. Raises Trouble; the same file can then be tried again.
    """
    given = read(file)
    store = open_store(data)
    try:
        return _pair(given, file, store)
    finally:
        store.close()


def _pair(given: PairingFile, file: Path, store: Store) -> bool:
    household = Household(store)
    _may_change(given, household, store)
    signing_key = household.signing_key(given.device)
    if signing_key is None:
        # Kept before the hub learns of it: if its answer is lost, the same key is shown again.
        signing_key = new_signing_key()
        household.keep_signing_key(given.device, signing_key)
    pairing = Pairing(
        hub=given.hub,
        hub_id=given.hub_id,
        ca=given.ca,
        scheme_key=given.scheme_key,
        team_key=PublicKey(id=given.team_key.id, public=given.team_key.public),
        escrow_key=PublicKey(id=given.escrow_key.id, public=given.escrow_key.public),
        device=given.device,
        signing_key=signing_key,
        pin=hashed_pin(given.pin, os.urandom(SALT)),
    )
    hub = HttpHub(pairing)
    hub.pair(given.code)
    household.pair(pairing)
    went = _first_exchange(household, hub, store)
    _delete(file)
    return went


def _first_exchange(household: Household, hub: HttpHub, store: Store) -> bool:
    state = State(pending=0, free_bytes=store.free_bytes(), app=VERSION, clock=datetime.now(UTC).isoformat())
    try:
        sync_once(open_outbox(store), household, hub, state)
    except (HubAway, HubRefused) as trouble:
        household.not_exchanged(trouble)
        return False
    return True


def _delete(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise DiskReadOnly(
            f"The kiosk is paired. But Heard cannot delete {file}, and the staff PIN is in it.",
            "Delete the file yourself.",
        ) from error


def read(file: Path) -> PairingFile:
    """The pairing file; raises ``PairingFailed``."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=PairingFile)
    except OSError as error:
        raise PairingFailed(f"Heard cannot read {file}.", "Check the name of the pairing file.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise PairingFailed(f"{file} is not a pairing file.") from error


def _may_change(given: PairingFile, household: Household, store: Store) -> None:
    """Answers sealed for one hub must not be offered to another."""
    before = household.pairing()
    if before is None or before.hub_id == given.hub_id or open_outbox(store).gone_all():
        return
    raise PairingFailed(
        "Answers on this kiosk have not reached its scheme yet.",
        "Let Heard send them first. Or pair with another data folder: --data DIR.",
    )
