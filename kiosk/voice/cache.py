"""Rendered lines on disk, named by a hash of what they were made from and never by what anybody answered."""

import hashlib
import io
import os
import wave
from pathlib import Path

import msgspec

from easyread.line import Line
from kiosk.voice.drivers import identity
from kiosk.voice.sound import BrokenSound, Sound
from kiosk.voice.words import Times

LAYOUT = 1
"""Raised when the files change, so that those of an older kiosk are rendered again."""
MARK = b"said"
"""The chunk after the samples: when each word begins, and a digest of samples and words."""


def key_of(line: Line, rate: int) -> str:
    """The name of a line said at ``rate`` words a minute: a hash of all that goes into it."""
    inputs = (LAYOUT, line.words, line.spoken, line.language, identity(line.language), rate)
    return hashlib.blake2b(msgspec.json.encode(inputs), digest_size=16).hexdigest()


def path_of(folder: Path, key: str) -> Path:
    """Where the line of this key is kept."""
    return folder / f"{key}.wav"


def digest(pcm: bytes, words: Times) -> str:
    """What a file says of its own content, so that a damaged one is known."""
    return hashlib.blake2b(pcm + msgspec.json.encode(words), digest_size=8).hexdigest()


def store(path: Path, sound: Sound) -> None:
    """Keep the sound with its word times in one file that is there whole or not at all.

    Its time is always the same: when a line was first needed is nobody's business.
    """
    if not sound.pcm:
        raise BrokenSound("empty")
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.pcm)
    tail = msgspec.json.encode((sound.words, digest(sound.pcm, sound.words)))
    tail += b" " * (len(tail) % 2)
    content = buffer.getvalue() + MARK + len(tail).to_bytes(4, "little") + tail
    content = content[:4] + (len(content) - 8).to_bytes(4, "little") + content[8:]
    part = path.with_suffix(".part")
    part.write_bytes(content)
    os.utime(part, (0, 0))
    part.replace(path)


def load(path: Path) -> Sound | None:
    """The sound kept at ``path``; None when there is none or it is damaged."""
    try:
        content = path.read_bytes()
        body, _, tail = content.rpartition(MARK)
        words, seal = msgspec.json.decode(tail[4:], type=tuple[Times, str])
        with wave.open(io.BytesIO(body)) as file:
            rate, pcm = file.getframerate(), file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error, msgspec.DecodeError):
        return None
    return Sound(rate, pcm, words) if pcm and digest(pcm, words) == seal else None


def sweep(folder: Path, keys: set[str]) -> int:
    """Remove every rendered line that is not among ``keys``, and half-made ones; says how many."""
    old = [path for path in folder.glob("*") if path.suffix in (".wav", ".part") and path.stem not in keys]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
