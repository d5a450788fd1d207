"""Lines said by a human voice: a recording of a line always wins over a synthetic one."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from easyread.household import Household
from easyread.line import Language, Line
from easyread.lines import all_lines
from easyread.pack import recording_name
from kiosk.voice.sound import BrokenSound, Sound, read_wav, silence, trimmed
from kiosk.voice.wav import written
from kiosk.voice.words import interpolated

TAIL = 60
"""Silence after a recording, in ms, so that no device swallows the end."""

Recording = tuple[Path, int]
"""A file, and when it was changed."""


def folders(data: Path, assets: Path) -> tuple[Path, Path, Path]:
    """Where recordings are, the first that has one says it: made on this device, of packs, come with Heard."""
    return data / "recorded", data / "recordings", assets / "recordings"


def recordable(household: Household, language: Language) -> list[Line]:
    """The lines that everybody here is told, each sound once; what belongs to one person is not among them."""
    everybody = replace(household, people=(), replies=())
    lines = {recording_name(line): line for line in reversed(tuple(all_lines(everybody, language)))}
    return [line for line in reversed(lines.values()) if line.language == language]


def lacking(places: Sequence[Path], lines: Sequence[Line]) -> list[Line]:
    """Those that no human voice says yet."""
    return [line for line in lines if found(places, line) is None]


def keep(folder: Path, line: Line, sound: Sound) -> None:
    """Lay the recording of a line, whole or not at all; raises OSError."""
    path = path_of(folder, line)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    part.write_bytes(written(sound))
    part.replace(path)


def path_of(folder: Path, line: Line) -> Path:
    """Where the recording of a line is kept: ``<folder>/<language>/<name>``."""
    return folder / line.language / recording_name(line)


def found(places: Sequence[Path], line: Line) -> Recording | None:
    """The recording of a line as it stands in the first folder that has one, unread; None when none has."""
    for path in (path_of(folder, line) for folder in places):
        with suppress(OSError):
            return path, path.stat().st_mtime_ns
    return None


def languages(places: Sequence[Path]) -> set[str]:
    """The languages in which at least one line is recorded."""
    return {path.parent.name for folder in places for path in folder.glob("*/*.wav")}


def unpack(folder: Path, recordings: Mapping[str, bytes]) -> None:
    """Lay the recordings of packs (``recordings/<language>/<name>``) into a folder, and remove all others.

    Each file is laid whole or not at all; what the disk refuses is not there, and a voice says the line.
    """
    wanted = {folder.parent / name: content for name, content in recordings.items()}
    with suppress(OSError):
        for path in (path for path in folder.glob("*/*") if path not in wanted):
            path.unlink()
    for path, content in wanted.items():
        with suppress(OSError):
            if not path.exists() or path.stat().st_size != len(content):
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                part = path.with_suffix(".part")
                part.write_bytes(content)
                part.replace(path)


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
