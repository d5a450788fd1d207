"""The list of all that was erased, beside the backups: a hub that is put back from an older one erases it again."""

import uuid

import msgspec
from django.conf import settings
from msgspec import Struct

from scheme.backup.making import ERASED, folder
from scheme.erasure.models import Tombstone
from scheme.exchange.models import Envelope
from scheme.schemes.founding import schemes
from scheme.schemes.models import Scheme


class Sent(Struct, frozen=True):
    """An envelope of which nothing is kept: its device, its own id and its number."""

    device: uuid.UUID
    id: uuid.UUID
    sequence: int


class Erased(Struct, frozen=True):
    """What one scheme erased: the ids of things, and the envelopes. Nothing of what they said."""

    things: tuple[uuid.UUID, ...] = ()
    envelopes: tuple[Sent, ...] = ()


def write() -> None:
    """Write the list anew, whole or not at all, where backups are; where there are none yet it is needed by none."""
    place = folder(settings.DATA, settings.CONFIGURED)
    if not place.is_dir():
        return
    found = {str(scheme.pk): _of(scheme) for scheme in schemes()}
    part = place / f"{ERASED}.part"
    part.write_bytes(msgspec.json.encode(found))
    part.replace(place / ERASED)


def _of(scheme: Scheme) -> Erased:
    gone = scheme.envelopes.filter(how=Envelope.How.ERASED)
    rows = gone.values_list("device", "envelope_id", "sequence")
    return Erased(
        tuple(Tombstone._base_manager.filter(scheme=scheme).values_list("subject", flat=True)),
        tuple(Sent(*row) for row in rows),
    )
