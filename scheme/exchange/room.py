"""How much of one device is kept in quarantine, so that a stolen one cannot fill the disk."""

from django.db.models import Count, Sum
from django.db.models.functions import Length
from msgspec.structs import replace

from scheme.devices.models import Device
from scheme.exchange.judging import Verdict
from scheme.exchange.models import Envelope

MOST = 1_000
MOST_BYTES = 50_000_000
FULL = "quarantine is full"


class Room:
    """What is left for one device, counted once something wants in."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._held: tuple[int, int] | None = None

    def fit(self, verdict: Verdict) -> Verdict:
        """The same verdict, or a refusal where there is no room: then it stays on the device."""
        if verdict.how != Envelope.How.QUARANTINED or not verdict.keep:
            return verdict
        number, size = self._count() if self._held is None else self._held
        number, size = number + 1, size + len(verdict.item.sent.sealed)
        if number > MOST or size > MOST_BYTES:
            return replace(verdict, how="refused", reason=FULL, keep=False)
        self._held = number, size
        return verdict

    def _count(self) -> tuple[int, int]:
        kept = self._device.envelopes.filter(how=Envelope.How.QUARANTINED, release=None)
        held = kept.aggregate(number=Count("pk"), size=Sum(Length("sealed")))
        return held["number"], held["size"] or 0
