"""How loud a recording is made: each as loud as the others, whoever spoke and however near."""

from array import array
from collections.abc import Sequence
from math import sqrt

LEVEL = 0.1
"""Root mean square of what is heard, of full scale: -20 dB."""
PEAK = 0.89
"""No sample is louder, of full scale: -1 dB. A voice with sharper peaks than 19 dB stays below ``LEVEL``."""
FRAME = 10
"""Milliseconds that are judged as one: a voice, or the room."""
BELOW = 0.016
"""What is 36 dB below the loudest frame is the room, not the voice."""
FAINT = 100 / 32768
"""A loudest frame below this (-50 dB) is no voice at all."""
AROUND = 60
"""Milliseconds kept before and after the voice, so that its first and last sound are whole."""
FULL = 32767


def evened(rate: int, pcm: bytes) -> bytes:
    """The voice without the silence at its ends, at ``LEVEL``; empty when nothing is heard.

    ``pcm``: samples of 16 bits, one channel, so many a second.
    """
    samples = array("h", pcm)
    size = max(1, rate * FRAME // 1000)
    frames = [loud(samples[start : start + size]) for start in range(0, len(samples), size)]
    loudest = max(frames, default=0.0)
    if loudest < FAINT * FULL:
        return b""
    heard = [place for place, frame in enumerate(frames) if frame >= max(FAINT * FULL, loudest * BELOW)]
    around = AROUND // FRAME
    kept = samples[max(0, heard[0] - around) * size : (heard[-1] + 1 + around) * size]
    level = sqrt(sum(frames[place] ** 2 for place in heard) / len(heard))
    gain = min(LEVEL * FULL / level, PEAK * FULL / max(*kept, -min(kept)))
    return array("h", (round(sample * gain) for sample in kept)).tobytes()


def loud(samples: Sequence[int]) -> float:
    """The root mean square of some samples."""
    return sqrt(sum(sample * sample for sample in samples) / len(samples))
