"""How a device becomes one of the scheme's: it knocks with a one-time code, and staff compare four pictures."""

import secrets

from django.db import transaction
from django.utils import timezone

from easyread.pairing import NONCE, is_same, knock_mac, pictures
from scheme.devices.codes import TRIES
from scheme.devices.models import Device, Knock, Pairing, PairingEnd
from scheme.schemes.hub import this_hub
from scheme.schemes.models import Staff

UNKNOWN, TOO_OLD, SPENT, USED, NOT_PROVED, ENDED = (
    "code unknown",
    "code too old",
    "too many tries",
    "code used by another device",
    "not proved",
    "ended by staff",
)


class NotPaired(Exception):
    """The device is not let in; the words are the reason, one of those above."""


def pairing_of(code_id: bytes) -> Pairing:
    """Any scheme's code: the one place where one is found before its scheme is known. ``NotPaired`` without."""
    found = Pairing.objects.select_related("scheme", "household").filter(code_id=code_id).first()
    if found is None:
        raise NotPaired(UNKNOWN)
    return found


def need_open(pairing: Pairing) -> None:
    """``NotPaired`` when the code cannot be used any more."""
    if hasattr(pairing, "end"):
        raise NotPaired(ENDED)
    if timezone.now() > pairing.until:
        raise NotPaired(TOO_OLD)
    if pairing.tries.count() >= TRIES:
        raise NotPaired(SPENT)


def knock(pairing: Pairing, public: bytes, mac: bytes, held: bool) -> Knock:
    """Take the key of the device that proves the code first. ``held``: whether it proved to hold its key.

    The same device may ask again, its answer having been lost. Anything else costs a try, and is ``NotPaired``.
    """
    with transaction.atomic():
        pairing = _locked(pairing)
        found: Knock | None = getattr(pairing, "knock", None)
        proved = is_same(mac, knock_mac(bytes(pairing.code_key), this_hub(), public)) and held
        if proved and found and is_same(bytes(found.public), public):
            return found
        need_open(pairing)
        if proved and found is None:
            return pairing.scheme.knocks.create(
                pairing=pairing, public=public, hub_nonce=secrets.token_bytes(NONCE), at=timezone.now()
            )
        why = USED if proved else NOT_PROVED
        pairing.scheme.pairing_tries.create(pairing=pairing, at=timezone.now(), why=why)
    raise NotPaired(why)


def wait(pairing: Pairing, nonce: bytes) -> Knock:
    """Take the device's nonce once; with another one it is not the device that knocked."""
    with transaction.atomic():
        pairing = _locked(pairing)
        found = pairing.knock
        if found.device_nonce and not is_same(bytes(found.device_nonce), nonce):
            raise NotPaired(NOT_PROVED)
        if not found.device_nonce:
            need_open(pairing)
            found.device_nonce = nonce
            found.save(update_fields=["device_nonce"])
    return found


def shown(pairing: Pairing) -> tuple[str, ...]:
    """The four pictures that both screens show; none before the device has the hub's word."""
    found: Knock | None = getattr(pairing, "knock", None)
    if found is None or not found.device_nonce:
        return ()
    return pictures(
        this_hub(),
        bytes(pairing.code_id),
        bytes(found.public),
        bytes(found.device_nonce),
        bytes(found.hub_nonce),
    )


def end(pairing: Pairing, how: PairingEnd.How, by: Staff | None = None) -> PairingEnd:
    """Staff's word on a knock; the same pictures make it a device of the scheme. The first word stands.

    ``NotPaired`` when the pictures cannot have been compared, or the device was revoked meanwhile.
    """
    with transaction.atomic():
        pairing = _locked(pairing)
        if hasattr(pairing, "end"):
            return pairing.end
        device = None
        if how == PairingEnd.How.SAME:
            need_open(pairing)
            if not shown(pairing):
                raise NotPaired(NOT_PROVED)
            device = _believed(pairing)
        return pairing.scheme.pairing_ends.create(
            pairing=pairing, how=how, device=device, by=by, at=timezone.now()
        )


def _believed(pairing: Pairing) -> Device:
    """The device of this knock, which the hub believes from here on."""
    public, now = bytes(pairing.knock.public), timezone.now()
    device = pairing.device
    if device is None:
        assert pairing.household is not None
        return pairing.scheme.devices.create(household=pairing.household, public=public, paired_at=now)
    if hasattr(device, "revocation"):
        raise NotPaired(ENDED)
    device.public, device.paired_at = public, now
    device.save(update_fields=["public", "paired_at"])
    return device


def _locked(pairing: Pairing) -> Pairing:
    return pairing.scheme.pairings.select_for_update(of=("self",), no_key=True).get(pk=pairing.pk)
