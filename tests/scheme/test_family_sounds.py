"""Voice messages as telephones make them: decoded to plain sound, and nothing hangs on those that are none."""

import io
import wave
from functools import cache

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheme.family import sounds
from scheme.family.decoding import STARTS, container
from scheme.family.sounds import RATE, SoundTrouble, made_plain

KINDS = [("wav", "pcm_s16le"), ("ogg", "libopus"), ("webm", "libopus"), ("mp4", "aac"), ("mp3", "libmp3lame")]


@cache
def recorded(kind: str, codec: str, seconds: float = 1.0) -> bytes:
    """A tone of 440 Hz in one of the formats of telephones."""
    rate = 48_000
    wave_of = np.sin(2 * np.pi * 440 * np.arange(int(rate * seconds)) / rate)
    file = io.BytesIO()
    with av.open(file, "w", format=kind) as made:
        stream = made.add_stream(codec, rate=rate, layout="mono")
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray((wave_of * 8000).astype(np.int16)[None, :], "s16", "mono")
        frame.sample_rate = rate
        size = stream.codec_context.frame_size or None
        resampler = av.AudioResampler(stream.codec_context.format, "mono", rate, frame_size=size)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            made.mux(stream.encode(part))
        made.mux(stream.encode(None))
    return file.getvalue()


def heard(wav: bytes) -> np.ndarray:
    with wave.open(io.BytesIO(wav)) as opened:
        assert opened.getparams()[:3] == (1, 2, RATE)
        return np.frombuffer(opened.readframes(opened.getnframes()), np.int16).astype(float)


@pytest.mark.parametrize(("kind", "codec"), KINDS)
def test_what_a_telephone_records_is_heard(kind: str, codec: str) -> None:
    sound = made_plain(recorded(kind, codec))
    samples = heard(sound.wav)
    assert sound.seconds == pytest.approx(1.0, abs=0.1) and not sound.cut
    spectrum = np.abs(np.fft.rfft(samples))
    assert np.argmax(spectrum) * RATE / len(samples) == pytest.approx(440, abs=5)


@pytest.mark.parametrize(
    "content",
    [b"", b"no sound at all", b"RIFF", b"#EXTM3U\nfile:///etc/passwd", recorded("ogg", "libopus")[:200]],
    ids=["empty", "words", "a start", "a playlist", "cut short"],
)
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    with pytest.raises(SoundTrouble):
        made_plain(content)


def test_what_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "LARGEST", 10)
    with pytest.raises(SoundTrouble, match="larger than 20 MB"):
        made_plain(b"RIFF" + bytes(10))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_only_known_containers_are_opened(content: bytes) -> None:
    name = container(content)
    assert name is None or any(content[place:].startswith(start) for place, start, _ in STARTS)
