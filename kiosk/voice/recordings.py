"""Lines said by a human voice: a recording of a line always wins over a synthetic one."""

import hashlib
from functools import lru_cache
from pathlib import Path

from easyread.line import Line
from kiosk.voice.sound import BrokenSound, Sound, read_wav, silence, trimmed
from kiosk.voice.words import interpolated

TAIL = 60
"""Silence after a recording, in ms, so that no device swallows the end."""


def name_of(line: Line) -> str:
    """The file name of a line's recording: a hash of the spoken words, whatever their picture."""
    return hashlib.sha256(" ".join(line.spoken.split()).encode()).hexdigest()[:16] + ".wav"


def path_of(folder: Path, line: Line) -> Path:
    """Where the recording of a line is kept: ``<folder>/<language>/<name>``."""
    return folder / line.language / name_of(line)


def found(folder: Path, line: Line) -> Sound | None:
    """The recording of a line, its silence trimmed and its words spread over it; None without a whole one."""
    path = path_of(folder, line)
    try:
        sound = whole(path, path.stat().st_mtime_ns)
    except (OSError, BrokenSound):
        return None
    words = line.words.split() if line.spoken == line.words else []
    starts = interpolated(words, sound.length - TAIL)
    return Sound(sound.rate, sound.pcm, tuple((round(start), index) for index, start in enumerate(starts)))


@lru_cache(maxsize=64)
def whole(path: Path, _changed: int) -> Sound:
    """The sound of a file as it was at that time."""
    sound = trimmed(read_wav(path.read_bytes()))
    return Sound(sound.rate, sound.pcm + silence(sound.rate, TAIL))
