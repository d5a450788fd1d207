"""What a device says of itself at each exchange."""

from datetime import UTC, datetime

from easyread.envelope import State
from scheme.devices.models import Device

_LARGEST = 2**63 - 1


def hear(device: Device, state: State, now: datetime, settled: int) -> None:
    """What the device says of itself, to be saved; what does not fit is cut, since a state never stops an exchange.

    ``settled``: how many envelopes the round takes off the device, which counted them before.
    """
    device.heard_at = now
    device.pending, device.free_bytes = _count(state.pending - settled), _count(state.free_bytes)
    device.app, device.voices = _short(state.app, 40), _short(" ".join(state.voices), 200)
    device.sound = state.sound
    device.skew_seconds = _skew(state.clock, now)
    if state.sequence:
        device.sequence = _count(state.sequence)


def moment(text: str) -> datetime | None:
    """A time as a device writes it, in UTC; None where it cannot be read or says no offset."""
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _skew(clock: str, now: datetime) -> int | None:
    at = moment(clock)
    return round((at - now).total_seconds()) if at else None


def _count(number: int) -> int:
    return min(max(number, 0), _LARGEST)


def _short(text: str, most: int) -> str:
    return text.replace("\0", "")[:most]
