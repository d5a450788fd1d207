"""Lines said by a human voice: a recording of a line always wins over a synthetic one."""

import hashlib
from pathlib import Path

from easyread.line import Line
from kiosk.voice.sound import BrokenSound, Sound, read_wav, silence, trimmed
from kiosk.voice.words import interpolated

TAIL = 60
"""Silence after a recording, in ms, so that no device swallows the end."""

Recording = tuple[Path, int]
"""A file, and when it was changed."""


def name_of(line: Line) -> str:
    """The file name of a line's recording: a hash of the spoken words, whatever their picture."""
    return hashlib.sha256(" ".join(line.spoken.split()).encode()).hexdigest()[:16] + ".wav"


def path_of(folder: Path, line: Line) -> Path:
    """Where the recording of a line is kept: ``<folder>/<language>/<name>``."""
    return folder / line.language / name_of(line)


def found(folder: Path, line: Line) -> Recording | None:
    """The recording of a line as it stands there now, unread; None when there is none."""
    path = path_of(folder, line)
    try:
        return path, path.stat().st_mtime_ns
    except OSError:
        return None


def read(recording: Recording) -> Sound | None:
    """The sound of a recording, its silence trimmed; None when it is not whole."""
    try:
        sound = trimmed(read_wav(recording[0].read_bytes()))
    except (OSError, BrokenSound):
        return None
    return Sound(sound.rate, sound.pcm + silence(sound.rate, TAIL))


def spread(sound: Sound, line: Line) -> Sound:
    """The sound of a recording with the words of its line spread over it."""
    words = line.words.split() if line.spoken == line.words else []
    starts = interpolated(words, sound.length - TAIL)
    return Sound(sound.rate, sound.pcm, tuple((round(start), index) for index, start in enumerate(starts)))
