"""Mono 16-bit sound in memory, and the WAV files (AIFF on macOS) it is read from."""

import io
import wave
from array import array
from pathlib import Path

from msgspec import Struct

from kiosk.voice.words import Times

QUIET = 100
"""A sample no further than this from zero (of 32,767) is silence."""
LEAD = 4
"""How many ms are kept before the first sample that can be heard, so that its onset is whole."""


class BrokenSound(Exception):
    """A file that is not the sound it should be: cut short, empty, silent or of a kind not read here."""


class Sound(Struct, frozen=True):
    """``rate`` samples a second of 16 bits, mono, little-endian in ``pcm``; when each word begins.

    ``lead``: how many ms of silence were cut from its head.
    """

    rate: int
    pcm: bytes
    words: Times = ()
    lead: float = 0.0

    @property
    def length(self) -> float:
        """How long it lasts, in ms."""
        return len(self.pcm) / 2 / self.rate * 1000


def silence(rate: int, length: float) -> bytes:
    """Samples of silence for ``length`` ms."""
    return bytes(2 * round(rate * length / 1000))


def trimmed(sound: Sound) -> Sound:
    """The sound without the silence at its head and tail; ``BrokenSound`` when nothing is left."""
    samples = array("h", sound.pcm)
    first = next((index for index, sample in enumerate(samples) if abs(sample) > QUIET), None)
    if first is None:
        raise BrokenSound("silent")
    last = next(index for index in range(len(samples) - 1, -1, -1) if abs(samples[index]) > QUIET)
    start = max(0, first - sound.rate * LEAD // 1000)
    return Sound(sound.rate, sound.pcm[2 * start : 2 * (last + 1)], lead=start / sound.rate * 1000)


def read_wav(content: bytes) -> Sound:
    """The sound of a 16-bit WAV file, its channels made one; ``BrokenSound`` when it is not whole."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            rate, channels, width, frames = (
                file.getframerate(),
                file.getnchannels(),
                file.getsampwidth(),
                file.getnframes(),
            )
            pcm = file.readframes(frames)
    except (wave.Error, EOFError) as error:
        raise BrokenSound(f"not a WAV file: {error}") from error
    if width != 2 or channels not in (1, 2) or not frames or len(pcm) != 2 * channels * frames:
        raise BrokenSound("cut short, empty, or not 16 bits in one or two channels")
    return Sound(rate, mixed(pcm) if channels == 2 else pcm)


def mixed(pcm: bytes) -> bytes:
    """Two channels as one."""
    samples = array("h", pcm)
    return array(
        "h", ((left + right) // 2 for left, right in zip(samples[::2], samples[1::2], strict=True))
    ).tobytes()


def read_aiff(content: bytes) -> Sound:
    """The sound of a 16-bit mono AIFF or AIFF-C file, which is all that macOS writes."""
    if content[:4] != b"FORM" or content[8:12] not in (b"AIFF", b"AIFC"):
        raise BrokenSound("not an AIFF file")
    chunks, at = {}, 12
    while at + 8 <= len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "big")
        chunks[content[at : at + 4]] = content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    shape, body = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")[8:]
    if len(shape) < 18 or shape[:2] != b"\0\1" or shape[6:8] != b"\0\x10" or not body:
        raise BrokenSound("cut short, empty, or not 16 bits in one channel")
    exponent, mantissa = int.from_bytes(shape[8:10], "big") - 16383, int.from_bytes(shape[10:18], "big")
    samples = array("h", body[: len(body) // 2 * 2])
    if shape[18:22] != b"sowt":
        samples.byteswap()
    return Sound(round(mantissa * 2.0 ** (exponent - 63)), samples.tobytes())


def read_file(path: Path) -> Sound:
    """The sound of a WAV or AIFF file; ``BrokenSound`` or ``OSError`` when it cannot be had."""
    content = path.read_bytes()
    return read_aiff(content) if content[:4] == b"FORM" else read_wav(content)
