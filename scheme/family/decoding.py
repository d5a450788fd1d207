"""Decodes one sound file from standard input to WAV on standard output, with little memory and little time."""

import io
import sys
import wave

import av

from scheme.family.sounds import LONGEST, RATE

MEMORY = 1_000_000_000
"""Bytes of address space."""
PROCESSOR = 15
"""Seconds."""

# The container is read off the first bytes and named to the library, so that no playlist is ever followed.
STARTS = (
    (0, b"RIFF", "wav"),
    (4, b"ftyp", "mp4"),
    (0, b"OggS", "ogg"),
    (0, b"\x1aE\xdf\xa3", "matroska"),
    (0, b"fLaC", "flac"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"#!AMR", "amr"),
    (0, b"caff", "caf"),
    (0, b"\xff\xf1", "aac"),
)


def container(content: bytes) -> str | None:
    """The container of a file by its first bytes; None for what no telephone records."""
    for place, start, name in STARTS:
        if content[place : place + len(start)] == start:
            return name
    return None


def plain(content: bytes, name: str) -> bytes:
    """The first sound of a file as WAV, at most ``LONGEST`` seconds; what ``av`` says when it cannot."""
    kept = io.BytesIO()
    left = LONGEST * RATE
    with av.open(io.BytesIO(content), "r", format=name) as opened, wave.open(kept, "wb") as made:
        made.setparams((1, 2, RATE, 0, "NONE", ""))
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        for frame in opened.decode(audio=0):
            for part in resampler.resample(frame):
                samples = bytes(part.planes[0])[: 2 * min(part.samples, left)]
                made.writeframes(samples)
                left -= len(samples) // 2
            if not left:
                break
    return kept.getvalue()


def main() -> int:
    """Exit 1 when it cannot be read; nothing of it is said or written anywhere."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    name = container(content)
    if name is None:
        return 1
    try:
        sys.stdout.buffer.write(plain(content, name))
    except (av.FFmpegError, IndexError, ValueError, MemoryError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
