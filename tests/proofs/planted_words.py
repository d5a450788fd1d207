"""A word, a photo and a recording that nothing else holds by chance, said at a kiosk, and where any of them stands."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

import numpy as np

from easyread.concern import Concern
from easyread.stream import RATE
from kiosk.stream import Stream
from tests.kiosk.kept import new_id
from tests.stories.home import Home
from tests.stories.test_story_hidden_traces import WORD, marks, pieces, show

CONCERN = "thistlewick brimvane"
"""Written while telling someone."""
PIECE = 24
CHUNK = 16 * 1024 * 1024


def noise() -> bytes:
    """Two seconds of a recording, as the microphone gives it."""
    return np.random.default_rng(11).integers(-20_000, 20_000, 2 * RATE, dtype=np.int16).tobytes()


def recorded(home: Home) -> Concern:
    """A concern that was written and said; its recording is sealed as the recorder does."""
    stream, outbox = Stream(new_id(), "audio/pcm"), home.kiosk.device.outbox
    outbox.streams.begin(stream.id, stream.header)
    first = stream.add(noise())
    outbox.streams.add(stream.id, 1, first)
    last, made = stream.end()
    outbox.streams.add(stream.id, 1 + len(first), last, whole=True)
    return Concern(topic="bad", written=CONCERN, said=made)


def say_all(home: Home) -> list[bytes]:
    """A visit that is photographed and written by touch, and a concern; what must be found nowhere."""
    for _ in range(2):
        home.to("ask").do("else", "skip", "next")
    _, jpeg = show(home)
    home.do("next").to("ask").do("write", *(f"letter {letter}" for letter in WORD))
    home.kiosk.device.outbox.put(new_id(), recorded(home), running=False)
    while home.name != "help_given":
        home.do(*(("else", "skip", "next") if home.name == "ask" and not home.chosen() else ("next",)))
    home.do("nobody", "next")
    assert home.name == "thanks"
    spoken = [word.encode(code) for word in CONCERN.split() for code in ("utf-8", "utf-16-le")]
    return [*marks(jpeg), *pieces(noise()), *spoken]


def in_files(folders: Iterable[Path], sought: Sequence[bytes]) -> tuple[int, list[str]]:
    """How many files there are, and in which any of it stands."""
    # A running hub's own temporary files come and go meanwhile, which this walk bears.
    walked = (step for folder in folders for step in os.walk(folder))
    paths = [Path(place, name) for place, _, names in walked for name in names]
    return len(paths), [path.name for path in paths if path.is_file() and standing(path.read_bytes(), sought)]


def in_memory(process: int, sought: Sequence[bytes]) -> tuple[int, list[str]]:
    """How many bytes of a process could be read, but for files it only reads, and where any of it stands."""
    read, found = 0, list[str]()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for row in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
            place, rights, name = row.split()[0], row.split()[1], row[73:]
            if rights[0] != "r" or (name.startswith("/") and rights[1] != "w"):
                continue
            start, end = (int(part, 16) for part in place.split("-"))
            for at in range(start, end, CHUNK):
                content = _read(memory, at, min(CHUNK + PIECE, end - at))
                read += len(content)
                found += [f"{name or 'memory'}: {mark[:12]!r}" for mark in standing(content, sought)]
    return read, found


def _read(memory: IO[bytes], at: int, size: int) -> bytes:
    """What stands there; nothing, where the system lets nobody read."""
    try:
        memory.seek(at)
        return memory.read(size)
    except (OSError, OverflowError):
        return b""


def standing(content: bytes, sought: Sequence[bytes]) -> list[bytes]:
    """What of it stands in these bytes; letters of either case."""
    plain = content.lower()
    return [mark for mark in sought if mark in content or (mark.isascii() and mark in plain)]
