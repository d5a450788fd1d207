"""Erases what an older backup brought back, by the list that lies beside the backups."""

from pathlib import Path

import msgspec
from django.db import transaction
from django.utils import timezone

from scheme.erasure.apart import Erased
from scheme.erasure.erasing import KINDS, erase
from scheme.erasure.models import Tombstone
from scheme.exchange.models import Envelope
from scheme.schemes.founding import schemes
from scheme.schemes.models import Scheme

BY = "whoever asked for it first"
WHY = "It was erased before; this hub was put back from an older backup"
_NONE = bytes(32)
"""In the place of a digest: nothing of it came here."""


def erase_again(list: Path) -> int:
    """Erase what stands in a list and came back; how many things. What its device still holds is not taken again."""
    found = msgspec.json.decode(list.read_bytes(), type=dict[str, Erased])
    went = 0
    for scheme in schemes():
        erased = found.get(str(scheme.pk), Erased())
        with transaction.atomic():
            went += _things(scheme, erased)
            _envelopes(scheme, erased)
    return went


def _things(scheme: Scheme, erased: Erased) -> int:
    things = [
        thing for kind in KINDS for thing in kind._base_manager.filter(scheme=scheme, pk__in=erased.things)
    ]
    # Parts first: what they are part of may be in the list too.
    parts = [thing for thing in things if KINDS[type(thing)] == Tombstone.Kind.PART]
    whole = [thing for thing in things if KINDS[type(thing)] != Tombstone.Kind.PART]
    if things:
        erase(scheme, None, [*parts, *whole], BY, WHY, timezone.now())
    return len(things)


def _envelopes(scheme: Scheme, erased: Erased) -> None:
    known = set(scheme.devices.values_list("pk", flat=True))
    for sent in erased.envelopes:
        theirs = scheme.envelopes.filter(device=sent.device, envelope_id=sent.id)
        if sent.device in known and not theirs.exists():
            scheme.envelopes.create(
                device_id=sent.device,
                envelope_id=sent.id,
                sequence=sent.sequence,
                header=b"",
                sealed=b"",
                signature=b"",
                digest=_NONE,
                how=Envelope.How.ERASED,
                arrived_at=timezone.now(),
            )
