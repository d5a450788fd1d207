"""Recordings become alike: any WAV file at one rate, width and number of channels."""

import io
import wave
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.loudness import loud
from easyread.stream import RATE
from kiosk.voice.sound import BrokenSound, Sound, read_wav
from kiosk.voice.wav import read_any, resampled, written
from tests.easyread.test_loudness import alike, tone


def wav(pcm: bytes, rate: int, channels: int, width: int) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(pcm)
    return made.getvalue()


def packed(sample: int, width: int) -> bytes:
    """A sample of 16 bits in another width, as WAV files hold it."""
    if width == 1:
        return bytes([(sample >> 8) + 128])
    return (sample << 8 * (width - 2)).to_bytes(width, "little", signed=True)


@given(
    rate=st.sampled_from([8000, 11025, 16000, 22050, 44100, 48000, 96000]),
    channels=st.integers(1, 3),
    width=st.integers(1, 4),
    pitch=st.integers(200, 2500),
)
@settings(max_examples=25, deadline=None)
def test_any_rate_width_and_number_of_channels_becomes_one_kind(
    rate: int, channels: int, width: int, pitch: int
) -> None:
    pcm = b"".join(packed(sample, width) * channels for sample in tone(rate, 0.1, pitch))
    made = read_any(wav(pcm, rate, channels, width), 30)
    assert made.rate == RATE
    assert made.length == pytest.approx(100, abs=0.1)
    assert alike(tone(RATE, 0.1, pitch), array("h", made.pcm)) > 0.99
    assert read_wav(written(made)) == made


def test_what_the_lower_rate_cannot_carry_is_filtered_out() -> None:
    high = resampled(Sound(48000, tone(48000, 0.2, 11000).tobytes()))
    assert loud(array("h", high.pcm)[200:-200]) < 90, "40 dB below what came in"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a WAV file"),
        (b"ID3 an mp3 file", "not a WAV file"),
        (wav(b"", RATE, 1, 2), "empty"),
        (wav(bytes(2 * RATE), RATE, 1, 2)[:-1], "empty, or cut short"),
        (wav(bytes(2 * RATE + 2), RATE, 1, 2), "longer than 1 seconds"),
    ],
)
def test_what_is_no_recording_says_why(content: bytes, why: str) -> None:
    with pytest.raises(BrokenSound, match=why):
        read_any(content, 1)
