"""Commands that pair and revoke devices without the portal."""

import argparse
import json
import uuid
from pathlib import Path

from easyread.pairing import PICTURES
from scheme.audit import chain
from scheme.commands.hub import prepare
from scheme.commands.naming import household_of, is_id
from scheme.commands.trouble import CommandTrouble
from scheme.devices import codes, pairing
from scheme.devices.models import Device, Pairing, PairingEnd
from scheme.devices.signed import device_of
from scheme.schemes import founding


def _add(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    if not chosen.hub.startswith(("https://", "http://")):
        raise CommandTrouble(f"{chosen.hub} is no address. Write it as https://host:port.")
    again = _device(chosen.again) if chosen.again else None
    if again and hasattr(again, "revocation"):
        raise CommandTrouble("That device is revoked. Pair it as a new one, with --household.")
    household = again.household if again else household_of(chosen.household)
    code = codes.make_code(household, chosen.hub.rstrip("/"), again=again)
    chain.note(household.scheme, None, "made a pairing code", str(code.pairing.pk))
    made = {
        "pairing": str(code.pairing.pk),
        "hub": code.pairing.address,
        "words": " ".join(code.words),
        "until": code.pairing.until.isoformat(timespec="seconds"),
    }
    print(json.dumps(made))
    return 0


def _confirm(chosen: argparse.Namespace, data: Path) -> int:
    """The command compares, so that nobody types yes without looking."""
    prepare(data)
    found = _pairing(chosen.pairing)
    unknown = [name for name in chosen.pictures if name not in PICTURES]
    if unknown:
        raise CommandTrouble(f"There is no picture {unknown[0]}. Type the names as the device shows them.")
    shown = pairing.shown(found)
    if not shown:
        raise CommandTrouble("The device has not asked yet. Type the words on it first.")
    how = PairingEnd.How.SAME if tuple(chosen.pictures) == shown else PairingEnd.How.DIFFERENT
    try:
        ended = pairing.end(found, how)
    except pairing.NotPaired as refused:
        raise CommandTrouble(f"It cannot be paired: {refused}. Make a new code.") from None
    chain.note(found.scheme, None, f"ended a pairing: {ended.how}", str(found.pk))
    if ended.how != PairingEnd.How.SAME or ended.device is None:
        raise CommandTrouble("These are not the pictures of the device that asked. The code is ended.")
    print(ended.device.pk)
    return 0


def _revoke(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    device = _device(chosen.device)
    device.scheme.revocations.get_or_create(device=device, defaults={"why": chosen.why[:200]})
    chain.note(device.scheme, None, "revoked a device", str(device.pk))
    print(f"Device {device.pk} is revoked. What it still sends goes to quarantine.")
    return 0


def _device(said: str) -> Device:
    device = device_of(uuid.UUID(said)) if is_id(said) else None
    if device is None:
        raise CommandTrouble(f"There is no device {said}.")
    return device


def _pairing(said: str) -> Pairing:
    for scheme in founding.schemes():
        if is_id(said) and (found := scheme.pairings.filter(pk=said).first()):
            return found
    raise CommandTrouble(f"There is no pairing {said}. python -m scheme device add prints it.")


COMMANDS = {"device add": _add, "device confirm": _confirm, "device revoke": _revoke}
