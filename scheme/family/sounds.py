"""Voice messages as telephones record them, decoded in a process of their own and kept as plain sound: WAV."""

import io
import subprocess
import sys
import wave

from django.utils.translation import gettext as _
from msgspec import Struct

LARGEST = 20_000_000
"""Bytes of an upload."""
LONGEST = 5 * 60
"""Seconds that are kept; what comes after is left out, and the page says so beforehand."""
RATE = 16_000
PATIENCE = 30
"""Seconds of wall time; the process gives itself fewer of the processor."""


class SoundTrouble(Exception):
    """The voice message cannot be used; the words say why and what to do."""


class Sound(Struct, frozen=True):
    """A voice message as it is kept: WAV, 16 kHz, 16 bits, mono. ``cut``: it was longer."""

    wav: bytes
    seconds: float
    cut: bool


def made_plain(content: bytes) -> Sound:
    """The sound of a file and nothing else of it; ``SoundTrouble``."""
    if len(content) > LARGEST:
        raise SoundTrouble(_("This voice message is larger than 20 MB. Record a shorter one."))
    command = [sys.executable, "-m", "scheme.family.decoding"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise _unread() from None
    if done.returncode or not done.stdout:
        raise _unread()
    with wave.open(io.BytesIO(done.stdout)) as opened:
        seconds = opened.getnframes() / opened.getframerate()
    if not seconds:
        raise SoundTrouble(_("There is no sound in this voice message. Record it again."))
    return Sound(done.stdout, seconds, cut=seconds >= LONGEST)


def _unread() -> SoundTrouble:
    return SoundTrouble(
        _("This voice message cannot be read. Record it again, or write what you want to say.")
    )
