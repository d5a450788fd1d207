"""A line comes in said by a human voice: from a file or a microphone, evened, and kept where the voice looks for it."""

from pathlib import Path

from easyread.line import Line
from easyread.loudness import evened
from kiosk import assets
from kiosk.store.folder import of_disk
from kiosk.trouble import RecordingUnreadable
from kiosk.voice import recordings
from kiosk.voice.sound import BrokenSound, Sound
from kiosk.voice.wav import read_any

LONGEST = 30.0
"""Seconds of one line."""
LARGEST = 25_000_000
"""Bytes of a file that is read: thirty seconds of the best studio."""
NOTHING = "Nothing was heard."
SPEAK = "Check the microphone, go nearer to it, and speak again."


def read(path: Path) -> Sound:
    """The sound of a WAV file that staff have; raises ``RecordingUnreadable``."""
    remedy = f"Give a WAV file of at most {LONGEST:.0f} seconds and {LARGEST // 10**6} MB: --wav FILE."
    try:
        if path.stat().st_size > LARGEST:
            raise RecordingUnreadable(f"{path} is too large.", remedy)
        return read_any(path.read_bytes(), LONGEST)
    except OSError as error:
        raise RecordingUnreadable(f"{path} cannot be read: {error.strerror}.", remedy) from error
    except BrokenSound as broken:
        raise RecordingUnreadable(f"{path} cannot be used: {broken}.", remedy) from broken


def even(sound: Sound) -> Sound:
    """The sound as it is kept; raises ``RecordingUnreadable`` when nobody speaks in it."""
    pcm = evened(sound.rate, sound.pcm)
    if not pcm:
        raise RecordingUnreadable(NOTHING, SPEAK)
    return Sound(sound.rate, pcm)


def keep(data: Path, line: Line, sound: Sound) -> None:
    """From now on this says the line here, before any other; raises Trouble."""
    try:
        recordings.keep(recordings.folders(data, assets.folder())[0], line, sound)
    except OSError as error:
        raise of_disk(error) from error
