"""WAV files as other programmes make them, brought to the one kind that recordings are kept in."""

import io
import wave
from array import array
from collections.abc import Sequence
from math import ceil, cos, gcd, pi, sin
from operator import mul

from easyread.stream import RATE
from kiosk.voice.sound import BrokenSound, Sound

SIDE = 12
"""Zeroes of the filter on each side: more cost time, fewer let through what sounds like hissing."""
FULL = 32767
RATES = range(4_000, 192_001)
"""Samples a second; others, which no recorder makes, would take hours and all memory to bring to ours."""


def read_any(content: bytes, longest: float) -> Sound:
    """A WAV file of any rate, width and number of channels; ``BrokenSound`` when it is none or too long.

    ``longest``: in seconds.
    """
    try:
        with wave.open(io.BytesIO(content)) as file:
            rate, channels, width, frames = (
                file.getframerate(),
                file.getnchannels(),
                file.getsampwidth(),
                file.getnframes(),
            )
            if rate not in RATES:
                raise BrokenSound(f"{rate} samples a second")
            if frames > longest * rate:
                raise BrokenSound(f"longer than {longest:.0f} seconds")
            pcm = file.readframes(frames)
    except (wave.Error, EOFError, RuntimeError) as error:
        raise BrokenSound(f"not a WAV file that Heard reads ({error})") from error
    if not frames or len(pcm) != width * channels * frames:
        raise BrokenSound("empty, or cut short")
    return resampled(Sound(rate, one_channel(sixteen_bits(pcm, width), channels).tobytes()))


def sixteen_bits(pcm: bytes, width: int) -> "array[int]":
    """Samples of 1 to 4 bytes by their two highest; those of one byte count from 128."""
    made = bytearray(2 * (len(pcm) // width))
    made[1::2] = bytes(byte ^ 0x80 for byte in pcm) if width == 1 else pcm[width - 1 :: width]
    if width > 1:
        made[0::2] = pcm[width - 2 :: width]
    return array("h", bytes(made))


def one_channel(samples: "array[int]", channels: int) -> "array[int]":
    """All channels as one."""
    if channels == 1:
        return samples
    parts = [samples[channel::channels] for channel in range(channels)]
    return array("h", (sum(together) // channels for together in zip(*parts, strict=True)))


def resampled(sound: Sound, rate: int = RATE) -> Sound:
    """The sound at another rate, with what that rate cannot carry filtered out."""
    if sound.rate == rate:
        return sound
    shared = gcd(sound.rate, rate)
    up, down = rate // shared, sound.rate // shared
    cut = min(1.0, rate / sound.rate)
    half = ceil(SIDE / cut)
    phases: dict[int, list[float]] = {}
    room = array("h", bytes(2 * half))
    samples = room + array("h", sound.pcm) + room
    made = array("h")
    for place in range(ceil(len(sound.pcm) // 2 * up / down)):
        start, phase = divmod(place * down, up)
        if phase not in phases:
            phases[phase] = _filter(phase / up, cut, half)
        made.append(_heard(phases[phase], samples[start + 1 : start + 1 + 2 * half]))
    return Sound(rate, made.tobytes())


def written(sound: Sound) -> bytes:
    """The sound as a WAV file."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.pcm)
    return made.getvalue()


def _filter(late: float, cut: float, half: int) -> list[float]:
    """A windowed sinc for an output that is ``late`` (of one sample) behind the input it stands at; its sum is 1."""
    taps = []
    for place in range(1 - half, half + 1):
        away = place - late
        turned = pi * cut * away
        sinc = sin(turned) / turned if turned else 1.0
        taps.append(sinc * (0.5 + 0.5 * cos(pi * away / (half + 1))))
    whole = sum(taps)
    return [tap / whole for tap in taps]


def _heard(taps: Sequence[float], samples: Sequence[int]) -> int:
    heard: float = sum(map(mul, taps, samples))
    return max(-FULL, min(FULL, round(heard)))
