"""What is odd in the sequences that a device sends: a copy of it, an older state, or things that never came."""

from datetime import datetime

from easyread.envelope import State
from scheme.devices.models import Device, Sighting

JUMP = 500_000
"""A device whose file was damaged goes on from the next million."""


def count_back(device: Device, state: State, now: datetime) -> None:
    """Called before the new state is kept: a device that gave out more before was put back from an older copy."""
    if device.sequence and 0 < state.sequence < device.sequence:
        _note(device, Sighting.What.ROLLBACK, state.sequence, device.sequence, now)


def forked(device: Device, sequences: list[int], now: datetime) -> None:
    """Two different things came under one sequence, or one id."""
    for sequence in sequences:
        _note(device, Sighting.What.FORK, sequence, sequence, now)


def aside(device: Device, now: datetime) -> None:
    """Something came that could not be believed or opened: it may be a concern, so somebody looks."""
    day = now.date().toordinal()
    _note(device, Sighting.What.ASIDE, day, day, now)


def gap(device: Device, state: State, now: datetime) -> None:
    """What the hub holds of the device and what it still has come to less than it gave out: the rest has not come."""
    missing = max(state.sequence - device.holds - (device.pending or 0), 0)
    if missing == device.missing:
        return
    if missing > device.missing:
        what = Sighting.What.DAMAGE if missing - device.missing >= JUMP else Sighting.What.GAP
        _note(device, what, missing - device.missing, min(state.sequence, 2**63 - 1), now)
    device.missing = min(missing, 2**63 - 1)


def _note(device: Device, what: Sighting.What, low: int, high: int, now: datetime) -> None:
    """One row for one thing, however often it is seen."""
    device.scheme.sightings.get_or_create(
        device=device, what=what, low=min(low, 2**63 - 1), high=high, defaults={"at": now}
    )
